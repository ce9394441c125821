/** So many calls from this seed. */
export interface Task {
  readonly count: number;
  readonly seed: number;
}

/** What came of them. */
export interface Report {
  /** The first fault, shrunk, in words. */
  readonly failure: string | undefined;
  /** `formatQwen3: invalid-input` and how often. */
  readonly outcomes: readonly (readonly [name: string, times: number])[];
  readonly slowest: { readonly milliseconds: number; readonly name: string };
}

/** The report of all calls, those of one report and those of another. */
export function added(report: Report, more: Report): Report {
  const outcomes = new Map(report.outcomes);
  for (const [name, times] of more.outcomes) outcomes.set(name, (outcomes.get(name) ?? 0) + times);
  return {
    failure: report.failure ?? more.failure,
    outcomes: [...outcomes].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    slowest: more.slowest.milliseconds > report.slowest.milliseconds ? more.slowest : report.slowest,
  };
}
