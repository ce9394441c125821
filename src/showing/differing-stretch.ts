/** Where two texts differ: from `start` on, up to `end` before the end of each. */
export interface DifferingStretch {
  readonly start: number;
  readonly end: number;
}

/** `a<b>c` and `a<i>c`: start 2, end 2. Offsets in UTF-16 code units. */
export function differingStretch(one: string, other: string): DifferingStretch {
  const shortest = Math.min(one.length, other.length);
  let start = 0;
  while (start < shortest && one[start] === other[start]) start++;
  let end = 0;
  while (end < shortest - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return { start, end };
}
