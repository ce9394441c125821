import { QwenFormatError } from "../errors.ts";
import type { Segment } from "../types.ts";
import type { Offsets } from "./align.ts";
import { isTemplateToken } from "./runs.ts";

/** Throws `invalid-input` where an added token that the template has written did not come out as one token. */
export function requireTemplateTokens(segments: readonly Segment[], { start, end }: Offsets): void {
  let token = 0;
  for (const segment of segments) {
    if (!isTemplateToken(segment)) continue;
    while ((start[token] ?? Infinity) < segment.start) token++;
    if (start[token] === segment.start && end[token] === segment.end) continue;
    throw new QwenFormatError(
      "invalid-input",
      "tokenizer",
      `does not give the added token ${segment.text} as one token`,
    );
  }
}
