import { escaped } from "./escaped.ts";

/**
 * Text that a terminal may be given: control characters, direction marks and what has no width come as pictures or
 * escapes, so that no message can move the cursor, change colours, turn the line round or hide text.
 *
 *     ESC [ 31 m  ->  ␛[31m      U+202E  ->  \u202e
 *
 * The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : escaped(character);
  });
}

// C0 except tab and line feed, DEL, C1, soft hyphen, marks and overrides of direction, zero width space, line and
// paragraph separator, word joiner and invisible operators, byte order mark, tag characters, lone surrogates.
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
