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
