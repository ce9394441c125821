import { readJson } from "./json-reader.ts";
import type { JsonValue } from "./types.ts";

/**
 * Reads JSON text as Python's `json.loads` does, without the losses of `JSON.parse`:
 *
 *     1.0, 1e16       JsonFloat     1.5, 1e-7       number
 *     12345678901234567890          bigint          NaN, Infinity, -Infinity   number
 *     {"b": 1, "10": 2, "2": 3}     Map, because an object would put 2 and 10 first
 *
 * All other objects are plain; of duplicate keys the last value and the first place hold; `__proto__` is a plain key.
 * No limit of depth here: the formatter has one. Throws `invalid-input` with the offset (UTF-16) of the fault.
 */
export function parseJson(text: string): JsonValue {
  if (!LOSSY.test(text)) {
    try {
      return JSON.parse(text) as JsonValue;
    } catch {
      // NaN or a fault: the reader below tells which.
    }
  }
  return readJson(text);
}

// What JSON.parse would lose: a number with a fraction, an exponent or 16 digits, -0, a key of digits alone (also as "\u0031").
// Strings can hold these patterns too; then the slow reader runs for nothing and answers the same.
const LOSSY = /(?:^|[:[,])\s*(?:-0|-?\d+(?:[.eE]|(?<=\d{16})))|"\d+"\s*:|\\u003/;
