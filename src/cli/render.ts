import { maskWarnings } from "../masks/warnings.ts";
import type { OffsetUnit } from "../offsets.ts";
import type { Chat, JsonValue } from "../types.ts";
import type { Result } from "./answer.ts";
import { segmentsMember, spanMembers, textMember } from "./chat-members.ts";
import { spellingRemarks, vanishedRemarks } from "./chat-remarks.ts";
import { openInput, readAll, type Input } from "./input.ts";
import { answerLines, answerOne } from "./line-filter.ts";
import { maskRemark } from "./mask-remarks.ts";
import type { NamedMask } from "./named-mask.ts";
import { openOutput } from "./output.ts";
import { readOnlyRequest } from "./read-request.ts";
import type { Remark } from "./remarks.ts";
import { formatRequest, messagesOf, type Formatting } from "./request.ts";
import { unreadRemarks } from "./unread-members.ts";
import { warn } from "./warn.ts";

export interface RenderOptions extends Formatting {
  readonly jsonl?: boolean;
  readonly json?: boolean;
  readonly segments?: boolean;
  readonly mask?: NamedMask;
  readonly offsets: OffsetUnit;
}

/** `qwen3-format render`; resolves to whether all requests were answered. */
export async function render(file: string | undefined, options: RenderOptions): Promise<boolean> {
  const input = openInput(file);
  const answering = { resultOf: (request: JsonValue): Result => resultOf(request, options) };
  if (options.jsonl === true) return answerLines(input, answering);
  const isJson = options.json === true || options.segments === true || options.mask !== undefined;
  return isJson ? answerOne(input, answering) : renderText(input, options);
}

function resultOf(request: JsonValue, options: RenderOptions): Result {
  const { mask, segments, offsets } = options;
  const chat = formatRequest(request, options);
  const members = [textMember(chat)];
  const remarks = chatRemarks(chat);
  if (mask !== undefined) {
    const policy = mask.policyFor(messagesOf(request));
    members.push(...spanMembers(chat, policy, offsets, mask.isWeighted));
    remarks.push(...maskWarnings(chat, policy).map(maskRemark));
  }
  if (segments) members.push(segmentsMember(chat, offsets));
  return { answers: [members.join(", ")], remarks };
}

function chatRemarks(chat: Chat): Remark[] {
  return [...spellingRemarks(chat), ...vanishedRemarks(chat)];
}

/** The bare prompt, without a line break of our own at its end. */
async function renderText(input: Input, options: RenderOptions): Promise<boolean> {
  const request = readOnlyRequest(await readAll(input));
  const chat = formatRequest(request, options);
  const { text } = chat;
  const output = openOutput();
  await output.write(text);
  await output.end();
  for (const remark of [...unreadRemarks(request), ...chatRemarks(chat)]) warn(remark.alone());
  if (!text.isWellFormed())
    warn("the prompt holds a lone surrogate, which UTF-8 cannot: written as U+FFFD; --json keeps it");
  return true;
}
