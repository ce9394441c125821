import { Option } from "commander";
import fc from "fast-check";
import { requestTextOf } from "../src/testing/arbitraries/requests.ts";
import { templateIds, type TemplateId } from "../src/index.ts";
import type { Template } from "../src/template.ts";
import { templateOf } from "../src/templates/index.ts";
import { isFor } from "../src/testing/rules/rule.ts";
import { rules } from "../src/testing/rules/rules.ts";
import { difference } from "./difference.ts";
import { fuzzBar, fuzzProgram, type FuzzOptions } from "./fuzz-program.ts";
import { startOracle } from "./python.ts";

interface Options extends FuzzOptions {
  readonly template: readonly TemplateId[];
  readonly each?: boolean;
}

const { count, seed, template, each } = fuzzProgram(
  "fuzz",
  "Sends the same random requests to the library and to Python Jinja, and shrinks a difference.",
  "requests",
)
  .addOption(
    new Option("--template <id...>", "only this template (may be repeated)").choices(templateIds).default(templateIds),
  )
  .option("--each", "so many requests for each template, one after the other")
  .parse()
  .opts<Options>();

const runs = each ? template.map((id) => [id]) : [template];
const oracle = startOracle();
const bar = fuzzBar(count * runs.length);
const tallies = new Map(template.map((id): [string, Tally] => [id, { texts: 0, errors: 0 }]));
const failures: string[] = [];
for (const ids of runs) {
  const failure = await fuzz(ids);
  if (failure !== undefined) failures.push(failure);
}
bar.stop();
await oracle.close();

for (const failure of failures) console.log(`${failure}\n`);
report();
process.exitCode = failures.length > 0 ? 1 : 0;

interface Tally {
  texts: number;
  errors: number;
}

/** Compares random requests for these templates; returns in words what is wrong. */
async function fuzz(ids: readonly TemplateId[]): Promise<string | undefined> {
  const property = fc.asyncProperty(requestsFor(ids.map(templateOf)), checkAgreement);
  const result = await fc.check(property, { seed, numRuns: count });
  if (!result.failed) return ids.some(isCompared) ? undefined : `${ids.join(", ")}: nothing was compared`;
  const [request] = result.counterexample ?? [];
  const { errorInstance: error } = result;
  return (
    `Difference after ${result.numRuns} requests, shrunk ${result.numShrinks} times (seed ${seed}):\n\n${request}\n\n` +
    (error instanceof Error ? error.message : String(error))
  );
}

/** Requests wild everywhere, and those of qwen3-format/testing, wild where a rule is about. */
function requestsFor(templates: readonly Template[]): fc.Arbitrary<string> {
  const ofRules = templates.flatMap((record) =>
    rules.filter((rule) => isFor(rule, record)).map((rule) => rule.requests(record)),
  );
  return fc.oneof({ weight: 2, arbitrary: requestTextOf(templates) }, { weight: 1, arbitrary: fc.oneof(...ofRules) });
}

async function checkAgreement(request: string): Promise<void> {
  const answer = await oracle.ask(request);
  const found = difference(request, answer);
  bar.increment();
  const tally = tallies.get(templateIn(request));
  if (tally !== undefined) tally[answer.text === undefined ? "errors" : "texts"]++;
  if (found !== undefined) throw new Error(found);
}

/** {"template": "qwen3", … -> qwen3 */
function templateIn(request: string): string {
  return /^\{"template": "([^"]*)"/.exec(request)?.[1] ?? "";
}

function isCompared(id: string): boolean {
  return (tallies.get(id)?.texts ?? 0) > 0;
}

function report(): void {
  let total = 0;
  for (const [id, { texts, errors }] of tallies) {
    console.log(`${id}: ${texts} texts, ${errors} errors`);
    total += texts + errors;
  }
  const end = failures.length === 0 ? "no difference" : `${failures.length} failed`;
  console.log(`${total} requests, ${end} (seed ${seed})`);
}
