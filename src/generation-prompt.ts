import { FormattedChat } from "./chat.ts";
import type { Chat } from "./types.ts";
import { newWriter } from "./writer.ts";

/**
 * What `addGenerationPrompt` writes with the options of this chat, whether it was asked for or not:
 *
 *     <|im_start|>assistant\n
 *     <|im_start|>assistant\n<think>\n\n</think>\n\n      (enableThinking: false)
 *
 * Throws `invalid-input` for a copy of a chat, which does not know its options.
 */
export function generationPrompt(chat: Chat): string {
  const request = FormattedChat.requestOf(chat);
  const writer = newWriter();
  request.template.opening(writer, request);
  return writer.text;
}
