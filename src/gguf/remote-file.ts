import { QwenFormatError } from "../errors.ts";
import { LARGEST_HEADER } from "./byte-reader.ts";
import type { ReadGgufOptions } from "./types.ts";
import { messageOf, unreadable } from "./unreadable.ts";
import { withoutSecrets } from "./url.ts";

/** As much of what a URL holds as is asked for; a server that knows no ranges is left when that has come. */
export async function* urlChunks(
  url: URL,
  { fetch: ask = fetch, headers }: ReadGgufOptions,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (url.username + url.password !== "") throw unreadable("a URL with a name or password: give them in headers");
  const sent = { ...sendable(headers), range: `bytes=0-${LARGEST_HEADER - 1}` };
  const response = await answered(async () => ask(url.href, { headers: sent, signal }));
  const body = bodyOf(response);
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await answered(async () => reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** `null` if the file is empty, which some servers say by refusing the range. */
function bodyOf({ status, statusText, ok, headers, body }: Response): Response["body"] {
  if (status === 416) return null;
  if (!ok) throw unreadable(`cannot be fetched: the server answers ${`${status} ${statusText}`.trim()}`);
  const range = headers.get("content-range");
  if (range?.startsWith("bytes 0-") === false) throw unreadable(`cannot be fetched: the server sends ${range}`);
  return body;
}

/** What a platform says of a header that it does not take may quote it, and it may be a key. */
function sendable(headers: ReadGgufOptions["headers"]): Record<string, string> {
  try {
    return Object.fromEntries(new Headers(headers));
  } catch {
    throw new QwenFormatError("invalid-input", "headers", "HTTP cannot send such a name or value");
  }
}

/** What the network gives. Errors of platforms hold the URL in one place or another, so they are not handed on. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw unreadable(`cannot be fetched: ${withoutSecrets(messageOf(error))}`);
  }
}
