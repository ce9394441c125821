import { expected, QwenFormatError } from "./errors.ts";
import { JsonFloat, TOO_LONG_INTEGER, TOO_MANY_DIGITS } from "./json-float.ts";
import { isMembers } from "./members.ts";
import type { JsonValue } from "./types.ts";

/**
 * Reads JSON text as Python's `json.loads` does, without the losses of `JSON.parse`:
 *
 *     1.0, 1e16       JsonFloat     1.5, 1e-7       number
 *     12345678901234567890          bigint          NaN, Infinity, -Infinity   number
 *     {"b": 1, "10": 2, "2": 3}     Map, because an object would put 2 and 10 first
 *
 * All other objects are plain; of duplicate keys the last value and the first place hold; `__proto__` is a plain key.
 * Throws `invalid-input` for what is no JSON, for an integer of over 4,300 digits, and for text nested so deep that
 * the engine gives up (thousands of levels; the formatter takes 1,000).
 *
 * `T` is what you say that the text holds, or where its value goes, and not checked, as little as what `JSON.parse` returns: with objects and numbers
 * of `T` in mind, think of the `Map`, the `JsonFloat` and the bigint above. The formatter takes these and checks what it takes.
 *
 *     const { messages } = parseJson<{ messages: Message[] }>(line);
 */
export function parseJson<T = JsonValue>(text: string): T {
  if (typeof text !== "string") throw expected("text", "a string", text);
  try {
    return (LOSSY.test(text) ? parseTagged(text) : JSON.parse(text)) as T;
  } catch (error) {
    throw new QwenFormatError("invalid-input", "", `not JSON: ${(faultIn(text, error) as Error).message}`);
  }
}

/** The fault of the caller's text, where `error` is about the tagged one. */
function faultIn(text: string, error: unknown): unknown {
  if (error instanceof RangeError) return error;
  try {
    JSON.parse(rewritten(text, "", inQuotes));
    JSON.parse(text);
  } catch (fault) {
    return fault;
  }
  return error;
}

// What JSON.parse would lose or refuse: a fraction or an exponent, 16 digits, a key of digits alone (also as "\u0031"),
// NaN and the infinities. Strings can hold these too; then the second way is taken for nothing.
const LOSSY = /\d[.eE]|\d{16}|"\d+"|\\u003|NaN|Infinity/;

/**
 * JSON.parse does the reading, on a text that has nothing to lose: every string carries a letter, so that no key is
 * an integer, and numbers have become objects of a key without that letter, holding their digits.
 *
 *     {"10": 1.0, "a": "b"}    ->    {"s10": {"n":"s1.0"}, "sa": "sb"}
 */
function parseTagged(text: string): unknown {
  return JSON.parse(rewritten(text, "s", asObject), (_, value: unknown) => {
    if (typeof value === "string") return value.slice(1);
    return isMembers(value) ? readTagged(value) : value;
  });
}

const TOKEN = /"|NaN|-?(?:Infinity|(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)/g;
/** The quote that ends a string: an even number of backslashes stands before it. */
const STRING_END = /(?<!\\)(?:\\\\)*"/g;

const asObject = (digits: string): string => `{"n":"s${digits}"}`;

/** `NaN` as a string of its length, `"N"`: JSON.parse would find fault with it. */
const inQuotes = (digits: string): string => (/[NI]/.test(digits) ? `"${digits.slice(0, -2)}"` : digits);

/** `letter` begins every string; what is no token stays as it is, for JSON.parse to refuse. */
function rewritten(text: string, letter: string, numberOf: (digits: string) => string): string {
  let result = "";
  let done = (TOKEN.lastIndex = 0); // a call that threw may have left it anywhere
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    result += text.slice(done, token.index);
    done = STRING_END.lastIndex = TOKEN.lastIndex;
    if (token[0] === '"') {
      TOKEN.lastIndex = done = STRING_END.exec(text) === null ? text.length : STRING_END.lastIndex;
      result += `"${letter}${text.slice(token.index + 1, done)}`;
    } else result += numberOf(token[0]);
  }
  return result + text.slice(done);
}

/** An object whose values have been read already, and whose keys have not; or a number. */
function readTagged(object: object): unknown {
  const entries = Object.entries(object).map(([key, value]): [string, unknown] => [key.slice(1), value]);
  if (Object.hasOwn(object, "n")) return readNumber(String(entries[0]?.[1]));
  // fromEntries defines members, so that "__proto__" becomes one.
  return entries.some(([key]) => /^\d+$/.test(key)) ? new Map(entries) : Object.fromEntries(entries);
}

function readNumber(digits: string): number | bigint | JsonFloat {
  const value = Number(digits);
  if (/[.eE]/.test(digits)) return Number.isInteger(value) ? new JsonFloat(value) : value;
  if (TOO_MANY_DIGITS.test(digits)) throw new RangeError(TOO_LONG_INTEGER);
  return Number.isSafeInteger(value) || /[NI]/.test(digits) ? value : BigInt(digits);
}
