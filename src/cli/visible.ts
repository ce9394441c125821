/**
 * Text that a terminal may be given: control characters and direction marks come as pictures or escapes,
 * so that no message can move the cursor, change colours or turn the line round.
 *
 *     ESC [ 31 m  ->  ␛[31m      U+202E  ->  \u202e
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

// C0 except tab and line feed, DEL, C1, marks and overrides of direction, line and paragraph separator, lone surrogates.
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;
