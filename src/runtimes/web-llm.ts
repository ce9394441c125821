import type { Chat } from "../types.ts";
import { promptText } from "./prompt.ts";
import { stopTexts } from "./stop.ts";

/** Body of `engine.completions.create`. */
export interface WebLlmRequest {
  readonly prompt: string;
  readonly stop: string[];
}

/**
 * For web-llm, whose text mode adds no template:
 *
 *     await engine.completions.create({ ...webLlmRequest(chat), max_tokens: 512 });
 *
 *     { prompt: "<|im_start|>user\nHi…", stop: ["<|im_end|>", "<|endoftext|>"] }
 *
 * The model is the one that the engine was made with. Text mode wants an empty cache: `engine.resetChat()` before the next
 * prompt. What caller text spells becomes a token, and `onControlTokens: "error"` refuses such a chat.
 *
 * Throws `invalid-input` where no turn is open, `unsupported` for images and videos.
 */
export function webLlmRequest(chat: Chat): WebLlmRequest {
  return { prompt: promptText(chat), stop: stopTexts() };
}
