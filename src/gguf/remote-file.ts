import { LARGEST_HEADER } from "./byte-reader.ts";
import type { ReadGgufOptions } from "./source.ts";
import { messageOf, unreadable } from "./unreadable.ts";

/** As much of what a URL holds as is asked for; a server that knows no ranges is left when that has come. */
export async function* urlChunks(
  url: URL,
  { fetch: ask = fetch, headers }: ReadGgufOptions,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (url.username + url.password !== "") throw unreadable("a URL with a name or password: give them in headers");
  const range = `bytes=0-${LARGEST_HEADER - 1}`;
  const response = await ask(url.href, { headers: { ...headers, range }, signal }).catch(refuse);
  const body = bodyOf(response);
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(refuse);
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

/** Deno names the URL, with the signature that it may hold, or that of the place it was redirected to. */
function refuse(error: unknown): never {
  const message = messageOf(error);
  const told = message.replace(QUERY, "");
  throw unreadable(`cannot be fetched: ${told}`, told === message ? error : undefined);
}

const QUERY = /\?[^\s)]+/g;
