import { describe, expect, it } from "vitest";
import report from "./mutation/templates.json" with { type: "json" };
import { manifest } from "./support/golden.ts";

interface Row {
  readonly mutants: number;
  readonly killed: number;
  readonly raises: number;
  readonly equivalent: number;
  readonly score: number;
  readonly survivors: readonly { readonly reason: string | null; readonly mutants: readonly string[] }[];
}

const rows: Readonly<Record<string, Row>> = report;

// `python3 scripts/mutate-templates.py --check` makes the mutants again; here it is only read what was found of them.
describe("the report on the mutants of the templates", () => {
  it("is of every template of the manifest", () => {
    const { templates, training, masks } = manifest;
    expect(Object.keys(rows)).toEqual([...templates, ...training, ...masks].map(({ id }) => id));
  });

  it.each(Object.entries(rows))("%s: all are killed but those that no request can tell", (_, row) => {
    const survivors = row.survivors.flatMap(({ mutants }) => mutants);
    expect(row.survivors.filter(({ reason }) => reason === null)).toEqual([]);
    expect(row.score).toBe(1);
    expect(row.equivalent).toBe(survivors.length);
    expect(row.killed + row.raises + row.equivalent).toBe(row.mutants);
    expect(row.killed).toBeGreaterThan(row.equivalent);
    expect(new Set(survivors).size).toBe(survivors.length);
  });
});
