import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MutantResult } from "@stryker-mutator/api/core";
import { Option } from "commander";
import { digest } from "./mutation/digest.ts";
import { identityKey } from "./mutation/identity.ts";
import {
  fileReports,
  killedSurvivors,
  readReport,
  scoreOf,
  sortedByPath,
  survivorsOf,
  writeReport,
  type ScopeReport,
} from "./mutation/report.ts";
import { CACHE, runMutants } from "./mutation/run.ts";
import { SCOPES, sourceFiles, type Scope } from "./mutation/specs.ts";
import { scriptCommand } from "./script-command.ts";

interface Options {
  readonly scope?: readonly string[];
  readonly files?: readonly string[];
  readonly check: boolean;
  readonly update: boolean;
  readonly changed: boolean;
  readonly equivalent: boolean;
  readonly control: boolean;
}

const program = scriptCommand("mutate")
  .description(
    "Changes the source at one place after the other and runs the specs: each change must make one of them fail.\n" +
      "What survives is in spec/mutation/source.json, with its reason. The command line runs in a thread, without the\n" +
      "start of a process. Left out are the weights of random requests (src/testing/arbitraries), and of the command\n" +
      "line the probes of detect and the process that renders them.",
  )
  .option("--scope <names...>", `parts of the source: ${SCOPES.map(({ name }) => name).join(", ")} (default: all)`)
  .option("--files <paths...>", "only these files or folders: src/json.ts src/clauses")
  .option(
    "--check",
    "fail if a score is below the recorded one, a survivor has no reason, or a recorded one is killed",
    false,
  )
  .option("--update", "record scores and survivors; reasons stay where their mutants do", false)
  .option("--changed", "leave out the scopes whose source and specs are as recorded", false)
  .option("--equivalent", "run the mutants that are recorded as equivalent too, which are taken to survive", false)
  .addOption(
    new Option("--control", "switch no mutant on: what fails then, fails by itself, and would count as a kill")
      .default(false)
      .conflicts(["check", "update", "changed"]),
  )
  .addHelpText("after", '\nA survivor is given its reason in the report by hand: "equivalent" or "left".');
const options = program.parse().opts<Options>();

const project = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const unknown = options.scope?.find((name) => !SCOPES.some((scope) => scope.name === name));
if (unknown !== undefined) program.error(`error: there is no scope ${unknown}`);

let isAnyWanted = false;
for (const scope of SCOPES) {
  if (options.scope?.includes(scope.name) ?? true) await mutate(scope);
}
if (!isAnyWanted) program.error("error: there is no such file in a scope");
rmSync(`${project}/${CACHE}`, { recursive: true, force: true });

async function mutate(scope: Scope): Promise<void> {
  const recorded = readReport(project)[scope.name];
  const files = sourceFiles(project, scope).filter(isWanted);
  if (files.length === 0) return;
  isAnyWanted = true;
  const sha256 = digest(project, scope);
  if (options.changed && recorded?.sha256 === sha256) {
    console.log(`${scope.name}: ${recorded.score} % as recorded, source and specs have not changed`);
    return;
  }
  const start = performance.now();
  const known = options.equivalent ? [] : survivorsOf(recorded).filter(({ equivalent }) => equivalent !== undefined);
  const given = { equivalent: known.map(identityKey), isControl: options.control };
  const results = await runMutants(project, scope, files, given);
  if (results.length === 0) fail(`${scope.name}: these files have no mutants.`);
  if (options.control) {
    control(scope, results);
    return;
  }
  const found = fileReports(project, results, recorded);
  const report = { score: scoreOf(found), sha256, files: found };
  tell(scope, report, (performance.now() - start) / 1000);
  if (options.check) {
    check(scope, report, recorded);
    for (const survivor of killedSurvivors(project, results, recorded, known)) {
      fail(`${scope.name}: recorded as a survivor, and killed now: ${survivor}`);
    }
  }
  if (options.update) await record(scope, report);
}

function isWanted(path: string): boolean {
  return options.files?.some((file) => path === file || path.startsWith(`${file.replace(/\/$/, "")}/`)) ?? true;
}

function tell({ name }: Scope, report: ScopeReport, seconds: number): void {
  const mutants = Object.values(report.files).reduce((sum, file) => sum + file.mutants, 0);
  for (const { file, mutator, original, replacement, nth, equivalent, left } of survivorsOf(report)) {
    if (equivalent !== undefined || left !== undefined) continue;
    console.log(`${file} (${mutator}, ${nth})\n  ${original}\n  -> ${replacement}`);
  }
  console.log(`${name}: ${report.score} % of ${mutants} mutants in ${Math.round(seconds)} s`);
}

function check({ name }: Scope, report: ScopeReport, recorded: ScopeReport | undefined): void {
  const files = Object.entries(recorded?.files ?? {}).filter(([path]) => isWanted(path));
  const least = options.files === undefined ? (recorded?.score ?? 100) : scoreOf(Object.fromEntries(files));
  const unexplained = survivorsOf(report).filter(
    ({ equivalent, left }) => equivalent === undefined && left === undefined,
  ).length;
  if (report.score < least) fail(`${name}: the score is below the recorded ${least} %.`);
  if (unexplained > 0) fail(`${name}: ${unexplained} survivors have no reason.`);
}

function control({ name }: Scope, results: readonly MutantResult[]): void {
  const killed = results.filter(({ status }) => status === "Killed" || status === "Timeout");
  for (const { statusReason } of killed) fail(`${name}: ${statusReason}`);
  console.log(`${name}: ${results.length} times without a mutant, ${killed.length} failures`);
}

function fail(words: string): void {
  console.error(words);
  process.exitCode = 1;
}

async function record(scope: Scope, report: ScopeReport): Promise<void> {
  const { name } = scope;
  const all = readReport(project);
  const present = sourceFiles(project, scope);
  const others = Object.entries(all[name]?.files ?? {}).filter(([path]) => !isWanted(path) && present.includes(path));
  const kept = Object.fromEntries(others);
  const files = sortedByPath({ ...kept, ...report.files });
  // Of some files, the rest is as it was: for --changed the scope stays to be run.
  const sha256 = options.files === undefined ? report.sha256 : (all[name]?.sha256 ?? "");
  await writeReport(project, { ...all, [name]: { score: scoreOf(files), sha256, files } });
}
