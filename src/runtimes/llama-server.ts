import { plainPieces } from "../tokens/plain-text.ts";
import type { Chat } from "../types.ts";
import { excerpt, LlamaServerError, post, requireServer, type LlamaServer } from "./llama-server-http.ts";
import type { Signal } from "./platform.ts";
import { promptRuns, promptText } from "./prompt.ts";

/** Body of `POST /completion`. */
export interface LlamaServerRequest<P extends string | number[] = string> {
  readonly prompt: P;
}

/**
 * For llama-server:
 *
 *     body: JSON.stringify({ ...llamaServerRequest(chat), n_predict: 512 })
 *
 *     { "prompt": "<|im_start|>user\nHi…", "n_predict": 512 }
 *
 * Generation ends at the tokens that end a turn, which llama.cpp knows by their names; a stop text would only cut an answer
 * that spells one. The server reads the text with special tokens: what caller text spells becomes a token (also `</s>`, which llama.cpp
 * takes for one), and a model file that asks for a BOS gets one. `llamaServerIdRequest` keeps clear of both; with text,
 * `onControlTokens: "error"` refuses such a chat.
 *
 * Throws `invalid-input` where no turn is open, `unsupported` for images and videos.
 */
export function llamaServerRequest(chat: Chat): LlamaServerRequest {
  return { prompt: promptText(chat) };
}

/**
 * As `llamaServerRequest`, in ids, so that no text of the caller's becomes a token and no BOS is added. The server itself
 * encodes, in two requests, however long the chat is:
 *
 *     POST /tokenize { content: ["<|im_start|>", "<|im_end|>"], add_special: false, parse_special: true }
 *     POST /tokenize { content: [151644, "user\nHi", 151645, "\n", …], add_special: false, parse_special: false }
 *
 * Throws `LlamaServerError` for what the server refuses, and where its model has no such tokens; before that
 * `invalid-input` for a server without `url`, and what `llamaServerRequest` throws.
 */
export async function llamaServerIdRequest(
  chat: Chat,
  server: LlamaServer,
  { signal }: { readonly signal?: Signal | undefined } = {},
): Promise<LlamaServerRequest<number[]>> {
  const runs = promptRuns(chat);
  requireServer(server);
  const texts = runs.filter(({ kind }) => kind === "control").map(({ text }) => text);
  const ids = await controlIds([...new Set(texts)], server, signal);
  const content = runs.flatMap(({ kind, text }) => (kind === "control" ? [ids.get(text) ?? text] : plainPieces(text)));
  const prompt = await tokenize(content, false, server, signal);
  const isControl = new Set(ids.values());
  const found = prompt.filter((id) => isControl.has(id)).join();
  if (found === texts.map((text) => ids.get(text)).join()) return { prompt };
  throw new LlamaServerError(200, "/tokenize: text became control tokens, in spite of parse_special: false");
}

/** Ids of the template's own tokens, by their text. */
async function controlIds(
  tokens: readonly string[],
  server: LlamaServer,
  signal: Signal | undefined,
): Promise<Map<string, number>> {
  const ids = await tokenize(tokens, true, server, signal);
  if (ids.length === tokens.length) return new Map(tokens.map((token, index) => [token, ids[index] ?? Number.NaN]));
  throw new LlamaServerError(200, `/tokenize: the model has not all of the tokens ${tokens.join(" ")}`);
}

/** Ids stay as they are, and texts are encoded each by itself. */
async function tokenize(
  content: readonly (string | number)[],
  parse_special: boolean,
  server: LlamaServer,
  signal: Signal | undefined,
): Promise<number[]> {
  const response = await post(server, "/tokenize", { content, add_special: false, parse_special }, signal);
  const text = await response.text();
  const ids = idsIn(text);
  if (ids !== undefined) return ids;
  throw new LlamaServerError(response.status, `/tokenize: expected { tokens: [1, 2, 3] }, got ${excerpt(text)}`);
}

function idsIn(json: string): number[] | undefined {
  try {
    const { tokens } = JSON.parse(json) as { tokens?: unknown };
    return Array.isArray(tokens) && tokens.every(Number.isInteger) ? (tokens as number[]) : undefined;
  } catch {
    return undefined;
  }
}
