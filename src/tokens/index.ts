/**
 * Ids, masks and labels of a chat, with a tokenizer that you bring.
 *
 *     encodeChat(chat, tokenizer).labels    // [-100, -100, …, 9707, 151645, 198]
 *
 * @module qwen3-format/tokens
 */
export { encodeChat, type EncodedChat } from "./encode-chat.ts";
export type { EncodeOptions } from "./options.ts";
export { chatRuns, type Run, type SpecialTokens } from "./runs.ts";
export type { Straddle, StraddlePart, StraddleRule } from "./token-weights.ts";
export type { ChatTokenizer, PlainEncoder } from "./tokenizer.ts";
