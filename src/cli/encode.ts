import type { MaskPolicy } from "../masks/policy.ts";
import type { OffsetUnit } from "../offsets.ts";
import { encodeChat } from "../tokens/encode-chat.ts";
import type { SpecialTokens } from "../tokens/runs.ts";
import type { StraddleRule } from "../tokens/token-weights.ts";
import type { Chat, JsonValue } from "../types.ts";
import type { Result } from "./answer.ts";
import { segmentsMember, textMember } from "./chat-members.ts";
import { spellingRemarks, vanishedRemarks } from "./chat-remarks.ts";
import { openInput } from "./input.ts";
import { answerLines, answerOne } from "./line-filter.ts";
import { maskRemark } from "./mask-remarks.ts";
import type { NamedMask } from "./named-mask.ts";
import type { Remark } from "./remarks.ts";
import { formatRequest, messagesOf, splitRequest, type Formatting } from "./request.ts";
import { requestId } from "./request-id.ts";
import { tokenMembers, type Row, type Wanted } from "./token-members.ts";
import { loadTokenizer, type LoadedTokenizer } from "./tokenizer-file.ts";

export interface EncodeOptions extends Wanted, Formatting {
  readonly jsonl?: boolean;
  /** A tokenizer.json, or its folder. */
  readonly tokenizer?: string;
  readonly mask: NamedMask;
  readonly straddle: StraddleRule;
  readonly specialTokens: SpecialTokens;
  readonly splitTurns?: boolean;
  /** `errors`, `untrained`: the rows that are left out. */
  readonly drop?: readonly string[];
  readonly offsets: OffsetUnit;
}

/** `qwen3-format encode`; resolves to whether all requests were answered. */
export async function encode(file: string | undefined, options: EncodeOptions): Promise<boolean> {
  const input = openInput(file);
  const loaded = await loadTokenizer(options.tokenizer);
  const answering = {
    resultOf: (request: JsonValue): Result => resultOf(request, loaded, options),
    dropsErrors: options.drop?.includes("errors") ?? false,
  };
  return options.jsonl === true ? answerLines(input, answering) : answerOne(input, answering);
}

/** One example after the other: a chat that is split may have thousands, each with most of its text. */
function resultOf(request: JsonValue, loaded: LoadedTokenizer, options: EncodeOptions): Result {
  const { straddle, specialTokens, offsets, drop = [] } = options;
  const id = requestId(request);
  const answers: string[] = [];
  const remarks: Remark[] = [];
  let leftOut = 0;
  for (const { chat, mask, messages } of examplesOf(request, options)) {
    const tokens = encodeChat(chat, loaded.tokenizer, { mask, straddle, specialTokens, offsets });
    const isLeftOut = drop.includes("untrained") && !tokens.assistantMask.includes(1);
    remarks.push(...loaded.remarksOn(chat), ...chatRemarks(chat, options));
    if (isLeftOut) leftOut++;
    else {
      answers.push(membersOf({ chat, tokens, id, trainedMessages: messages }, options).join(", "));
      remarks.push(...tokens.warnings.map(maskRemark));
    }
  }
  return { answers, leftOut, hasId: options.columns === undefined, remarks };
}

/** What an answer is made of. */
interface Example {
  readonly chat: Chat;
  readonly mask: MaskPolicy;
  readonly messages?: readonly number[];
}

function examplesOf(request: JsonValue, options: EncodeOptions): readonly Example[] {
  const { mask, splitTurns = false } = options;
  if (splitTurns) return splitRequest(request, options, mask);
  return [{ chat: formatRequest(request, options), mask: mask.policyFor(messagesOf(request)) }];
}

function chatRemarks(chat: Chat, { specialTokens }: EncodeOptions): Remark[] {
  const spelled =
    specialTokens === "plain" ? [] : spellingRemarks(chat, "--special-tokens plain encodes them as text, ");
  return [...spelled, ...vanishedRemarks(chat)];
}

/** The members of an answer; `"trained_messages": [1]` where the request is split. */
function membersOf(row: Row, options: EncodeOptions): string[] {
  const { chat, tokens, trainedMessages } = row;
  const members = tokenMembers(row, options, options.mask.isWeighted);
  if (options.columns !== undefined) return members;
  if (trainedMessages !== undefined) members.unshift(`"trained_messages": ${JSON.stringify(trainedMessages)}`);
  if (options.details !== true) return members;
  const straddles = `"straddles": ${JSON.stringify(tokens.straddles)}`;
  return [...members, straddles, textMember(chat), segmentsMember(chat, options.offsets)];
}
