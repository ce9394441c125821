import type { Segment } from "../types.ts";
import type { Offsets } from "./align.ts";

export const STRADDLE_RULES = ["any", "first", "all"] as const;

/**
 * What becomes of a token that lies over the border of a mask: trained if `any` of its characters is, if its `first` is, or
 * if `all` are. With weights: the largest, the first, the smallest of them.
 *
 * @useDeclaredType
 */
export type StraddleRule = (typeof STRADDLE_RULES)[number];

/** The characters of a token that have one weight. */
export interface StraddlePart {
  readonly text: string;
  /** Offsets in the prompt, in the unit of the tokens' own. */
  readonly start: number;
  readonly end: number;
  /** Index of the segment that the first of them belongs to. */
  readonly segment: number;
  readonly weight: number;
}

/** A token over a mask border, with both sides of it. */
export interface Straddle {
  /** Index of the token. */
  readonly token: number;
  readonly id: number;
  /** Two parts, or more where a masked stretch is shorter than the token; neighbours differ in weight. */
  readonly parts: readonly StraddlePart[];
}

/** Mask values token by token. */
export interface TokenWeights {
  readonly weights: number[];
  /** Index of the segment that the first character of the token belongs to. */
  readonly segment: number[];
  readonly straddles: Straddle[];
}

/** Lays the weights of the segments over the tokens. */
export function tokenWeights(
  segments: readonly Segment[],
  segmentWeights: readonly number[],
  ids: readonly number[],
  { start, end }: Offsets,
  rule: StraddleRule,
): TokenWeights {
  const weights = Array<number>(ids.length);
  const segment = Array<number>(ids.length);
  const straddles: Straddle[] = [];
  let at = -1;
  let until = 0; // the end of segment `at`
  for (let token = 0; token < ids.length; token++) {
    const from = start[token] ?? 0;
    const to = end[token] ?? 0;
    while (until <= from) until = segments[++at]?.end ?? Infinity;
    segment[token] = at;
    weights[token] = segmentWeights[at] ?? 0;
    if (to <= until) continue;
    const parts = partsOf(segments, segmentWeights, at, from, to);
    weights[token] = weightOf(parts, rule);
    if (parts.length > 1) straddles.push({ token, id: ids[token] ?? 0, parts });
  }
  return { weights, segment, straddles };
}

/** Cuts the range at borders of segments, and joins neighbours of one weight. */
function partsOf(
  segments: readonly Segment[],
  weights: readonly number[],
  first: number,
  from: number,
  to: number,
): StraddlePart[] {
  const parts: StraddlePart[] = [];
  for (let index = first; ; index++) {
    const segment = segments[index];
    if (segment === undefined || segment.start >= to) return parts;
    const start = Math.max(from, segment.start);
    const end = Math.min(to, segment.end);
    const text = segment.text.slice(start - segment.start, end - segment.start);
    const weight = weights[index] ?? 0;
    const last = parts.at(-1);
    if (last?.weight === weight) parts[parts.length - 1] = { ...last, text: last.text + text, end };
    else parts.push({ text, start, end, segment: index, weight });
  }
}

function weightOf(parts: readonly StraddlePart[], rule: StraddleRule): number {
  const weights = parts.map(({ weight }) => weight);
  switch (rule) {
    case "any":
      return Math.max(...weights);
    case "first":
      return weights[0] ?? 0;
    case "all":
      return Math.min(...weights);
  }
}
