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
};

/** `JSON.stringify` escapes what Python escapes, and lone surrogates besides, which Python leaves raw. */
function quote(text: string): string {
  const quoted = JSON.stringify(text);
  return quoted.includes("\\ud") ? quoteLoneSurrogates(text) : quoted;
}

function quoteLoneSurrogates(text: string): string {
  const inner = text.replace(/\P{Surrogate}+/gu, (wellFormed) => JSON.stringify(wellFormed).slice(1, -1));
  return `"${inner}"`;
}
