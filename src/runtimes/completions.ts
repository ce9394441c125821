import { encodeChat } from "../tokens/encode-chat.ts";
import type { ChatTokenizer, PlainEncoder } from "../tokens/tokenizer.ts";
import type { Chat } from "../types.ts";
import { modelIn } from "./model.ts";
import { promptText, requireOpen } from "./prompt.ts";
import { stopTexts } from "./stop.ts";

/** What `completionRequest` is to know. */
export interface CompletionOptions {
  /** Name of the model on the server. */
  readonly model: string;
  /** With the model's tokenizer, the prompt is ids, as `encodeChat` makes them with `specialTokens: "plain"`. */
  readonly tokenizer?: ChatTokenizer | PlainEncoder | undefined;
}

/** Body of `POST /v1/completions`. */
export interface CompletionRequest {
  readonly model: string;
  readonly prompt: string | number[];
  readonly stop: string[];
}

/**
 * For servers of OpenAI's `/v1/completions` (vLLM, SGLang, llama-server, LM Studio, …):
 *
 *     await client.completions.create({ ...completionRequest(chat, { model: "qwen3" }), max_tokens: 512 });
 *
 *     { model: "qwen3", prompt: "<|im_start|>user\nHi…", stop: ["<|im_end|>", "<|endoftext|>"] }
 *
 * The server reads the text: what caller text spells becomes a token, and a model file that asks for a BOS gets one.
 * Ids keep clear of both; with text, `onControlTokens: "error"` refuses such a chat. Either knows the 26 added tokens of
 * Qwen3: not those that models from 3.5 on have besides (audio), nor your own.
 *
 * Throws `invalid-input` where no turn is open, `unsupported` for images and videos.
 */
export function completionRequest(chat: Chat, options: CompletionOptions): CompletionRequest {
  requireOpen(chat);
  const model = modelIn(options);
  const { tokenizer } = options;
  const prompt = tokenizer === undefined ? promptText(chat) : plainIds(chat, tokenizer);
  return { model, prompt, stop: stopTexts() };
}

function plainIds(chat: Chat, tokenizer: ChatTokenizer | PlainEncoder): number[] {
  return encodeChat(chat, tokenizer, { specialTokens: "plain", labels: false }).inputIds;
}
