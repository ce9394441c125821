import { addedTokensIn, type AddedTokenText } from "../added-tokens.ts";
import type { Chat } from "../types.ts";

/** Caller text that spells an added token. */
export interface SpelledToken {
  readonly token: AddedTokenText;
  /** messages[0].content */
  readonly path: string;
}

/** Each place in the prompt where caller text spells an added token; a think block that the template has read is none. */
export function* spelledTokens({ segments }: Chat): Generator<SpelledToken> {
  for (const { text, source } of segments) {
    if (source === null) continue;
    for (const { token } of addedTokensIn(text)) yield { token, path: source };
  }
}
