import type { Chat } from "../types.ts";
import { segmentWeights, type MaskPolicy } from "./policy.ts";

/** A stretch of the prompt that is trained on. */
export interface MaskSpan {
  /** Offset of the first character, in UTF-16 code units. */
  readonly start: number;
  /** Offset after the last character, in UTF-16 code units. */
  readonly end: number;
  /** Loss weight, more than 0 and at most 1; 1 where the policy says `true`. */
  readonly weight: number;
}

/**
 * What a policy trains on, as ranges of characters: in order, and neighbours of one weight merged.
 *
 *     maskSpans(chat, allAssistant)    // [{ start: 50, end: 71, weight: 1 }]
 *
 * Throws `invalid-input` for a weight that is none. `maskWarnings` tells whether anything is trained at all.
 */
export function maskSpans(chat: Chat, policy: MaskPolicy): MaskSpan[] {
  const weights = segmentWeights(chat, policy);
  const spans: MaskSpan[] = [];
  chat.segments.forEach(({ start, end }, index) => {
    const weight = weights[index] ?? 0;
    const last = spans.at(-1);
    if (weight === 0) return;
    if (last?.end === start && last.weight === weight) spans[spans.length - 1] = { ...last, end };
    else spans.push({ start, end, weight });
  });
  return spans;
}
