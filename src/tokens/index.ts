export { encodeChat, type EncodedChat } from "./encode-chat.ts";
export type { EncodeOptions } from "./options.ts";
export { chatRuns, type Run, type SpecialTokens } from "./runs.ts";
export type { Straddle, StraddlePart, StraddleRule } from "./token-weights.ts";
export type { ChatTokenizer, PlainEncoder } from "./tokenizer.ts";
