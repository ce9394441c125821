import type { MaskPolicy } from "../masks/policy.ts";
import type { OffsetUnit } from "../offsets.ts";
import { encodeChat, type EncodedChat } from "../tokens/encode-chat.ts";
import type { SpecialTokens } from "../tokens/runs.ts";
import type { StraddleRule } from "../tokens/token-weights.ts";
import type { ChatTokenizer } from "../tokens/tokenizer.ts";
import type { Chat, JsonValue } from "../types.ts";
import type { Result } from "./answer.ts";
import { segmentsMember, textMember } from "./chat-members.ts";
import { openInput } from "./input.ts";
import type { NamedMask } from "./named-mask.ts";
import { formatRequest, messagesOf, splitRequest } from "./request.ts";
import { answerLines, answerOne } from "./line-filter.ts";
import { tokenMembers, type Wanted } from "./token-members.ts";
import { loadTokenizer } from "./tokenizer-file.ts";

export interface EncodeOptions extends Wanted {
  readonly jsonl?: boolean;
  /** For requests that name none. */
  readonly template?: string;
  /** A tokenizer.json. */
  readonly tokenizer?: string;
  readonly mask: NamedMask;
  readonly straddle: StraddleRule;
  readonly specialTokens: SpecialTokens;
  readonly split?: boolean;
  readonly offsets: OffsetUnit;
}

/** `qwen3-format encode`; resolves to whether all requests were answered. */
export async function encode(file: string | undefined, options: EncodeOptions): Promise<boolean> {
  const input = openInput(file);
  const tokenizer = await loadTokenizer(options.tokenizer);
  const answering = (request: JsonValue): Result => resultOf(request, tokenizer, options);
  return options.jsonl === true ? answerLines(input, answering) : answerOne(input, answering);
}

/** What an answer is made of. */
interface Example {
  readonly chat: Chat;
  readonly mask: MaskPolicy;
  /** `"trained_messages": [1]` where the request is split. */
  readonly members: readonly string[];
}

function resultOf(request: JsonValue, tokenizer: ChatTokenizer, options: EncodeOptions): Result {
  const { straddle, specialTokens, offsets } = options;
  const encoded = examplesOf(request, options).map((example) => {
    const { chat, mask } = example;
    return { example, tokens: encodeChat(chat, tokenizer, { mask, straddle, specialTokens, offsets }) };
  });
  return {
    answers: encoded.map(({ example, tokens }) => membersOf(example, tokens, options).join(", ")),
    hasId: options.columns === undefined,
    warnings: encoded.flatMap(({ tokens }) => tokens.warnings),
  };
}

function examplesOf(request: JsonValue, { template, mask, split = false }: EncodeOptions): Example[] {
  if (!split) {
    const chat = formatRequest(request, template);
    return [{ chat, mask: mask.policyFor(messagesOf(request)), members: [] }];
  }
  return splitRequest(request, template, mask).map(({ chat, mask: policy, messages }) => {
    return { chat, mask: policy, members: [`"trained_messages": ${JSON.stringify(messages)}`] };
  });
}

function membersOf({ chat, members }: Example, tokens: EncodedChat, options: EncodeOptions): string[] {
  if (options.columns !== undefined) return tokenMembers(tokens, options);
  const all = [...members, ...tokenMembers(tokens, options)];
  if (options.details !== true) return all;
  const straddles = `"straddles": ${JSON.stringify(tokens.straddles)}`;
  return [...all, straddles, textMember(chat), segmentsMember(chat, options.offsets)];
}
