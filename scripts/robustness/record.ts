import { readFileSync, writeFileSync } from "node:fs";
import type { Report, Task } from "./report.ts";

const FILE = new URL("../../spec/robustness.json", import.meta.url);

/** So many of the recorded calls are made again by a check. */
export const CHECKED = 20_000;

/** How often each function gave a value, or an error of which code. */
type Outcomes = Readonly<Record<string, number>>;

/** A run without a fault. Seed and count make it again, call for call. */
export interface RobustnessRecord extends Task {
  readonly outcomes: Outcomes;
  /** Of the first of the calls. */
  readonly first: Outcomes;
}

export function readRecord(): RobustnessRecord {
  return JSON.parse(readFileSync(FILE, "utf8")) as RobustnessRecord;
}

export function writeRecord({ seed, count }: Task, all: Report, first: Report): void {
  const record: RobustnessRecord = {
    seed,
    count,
    outcomes: Object.fromEntries(all.outcomes),
    first: Object.fromEntries(first.outcomes),
  };
  writeFileSync(FILE, `${JSON.stringify(record, null, 2)}\n`);
}

/** `parseJson: value: 12, recorded are 13`, for each outcome that is not as often as it was. */
export function differencesFrom(recorded: Outcomes, { outcomes }: Report): string[] {
  const counted: Outcomes = Object.fromEntries(outcomes);
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(counted)])];
  return names
    .filter((name) => recorded[name] !== counted[name])
    .map((name) => `${name}: ${counted[name] ?? 0}, recorded are ${recorded[name] ?? 0}`);
}
