import type { Location, MutantResult, Position } from "@stryker-mutator/api/core";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { identityKey, mutantIdentity, type MutantIdentity } from "./identity.ts";

/** A mutant that the specs do not kill, with one of two reasons; without any, the check fails. */
export interface Survivor extends Omit<MutantIdentity, "file"> {
  /** Why no input can tell it from the source. It is left out of the score, and not run again. */
  readonly equivalent?: string;
  /** Why it is not killed though it could be. */
  readonly left?: string;
}

export interface FileReport {
  readonly mutants: number;
  readonly killed: number;
  /** Killed as well: what they make has no end. */
  readonly timedOut: number;
  readonly survivors: readonly Survivor[];
}

export interface ScopeReport {
  /** killed of all that are not equivalent, in percent */
  readonly score: number;
  /** Of the source and the specs of the scope, as they were. */
  readonly sha256: string;
  readonly files: Readonly<Record<string, FileReport>>;
}

export type SourceReport = Readonly<Record<string, ScopeReport>>;

const NAME = "spec/mutation/source.json";

export function readReport(project: string): SourceReport {
  const path = join(project, NAME);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as SourceReport) : {};
}

export async function writeReport(project: string, report: SourceReport): Promise<void> {
  writeFileSync(join(project, NAME), await format(JSON.stringify(report), { parser: "json", printWidth: 120 }));
}

/** By file, with the reasons that the recorded report has. */
export function fileReports(
  project: string,
  results: readonly MutantResult[],
  recorded: ScopeReport | undefined,
): Record<string, FileReport> {
  const reasons = new Map(survivorsOf(recorded).map((survivor) => [identityKey(survivor), survivor]));
  const inOrder = results.toSorted((a, b) => Number(a.id) - Number(b.id)); // they come as they are done
  const named = inOrder.map((result) => ({
    ...mutantIdentity(project, { ...result, location: fromZero(result.location) }),
    status: result.status,
  }));
  const files = [...new Set(named.map(({ file }) => file))].toSorted();
  return Object.fromEntries(
    files.map((file) => {
      const own = named.filter((mutant) => mutant.file === file);
      const count = (status: string): number => own.filter((mutant) => mutant.status === status).length;
      const alive = own.filter(({ status }) => status !== "Killed" && status !== "Timeout");
      const survivors = alive.map(({ file: _file, status: _status, ...identity }) => {
        const { equivalent, left } = reasons.get(identityKey({ file, ...identity })) ?? {};
        return { ...identity, ...(equivalent !== undefined && { equivalent }), ...(left !== undefined && { left }) };
      });
      return [file, { mutants: own.length, killed: count("Killed"), timedOut: count("Timeout"), survivors }];
    }),
  );
}

/** Those that are recorded as survivors and have been killed: either the reason is not true, or specs fail by themselves. */
export function killedSurvivors(
  project: string,
  results: readonly MutantResult[],
  recorded: ScopeReport | undefined,
  notRun: readonly MutantIdentity[],
): string[] {
  const survivors = new Set(survivorsOf(recorded).map(identityKey));
  for (const identity of notRun) survivors.delete(identityKey(identity));
  return results
    .filter(({ status }) => status === "Killed")
    .map((result) => mutantIdentity(project, { ...result, location: fromZero(result.location) }))
    .filter((identity) => survivors.has(identityKey(identity)))
    .map(({ file, original, replacement }) => `${file}: ${original} -> ${replacement}`);
}

/** Results count lines and columns from 1, the mutants that are run from 0. */
function fromZero({ start, end }: Location): Location {
  const less = ({ line, column }: Position): Position => ({ line: line - 1, column: column - 1 });
  return { start: less(start), end: less(end) };
}

export function survivorsOf(report: ScopeReport | undefined): (Survivor & { readonly file: string })[] {
  const files = Object.entries(report?.files ?? {});
  return files.flatMap(([file, { survivors }]) => survivors.map((survivor) => ({ file, ...survivor })));
}

export function sortedByPath(files: Readonly<Record<string, FileReport>>): Record<string, FileReport> {
  return Object.fromEntries(
    Object.keys(files)
      .toSorted()
      .map((path) => [path, files[path] as FileReport]),
  );
}

/** `99.87` */
export function scoreOf(files: Readonly<Record<string, FileReport>>): number {
  let [killed, all] = [0, 0];
  for (const report of Object.values(files)) {
    killed += report.killed + report.timedOut;
    all += report.mutants - report.survivors.filter(({ equivalent }) => equivalent !== undefined).length;
  }
  return all === 0 ? 100 : Math.floor((10_000 * killed) / all) / 100;
}
