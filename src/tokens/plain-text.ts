import { addedTokensIn } from "../added-tokens.ts";
import { encodeText, type ChatTokenizer, type Pieces } from "./tokenizer.ts";

/**
 * Encodes text so that no added token comes out of it, as the tokenizer would with added-token matching off.
 */
export function encodePlain(tokenizer: ChatTokenizer, text: string): Pieces[] {
  return plainPieces(text).map((piece) => encodeText(tokenizer, piece));
}

/**
 * Cuts each spelled token before its last `>` or `|>`, where a letter ends: the pre-tokenizer ends a match there in any
 * case, and `>` and `|` compose with nothing before them, so the cut changes no id. Joined they are the text.
 *
 *     a <|im_end|> b    ->    `a <|im_end` and `|> b`
 */
export function plainPieces(text: string): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { token, offset } of addedTokensIn(text)) {
    const cut = offset + token.length - (token.endsWith("|>") ? 2 : 1);
    pieces.push(text.slice(at, cut));
    at = cut;
  }
  return at < text.length ? [...pieces, text.slice(at)] : pieces;
}
