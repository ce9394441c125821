import { writePython, type ScalarSpelling } from "./write-json.ts";

/**
 * Python's `str()` of a JSON value: a string is itself, everything else its `repr`.
 *
 *     null -> None    [{"type": "text", "n": 1.0}] -> [{'type': 'text', 'n': 1.0}]
 */
export function pythonStr(value: unknown, path: string): string {
  return typeof value === "string" ? value : writePython(value, path, PYTHON_SPELLING);
}

const WORDS: ReadonlyMap<unknown, string> = /* @__PURE__ */ new Map<unknown, string>([
  [null, "None"],
  [true, "True"],
  [false, "False"],
  [NaN, "nan"],
  [Infinity, "inf"],
  [-Infinity, "-inf"],
]);

const PYTHON_SPELLING: ScalarSpelling = {
  string: stringRepr,
  word: (value) => WORDS.get(value) ?? String(value),
  keys: /* @__PURE__ */ new Map(),
};

/** 'it is', "it's": double quotes only where the text has single ones and no double ones. */
function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(SPECIAL, (character) => (character === quote ? `\\${quote}` : escaped(character)));
  return quote + inner + quote;
}

/** \n, \x7f, \u2028, \U000e0001 */
function escaped(character: string): string {
  if (/[\n\r\t\\]/.test(character)) return JSON.stringify(character).slice(1, -1);
  if (!UNPRINTABLE.test(character)) return character; // ' " 😀
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/**
 * A character that is not `str.isprintable()`; by the Unicode tables of the engine as Python goes by its own: what one of them
 * does not know yet is printable for the other.
 */
export const UNPRINTABLE: RegExp = /^[\p{C}\p{Z}]/u;

// That, quotes and backslashes. Whole characters beyond U+FFFF, too: where one does not match, the JavaScriptCore of 2023
// takes its second half for a character of its own.
const SPECIAL = /(?! )[\p{C}\p{Z}\\'"\u{10000}-\u{10ffff}]/gu;
