import { offsetsIn } from "../offsets.ts";

// No piece of UTF-8 in the letters of byte-level BPE: it has another letter, or bytes within a character (0x80 to 0xbf: ¡ to ¿
// and Ģ to Ń) behind ASCII, or fewer or more of them behind the first byte of a character than belong there.
const NO_BYTES =
  /[^!-~\u00a1-\u00ac\u00ae-\u0143]|[!-~\u0100-\u0121][\u00a1-\u00bf\u0122-\u0143]|[\u00c0-\u00ff][!-~\u00c0-\u0121]|[\u00e0-\u00ff][\u00a1-\u00bf\u0122-\u0143][!-~\u00c0-\u0121]|[\u00f0-\u00ff][\u00a1-\u00bf\u0122-\u0143]{2}[!-~\u00c0-\u0121]|[\u00c0-\u00df][\u00a1-\u00bf\u0122-\u0143]{2}/;

/**
 * Bytes of UTF-8 that a token covers: a byte for each letter, or, of an added token, those of its text.
 *
 *     é, as `Ã©`      ->    2
 *     <|réponse|>     ->    12
 */
export function byteLengthOf(token: string): number {
  return NO_BYTES.test(token) ? offsetsIn("byte", token)(token.length) : token.length;
}
