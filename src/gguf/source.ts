import { expected } from "../errors.ts";
import { fileChunks } from "./local-file.ts";
import { urlChunks } from "./remote-file.ts";
import type { GgufSource, ReadGgufOptions } from "./types.ts";
import { unreadable } from "./unreadable.ts";
import { isUrl, urlLabel } from "./url.ts";

const TIMEOUT = 120_000;
/** Timers take no more. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** The bytes of a source. Waiting ends with the time, or when the caller cancels, whatever the source does. */
export async function* chunksIn(source: GgufSource, options: ReadGgufOptions): AsyncGenerator<Uint8Array> {
  const { signal, timeout = TIMEOUT } = options;
  if (!(timeout > 0)) throw expected("timeout", "a number of milliseconds", timeout);
  const deadline = Date.now() + timeout;
  const stop = new AbortController();
  const cancel = (): void => stop.abort(unreadable("cancelled", signal?.reason));
  const expire = (): void => stop.abort(unreadable(`not read within ${timeout / 1000} s`));
  const timer = setTimeout(expire, Math.min(timeout, LONGEST_TIMEOUT));
  signal?.addEventListener("abort", cancel);
  if (signal?.aborted === true) cancel();
  const chunks = open(source, options, stop.signal)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done = false, value } = await unlessStopped(() => chunks.next(), stop.signal);
      if (done) return;
      yield value as Uint8Array;
      // A source that never waits gives the timer no turn.
      if (Date.now() > deadline) expire();
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
    stop.abort();
    // Not awaited, for the source may still be waiting itself.
    chunks.return?.().then(undefined, () => undefined);
  }
}

function unlessStopped<T>(next: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop);
    const settled = (): void => signal.removeEventListener("abort", stop);
    next().then(resolve, reject).finally(settled);
  });
}

function open(source: GgufSource, options: ReadGgufOptions, signal: AbortSignal): AsyncIterable<Uint8Array> {
  if (typeof source === "string") return isUrl(source) ? open(new URL(source), options, signal) : fileChunks(source);
  if (source instanceof URL)
    return source.protocol === "file:" ? fileChunks(source) : urlChunks(source, options, signal);
  if (source instanceof Blob) return blobChunks(source);
  return source;
}

const CHUNK = 1024 * 1024;

async function* blobChunks(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += CHUNK) {
    yield new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer());
  }
}

/** What errors call a source: its path, its URL without secrets, the name of a `File`. */
export function labelOf(source: GgufSource): string {
  if (typeof source === "string") return isUrl(source) ? urlLabel(new URL(source)) : source;
  if (source instanceof URL) return urlLabel(source);
  const { name } = source as { readonly name?: unknown };
  return typeof name === "string" ? name : "";
}
