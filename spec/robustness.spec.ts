import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHECKED, readRecord } from "../scripts/robustness/record.ts";
import { attempts } from "./support/junk/entries.ts";
import { verdictOn } from "./support/junk/outcomes.ts";
import { builtIns, changedSince } from "./support/junk/prototypes.ts";

// npm run robustness makes 100,000 of these calls.
describe("any input, to every function that takes a caller's data", () => {
  it("gives a value, or a QwenFormatError whose path leads into it; it stays as it was, and so do prototypes", () => {
    const before = builtIns();
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(attempts, ({ entry, given }) => {
        const { outcome, fault } = verdictOn(entry, given);
        if (fault !== undefined) expect.fail(`${entry.name}: ${fault}`);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }),
      { numRuns: 5000 },
    );
    expect(changedSince(before)).toEqual([]);
    for (const outcome of ["value", "invalid-input", "template-error"]) {
      expect(outcomes.get(outcome)).toBeGreaterThan(200);
    }
  }, 300_000);
});

describe("spec/robustness.json", () => {
  const { count, outcomes, first } = readRecord();
  const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

  it("has an outcome for each call, and the first ones among them", () => {
    expect([sum(outcomes), sum(first)]).toEqual([count, CHECKED]);
    const more = Object.entries(first).filter(([name, times]) => times > (outcomes[name] ?? 0));
    expect(more).toEqual([]);
  });

  it("is as large as the README says", () => {
    const said = /a run of ([\d,]+) calls/.exec(readFileSync("README.md", "utf8"))?.[1];
    expect(Number(said?.replaceAll(",", ""))).toBe(count);
  });
});
