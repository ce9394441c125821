import { escaped } from "../showing/escaped.ts";

const LINE_FEED = 0x0a;

/** How long a line may be, and what is thrown where one is longer. */
export interface LineLimit {
  readonly bytes: number;
  readonly error: () => Error;
}

/**
 * Splits bytes into lines at U+000A alone, as Python does: U+2028 and a bare carriage return may stand inside JSON.
 * Holds one line at a time. The line feeds are left out.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  limit?: LineLimit,
): AsyncGenerator<Uint8Array, undefined> {
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      yield joined(pending, chunk.subarray(start, end));
      pending = [];
      pendingBytes = 0;
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
    pendingBytes += chunk.length - start;
    if (limit !== undefined && pendingBytes > limit.bytes) throw limit.error();
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}

function joined(pending: readonly Uint8Array[], last: Uint8Array): Uint8Array {
  return pending.length === 0 ? last : Buffer.concat([...pending, last]);
}

/**
 * The same JSON as one line for every reader: readline of Node 24 and Python's splitlines end lines where JSON does not.
 *
 *     "a U+2028 b"  ->  "a\u2028b"
 */
export function inOneLine(json: string): string {
  return json.replace(OTHER_LINE_ENDS, escaped); // inside strings: nowhere else does JSON have them
}

const OTHER_LINE_ENDS = /[\u0085\u2028\u2029]/g;
