import { QwenFormatError } from "./errors.ts";
import { JsonFloat, MAX_INTEGER_DIGITS } from "./json-float.ts";
import type { JsonValue } from "./types.ts";

const NUMBER = /-?(?:Infinity|(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?)/y;
const BLANKS = /[ \t\r\n]*/y;
const INTEGER_KEY = /^\d+$/;

/** A list or an object whose end has not been read yet. */
interface OpenList {
  readonly items: JsonValue[];
}
interface OpenObject {
  readonly members: Map<string, JsonValue>;
  key: string;
  integerKeys: boolean;
}
type Open = OpenList | OpenObject;

interface Reader {
  readonly text: string;
  at: number;
}

/** Reads any JSON text that Python reads; see `parseJson`. Keeps its own stack, so that depth costs no call frames. */
export function readJson(text: string): JsonValue {
  const read: Reader = { text, at: 0 };
  const open: Open[] = [];
  for (;;) {
    let value = readValueStart(read, open);
    while (value !== undefined) {
      const parent = open.at(-1);
      if (parent === undefined) return readEnd(read, value);
      addTo(parent, value);
      value = readSeparator(read, open, parent);
    }
  }
}

/** Reads a scalar or an empty container whole; of others only the opening, which goes onto the stack. */
function readValueStart(read: Reader, open: Open[]): JsonValue | undefined {
  skipBlanks(read);
  switch (read.text[read.at]) {
    case "{":
      read.at++;
      if (skipTo(read, "}")) return {};
      open.push({ members: new Map(), key: readKey(read), integerKeys: false });
      return undefined;
    case "[":
      read.at++;
      if (skipTo(read, "]")) return [];
      open.push({ items: [] });
      return undefined;
    case '"':
      return readString(read);
    case "t":
      return readWord(read, "true", true);
    case "f":
      return readWord(read, "false", false);
    case "n":
      return readWord(read, "null", null);
    case "N":
      return readWord(read, "NaN", NaN);
    case "I":
      return readWord(read, "Infinity", Infinity);
    default:
      return readNumber(read);
  }
}

function addTo(parent: Open, value: JsonValue): void {
  if ("items" in parent) {
    parent.items.push(value);
    return;
  }
  parent.members.set(parent.key, value);
  if (INTEGER_KEY.test(parent.key)) parent.integerKeys = true;
}

/** After an element: `,` (then `undefined`, and the next value follows) or the end of the container, which is returned. */
function readSeparator(read: Reader, open: Open[], parent: Open): JsonValue | undefined {
  const isList = "items" in parent;
  if (skipTo(read, ",")) {
    if (!isList) {
      skipBlanks(read);
      parent.key = readKey(read);
    }
    return undefined;
  }
  if (!skipTo(read, isList ? "]" : "}")) throw notJson(read, isList ? '"," or "]"' : '"," or "}"');
  open.pop();
  if (isList) return parent.items;
  // fromEntries defines members, so that "__proto__" becomes one.
  return parent.integerKeys ? parent.members : Object.fromEntries(parent.members);
}

function readKey(read: Reader): string {
  const key = readString(read);
  if (!skipTo(read, ":")) throw notJson(read, '":"');
  return key;
}

/** Cuts the token out at its closing quote and leaves the inside to JSON.parse, which is as strict as Python here. */
function readString(read: Reader): string {
  const { text, at } = read;
  let end = text[at] === '"' ? text.indexOf('"', at + 1) : -1;
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  if (end === -1) throw notJson(read, "a string");
  try {
    read.at = end + 1;
    return JSON.parse(text.slice(at, end + 1)) as string;
  } catch {
    throw notJson({ text, at }, "a string without control characters and unknown escapes");
  }
}

/** An odd number of backslashes stands before the quote at `end`. */
function isEscaped(text: string, end: number): boolean {
  let start = end;
  while (text[start - 1] === "\\") start--;
  return (end - start) % 2 === 1;
}

function readNumber(read: Reader): number | bigint | JsonFloat {
  const start = read.at;
  const token = match(read, NUMBER);
  if (token === undefined) throw notJson(read, "a value");
  const [digits, fraction, exponent] = token;
  const value = Number(digits);
  if (digits.endsWith("y")) return value;
  if (fraction !== undefined || exponent !== undefined) {
    return Number.isInteger(value) ? new JsonFloat(value) : value;
  }
  if (digits.length > MAX_INTEGER_DIGITS && digits.replace("-", "").length > MAX_INTEGER_DIGITS) {
    throw notJson({ ...read, at: start }, `an integer of at most ${MAX_INTEGER_DIGITS} digits, as in Python`);
  }
  return Number.isSafeInteger(value) ? value + 0 : BigInt(digits);
}

function readWord<T extends JsonValue>(read: Reader, word: string, value: T): T {
  if (!read.text.startsWith(word, read.at)) throw notJson(read, "a value");
  read.at += word.length;
  return value;
}

function readEnd(read: Reader, value: JsonValue): JsonValue {
  skipBlanks(read);
  if (read.at < read.text.length) throw notJson(read, "the end");
  return value;
}

function match(read: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = read.at;
  const token = pattern.exec(read.text);
  if (token === null) return undefined;
  read.at = pattern.lastIndex;
  return token;
}

function skipBlanks(read: Reader): void {
  match(read, BLANKS);
}

/** Skips blanks, and `mark` if it comes next. */
function skipTo(read: Reader, mark: string): boolean {
  skipBlanks(read);
  if (read.text[read.at] !== mark) return false;
  read.at++;
  skipBlanks(read);
  return true;
}

function notJson(read: Reader, wanted: string): QwenFormatError {
  const found = read.at < read.text.length ? JSON.stringify(read.text.slice(read.at, read.at + 12)) : "the end";
  return new QwenFormatError("invalid-input", "", `not JSON at offset ${read.at}: expected ${wanted}, got ${found}`);
}
