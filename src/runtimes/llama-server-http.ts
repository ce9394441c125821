import { expected } from "../errors.ts";
import type { Fetch, Signal, Url } from "./platform.ts";

/** Where a llama-server listens. */
export interface LlamaServer {
  /** `http://127.0.0.1:8080` */
  readonly url: string | Url;
  /** For `--api-key`: `{ Authorization: "Bearer …" }` */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Default: that of the platform. */
  readonly fetch?: Fetch | undefined;
}

/** The server refused, or answered something else than what was asked. What `fetch` throws comes as it is. */
export class LlamaServerError extends Error {
  override readonly name = "LlamaServerError";
  /** Of the answer: 400, 401, 503, … */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Throws `invalid-input` for what has no address. */
export function requireServer(server: LlamaServer | null | undefined): void {
  const url = server?.url;
  if (typeof url !== "string" && !(url instanceof URL)) throw expected("server.url", "a string or a URL", url);
}

/** Any answer but 200 is an error, with the beginning of what the server says. */
export async function post(
  { url, headers, fetch = globalThis.fetch }: LlamaServer,
  path: string,
  body: object,
  signal?: Signal,
): Promise<Response> {
  const response = await fetch(String(url).replace(/(?<!\/)\/+$/, "") + path, {
    method: "POST",
    headers: mergedHeaders({ "Content-Type": "application/json" }, headers),
    body: JSON.stringify(body),
    signal: signal ?? null,
  });
  if (response.ok) return response;
  throw new LlamaServerError(response.status, `${path}: ${response.status} ${excerpt(await response.text())}`);
}

/** { Authorization: "a" } and { authorization: "b", x: undefined } -> { authorization: "b" }; `fetch` would send both. */
export function mergedHeaders(...all: readonly LlamaServer["headers"][]): Record<string, string> {
  const sent = new Map<string, readonly [string, string]>();
  for (const [name, value] of all.flatMap((headers) => Object.entries(headers ?? {}))) {
    if (value !== undefined) sent.set(name.toLowerCase(), [name, value]);
  }
  return Object.fromEntries(sent.values());
}

/** `{"error":{"code":400,"message":"…"}}` at some length, not all of a proxy's page. */
export function excerpt(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
