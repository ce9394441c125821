import type { Chat } from "../types.ts";
import { promptText } from "./prompt.ts";

/** Options of `createCompletion`. */
export interface WllamaRequest {
  readonly prompt: string;
}

/**
 * For wllama 3, llama.cpp in the browser:
 *
 *     await wllama.createCompletion({ ...wllamaRequest(chat), max_tokens: 512 });
 *
 *     { prompt: "<|im_start|>user\nHi…" }
 *
 * As with llama-server, generation ends at the tokens that end a turn, without a stop text. The text is read with special
 * tokens, and with a BOS if the model file asks for one, which those of Qwen3 do not; there are no ids to give instead.
 * `onControlTokens: "error"` refuses a chat whose text spells a token.
 *
 * Throws `invalid-input` where no turn is open, `unsupported` for images and videos.
 */
export function wllamaRequest(chat: Chat): WllamaRequest {
  return { prompt: promptText(chat) };
}
