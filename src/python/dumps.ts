import { writePython, type Spelling } from "./write-json.ts";

/**
 * `tojson` as transformers defines it: `json.dumps(value, ensure_ascii=False)`.
 *
 *     {"b": 1.0, "a": [null, true]}
 *
 * Throws `invalid-input` at `path` for what is no JSON value, and beyond `MAX_DEPTH` levels.
 */
export function dumps(value: unknown, path: string): string {
  return writePython(value, path, JSON_SPELLING);
}

const JSON_SPELLING: Spelling = {
  none: "null",
  true: "true",
  false: "false",
  nan: "NaN",
  infinity: "Infinity",
  string: quote,
  key: quoteKey,
};

// The keys of tool schemas come again and again; writing them was half of the time of a tool block.
const writtenKeys = new Map<string, string>();
const MOST_KEYS = 1000;
const LONGEST_KEY = 40;

function quoteKey(key: string): string {
  const known = writtenKeys.get(key);
  if (known !== undefined) return known;
  const written = `${quote(key)}: `;
  if (writtenKeys.size < MOST_KEYS && key.length <= LONGEST_KEY) writtenKeys.set(key, written);
  return written;
}

/** Most strings need quotes and nothing else: one test is twice as fast as `JSON.stringify` for those. */
function quote(text: string): string {
  return TO_ESCAPE.test(text) ? escaped(text) : `"${text}"`;
}

// Pairs of surrogates need no escape, but only a look at both halves could tell.
const TO_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** `JSON.stringify` escapes what Python escapes, and lone surrogates besides, which Python leaves raw. */
function escaped(text: string): string {
  if (text.isWellFormed()) return JSON.stringify(text);
  const inner = text.replace(/\P{Surrogate}+/gu, (wellFormed) => JSON.stringify(wellFormed).slice(1, -1));
  return `"${inner}"`;
}
