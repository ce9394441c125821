import type { Complete, CompletionPiece, CompletionSettings } from "./completion.ts";
import {
  excerpt,
  LlamaServerError,
  mergedHeaders,
  post,
  requireServer,
  type LlamaServer,
} from "./llama-server-http.ts";
import { llamaServerIdRequest } from "./llama-server.ts";

/**
 * Completes chats on a llama-server, with the prompt in ids (`llamaServerIdRequest`):
 *
 *     for await (const { text } of llamaServerCompletion({ url: "http://127.0.0.1:8080" })(chat, {})) process.stdout.write(text);
 *
 *     POST /completion { prompt: [151644, 872, …], stream: true, n_predict: 512, temperature: 0.6 }
 *
 * Leaving the loop early ends the request, and so the generation. Throws `invalid-input` for a server without `url`.
 */
export function llamaServerCompletion(server: LlamaServer): Complete {
  requireServer(server);
  return async function* (chat, settings) {
    const signal = settings.abortSignal;
    const called = { url: server.url, fetch: server.fetch, headers: mergedHeaders(server.headers, settings.headers) };
    const request = await llamaServerIdRequest(chat, called, { signal });
    const response = await post(called, "/completion", { ...request, stream: true, ...sampling(settings) }, signal);
    for await (const data of eventsIn(response)) {
      const { piece, isLast } = readEvent(data);
      yield piece;
      if (isLast) return;
    }
    throw new LlamaServerError(response.status, "/completion: the connection ended before the answer did");
  };
}

/** What is undefined does not get into the JSON. */
function sampling(settings: CompletionSettings): object {
  return {
    n_predict: settings.maxOutputTokens,
    temperature: settings.temperature,
    top_p: settings.topP,
    top_k: settings.topK,
    presence_penalty: settings.presencePenalty,
    frequency_penalty: settings.frequencyPenalty,
    seed: settings.seed,
    stop: settings.stopSequences,
  };
}

/** The JSON texts after `data: `; of an error, which older servers send as `error: `, likewise. */
async function* eventsIn(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder(); // Bun 1.0 has no TextDecoderStream
  let rest = "";
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      const lines = (rest + decoder.decode(next.value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      // A line that begins with a colon keeps the connection alive, and says nothing.
      for (const line of lines) if (/^(?!(event|id|retry)?:)\S/.test(line)) yield line.replace(/^(data|error): */, "");
    }
  } finally {
    await reader?.cancel();
  }
}

/** An event of `/completion`, as far as it is read. */
interface CompletionEvent {
  readonly content?: string;
  readonly stop?: boolean;
  readonly stop_type?: string;
  readonly tokens_evaluated?: number;
  readonly tokens_predicted?: number;
}

function readEvent(json: string): { readonly piece: CompletionPiece; readonly isLast: boolean } {
  const { content, stop, stop_type, tokens_evaluated, tokens_predicted } = parseEvent(json);
  if (typeof content !== "string") throw new LlamaServerError(200, `/completion: ${excerpt(json)}`);
  if (stop !== true) return { piece: { text: content }, isLast: false };
  const finishReason = stop_type === "limit" ? "length" : "stop";
  return {
    piece: { text: content, finishReason, inputTokens: tokens_evaluated, outputTokens: tokens_predicted },
    isLast: true,
  };
}

function parseEvent(json: string): CompletionEvent {
  try {
    return (JSON.parse(json) as CompletionEvent | null) ?? {};
  } catch {
    return {};
  }
}
