import type { Chat } from "../types.ts";
import { modelIn } from "./model.ts";
import { promptText } from "./prompt.ts";
import { stopTexts } from "./stop.ts";

/** Body of `POST /api/generate`. */
export interface OllamaRequest {
  readonly model: string;
  readonly prompt: string;
  /** The prompt as it is: no template, no system message of the model file. */
  readonly raw: true;
  readonly options: { readonly stop: string[] };
}

/**
 * For Ollama, around the template of its model file:
 *
 *     await ollama.generate(ollamaRequest(chat, { model: "qwen3:8b" }));
 *
 *     { model: "qwen3:8b", prompt: "<|im_start|>user\nHi…", raw: true, options: { stop: ["<|im_end|>", "<|endoftext|>"] } }
 *
 * These stop texts take the place of the model file's own. `template`, `system` or `context` beside them is an error of
 * the server, and the answer comes as the model wrote it, think block and calls included. A prompt longer than
 * `options.num_ctx` may be cut by the server. Ollama reads the text and takes no ids: what caller text spells becomes a token, and
 * `onControlTokens: "error"` is what refuses such a chat.
 *
 * Throws `invalid-input` where no turn is open, `unsupported` for images and videos.
 */
export function ollamaRequest(chat: Chat, options: { readonly model: string }): OllamaRequest {
  return { model: modelIn(options), prompt: promptText(chat), raw: true, options: { stop: stopTexts() } };
}
