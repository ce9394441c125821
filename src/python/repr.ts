import { isPrintable } from "./printable.ts";
import { writePython, type Spelling } from "./write-json.ts";

/**
 * Python's `str()` of a JSON value: a string is itself, everything else its `repr`.
 *
 *     null -> None    [{"type": "text", "n": 1.0}] -> [{'type': 'text', 'n': 1.0}]
 */
export function pythonStr(value: unknown, path: string): string {
  return typeof value === "string" ? value : writePython(value, path, PYTHON_SPELLING);
}

const PYTHON_SPELLING: Spelling = {
  none: "None",
  true: "True",
  false: "False",
  nan: "nan",
  infinity: "inf",
  string: stringRepr,
  key: (key) => `${stringRepr(key)}: `,
};

/** 'it is', "it's": double quotes only where the text has single ones and no double ones. */
function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let inner = "";
  for (const character of text) inner += escapeCharacter(character, quote);
  return quote + inner + quote;
}

function escapeCharacter(character: string, quote: string): string {
  switch (character) {
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "\t":
      return "\\t";
    case "\\":
      return "\\\\";
    case quote:
      return `\\${quote}`;
    default:
      return isPrintable(character) ? character : escapeCodePoint(character.codePointAt(0) ?? 0);
  }
}

/** \x7f, \u2028, \U000e0001 */
function escapeCodePoint(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
