import { escaped } from "./escaped.ts";

/**
 * Text that a terminal may be given: control characters, direction marks and what has no width come as pictures or
 * escapes, so that no message can move the cursor, change colours, turn the line round or hide text.
 *
 *     ESC [ 31 m  ->  ␛[31m      U+202E  ->  \u202e
 *
 * The joiners U+200C and U+200D and variation selectors stay: scripts and emoji need them.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : escaped(character);
  });
}

/** JSON of the same value in which these characters are escapes: `"\u202e"`, a tag letter `"\udb40\udc41"`. */
export function visibleJson(json: string): string {
  // Unit by unit, as JSON has it. They stand inside strings: JSON has them in no other place.
  return json.replace(UNSAFE, (character) => character.replace(/[^]/g, (unit) => escaped(unit)));
}

// C0 except tab and line feed, DEL, C1, marks and overrides of direction, line and paragraph separator, interlinear
// annotation, lone surrogates, and what has no width or looks like nothing, but for joiners and variation selectors.
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]|(?![\u200c\u200d]|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu;
