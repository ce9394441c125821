import { inspect } from "node:util";
import fc from "fast-check";
import { attempts, type Attempt } from "../../spec/support/junk/entries.ts";
import { verdictOn } from "../../spec/support/junk/outcomes.ts";
import { builtIns, changedSince } from "../../spec/support/junk/prototypes.ts";
import type { Report, Task } from "./report.ts";

const before = builtIns();

/** A process that makes calls as it is told to. */
process.on("message", (task) => process.send?.(reportOn(task as Task)));

function reportOn({ seed, count }: Task): Report {
  const outcomes = new Map<string, number>();
  let slowest: Report["slowest"] = { milliseconds: 0, name: "" };
  const property = fc.property(attempts, ({ entry, given }) => {
    const began = performance.now();
    const { outcome, fault } = verdictOn(entry, given);
    const milliseconds = Math.round(performance.now() - began);
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, name: entry.name };
    const name = `${entry.name}: ${outcome}`;
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
    if (fault !== undefined) throw new Error(fault);
  });
  const result = fc.check(property, { seed, numRuns: count });
  return { failure: result.failed ? failureOf(result) : pollution(), outcomes: [...outcomes], slowest };
}

function failureOf({ counterexample, errorInstance, seed, numRuns }: fc.RunDetails<[Attempt]>): string {
  const [attempt] = counterexample ?? [];
  const fault = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `${attempt?.entry.name}, after ${numRuns} calls (seed ${seed}):\n\n${inspect(attempt?.given, { depth: null })}\n\n${fault}`;
}

function pollution(): string | undefined {
  const changed = changedSince(before);
  return changed.length === 0 ? undefined : `Properties of built-in objects have changed: ${changed.join(", ")}`;
}
