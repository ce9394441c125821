import { writePython, type ScalarSpelling } from "./write-json.ts";

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

const JSON_SPELLING: ScalarSpelling = { string: quote, word: String, keys: /* @__PURE__ */ new Map() };

/** `JSON.stringify` escapes what Python escapes, and lone surrogates besides, which Python leaves raw. */
function quote(text: string): string {
  if (!/["\\\u0000-\u001f\ud800-\udfff]/.test(text)) return `"${text}"`;
  if (text.isWellFormed()) return JSON.stringify(text);
  return `"${text.replace(/\P{Surrogate}+/gu, (wellFormed) => JSON.stringify(wellFormed).slice(1, -1))}"`;
}
