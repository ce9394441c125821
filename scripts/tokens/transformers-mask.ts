import type { Span } from "../python.ts";

/**
 * The mask that `apply_chat_template(return_assistant_tokens_mask=True)` of transformers 5.18 gives, by its own rule:
 * from the first token of a span's first character to the first token of its last character, both included. A first
 * character without a token ends it all, and a last one without a token, or with token 0, means the end of the ids.
 */
export function transformersMask(
  length: number,
  spans: readonly Span[],
  charToToken: (character: number) => number | null,
): number[] {
  const mask = Array<number>(length).fill(0);
  for (const [start, end] of spans) {
    const first = charToToken(start);
    const last = charToToken(end - 1);
    if (first === null) break;
    mask.fill(1, first, last === null || last === 0 ? length : last + 1);
  }
  return mask;
}
