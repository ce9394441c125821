import { expected } from "./errors.ts";

export const OFFSET_UNITS = ["utf16", "codepoint", "byte"] as const;

/**
 * UTF-16 code units (JavaScript), Unicode code points (Python), or bytes of UTF-8.
 *
 * @useDeclaredType
 */
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/**
 * Converts UTF-16 offsets in `text` to another unit:
 *
 *     const inPython = offsetsIn("codepoint", chat.text);
 *     chat.segments.map(({ start, end }) => [inPython(start), inPython(end)]);
 *
 * Ascending offsets cost one pass over the text in all; a smaller one than the last starts again from the front.
 * One between the halves of a surrogate pair counts the whole character. A lone surrogate is one code point, as in
 * Python, and three bytes. Throws `invalid-input` for an offset that is not in the text.
 */
export function offsetsIn(unit: OffsetUnit, text: string): (offset: number) => number {
  if (typeof text !== "string") throw expected("text", "a string", text);
  if (!OFFSET_UNITS.includes(unit)) throw expected("unit", `one of ${OFFSET_UNITS.join(", ")}`, unit);
  const widthOf = unit === "codepoint" ? () => 1 : byteWidth;
  let at = 0;
  let count = 0;
  return (offset) => {
    if (!Number.isInteger(offset) || offset < 0 || offset > text.length) {
      throw expected("offset", `an integer up to ${text.length}`, offset);
    }
    if (unit === "utf16") return offset;
    if (offset < at) at = count = 0;
    while (at < offset) {
      const code = text.codePointAt(at) ?? 0;
      const next = at + (code > 0xffff ? 2 : 1);
      if (next > offset) return count + widthOf(code);
      count += widthOf(code);
      at = next;
    }
    return count;
  };
}

function byteWidth(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
