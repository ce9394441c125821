import type { Chat } from "../types.ts";
import { promptText } from "./prompt.ts";

/** Arguments of a tokenizer, or of a text-generation pipeline. */
export type TransformersJsInputs = [text: string, options: { readonly add_special_tokens: false }];

/**
 * For transformers.js, whose tokenizer is called with them:
 *
 *     const inputs = tokenizer(...transformersJsInputs(chat));
 *     await model.generate({ ...inputs, max_new_tokens: 512 });
 *
 *     ["<|im_start|>user\nHi…", { add_special_tokens: false }]
 *
 * Generation stops where the model's `generation_config.json` says. The tokenizer takes what caller text spells for a
 * token; `onControlTokens: "error"` refuses such a chat, and ids of `encodeChat` with `specialTokens: "plain"` keep clear
 * of it:
 *
 *     const { inputIds } = encodeChat(chat, (text) => tokenizer.encode(text, { add_special_tokens: false }), { specialTokens: "plain" });
 *     const input_ids = new Tensor("int64", inputIds.map(BigInt), [1, inputIds.length]);
 *
 * Throws `invalid-input` where no turn is open, `unsupported` for images and videos. Of a chat with images, give
 * `chat.text` to the model's processor.
 */
export function transformersJsInputs(chat: Chat): TransformersJsInputs {
  return [promptText(chat), { add_special_tokens: false }];
}
