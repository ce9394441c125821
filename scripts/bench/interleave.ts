/** One way of doing the work; returns something that depends on all of it. */
export interface Candidate {
  readonly name: string;
  readonly run: () => number;
}

/**
 * Times candidates in turn, A B C A B C …, so that a machine that changes its speed changes it for all of them.
 * Benchmark libraries time one candidate after the other, and their ratios drift with the machine.
 * Returns the median milliseconds of one run of each.
 */
export function interleave(candidates: readonly Candidate[], rounds: number): Map<string, number> {
  const repeats = new Map(candidates.map((candidate) => [candidate.name, calibrate(candidate)]));
  const times = new Map(candidates.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const candidate of candidates) {
      times.get(candidate.name)?.push(time(candidate, repeats.get(candidate.name) ?? 1));
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

const MINIMUM = 20; // milliseconds of one measurement

/** Warms up, and finds how many runs fill one measurement. */
function calibrate(candidate: Candidate): number {
  let repeats = 1;
  for (let spent = time(candidate, 1); spent * repeats < MINIMUM; spent = time(candidate, repeats)) repeats *= 2;
  return repeats;
}

let sink = 0;

function time({ run }: Candidate, repeats: number): number {
  const start = performance.now();
  for (let index = 0; index < repeats; index++) sink += run();
  return (performance.now() - start) / repeats;
}

/** Keeps the work from being optimised away. */
export function usedResults(): number {
  return sink;
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
