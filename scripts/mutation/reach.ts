import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** How often mutants are passed, by id. */
export type Passed = Readonly<Record<string, number>>;

/** The nth test of a spec. */
export interface Place {
  readonly spec: string;
  readonly index: number;
}

/** What one test does without a mutant, or what the spec does before its tests. */
interface Row {
  readonly passed: Record<string, number>;
  milliseconds: number;
}

/** Which mutants each test reaches in the command line, and how long it takes; one process finds out, others read it. */
export class Reach {
  readonly #rows = new Map<string, Row>();

  /** What was passed by a test; by a spec before its tests where there is no index. */
  add(spec: string, index: number | undefined, passed: Passed, milliseconds = 0): void {
    const row = this.#rows.get(keyOf(spec, index)) ?? { passed: {}, milliseconds };
    for (const [id, count] of Object.entries(passed)) row.passed[id] = (row.passed[id] ?? 0) + count;
    this.#rows.set(keyOf(spec, index), row);
  }

  /** All tests reach what their spec reaches before them. */
  has({ spec, index }: Place, mutant: string): boolean {
    return [undefined, index].some((each) => this.#rows.get(keyOf(spec, each))?.passed[mutant] !== undefined);
  }

  /** `undefined` where the test has not been run. */
  millisecondsOf({ spec, index }: Place): number | undefined {
    return this.#rows.get(keyOf(spec, index))?.milliseconds;
  }

  /** Of a spec with all of its tests. */
  countsOf(spec: string): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const [key, { passed }] of this.#rows) {
      if (!key.startsWith(`${spec} `)) continue;
      for (const [id, count] of Object.entries(passed)) counts[id] = (counts[id] ?? 0) + count;
    }
    return counts;
  }

  save(path: string): void {
    writeFileSync(path, JSON.stringify([...this.#rows]));
  }

  load(path: string): void {
    if (this.#rows.size > 0 || !existsSync(path)) return;
    for (const [key, row] of JSON.parse(readFileSync(path, "utf8")) as [string, Row][]) this.#rows.set(key, row);
  }
}

/** Of the nth test of a spec, or of what comes before its tests. */
export function keyOf(spec: string, index: number | undefined): string {
  return `${spec} ${index ?? ""}`;
}
