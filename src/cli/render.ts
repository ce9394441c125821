import { maskWarnings } from "../masks/warnings.ts";
import type { OffsetUnit } from "../offsets.ts";
import type { JsonValue } from "../types.ts";
import { readRequest, type Result } from "./answer.ts";
import { segmentsMember, spanMembers, textMember } from "./chat-members.ts";
import { openInput, readAll, type Input } from "./input.ts";
import type { NamedMask } from "./named-mask.ts";
import { openOutput } from "./output.ts";
import { formatRequest, messagesOf } from "./request.ts";
import { answerLines, answerOne } from "./line-filter.ts";
import { unreadMembers } from "./unread-members.ts";
import { warn } from "./warn.ts";

export interface RenderOptions {
  readonly jsonl?: boolean;
  readonly json?: boolean;
  /** For requests that name none. */
  readonly template?: string;
  readonly segments?: boolean;
  readonly mask?: NamedMask;
  readonly offsets: OffsetUnit;
}

/** `qwen3-format render`; resolves to whether all requests were answered. */
export async function render(file: string | undefined, options: RenderOptions): Promise<boolean> {
  const input = openInput(file);
  const answering = (request: JsonValue): Result => resultOf(request, options);
  if (options.jsonl === true) return answerLines(input, answering);
  const isJson = options.json === true || options.segments === true || options.mask !== undefined;
  return isJson ? answerOne(input, answering) : renderText(input, options);
}

function resultOf(request: JsonValue, { template, segments, mask, offsets }: RenderOptions): Result {
  const chat = formatRequest(request, template);
  const policy = mask?.policyFor(messagesOf(request));
  const members = [textMember(chat)];
  if (policy !== undefined) members.push(...spanMembers(chat, policy, offsets));
  if (segments) members.push(segmentsMember(chat, offsets));
  return { answers: [members.join(", ")], warnings: policy === undefined ? [] : maskWarnings(chat, policy) };
}

/** The bare prompt, without a line break of our own at its end. */
async function renderText(input: Input, { template }: RenderOptions): Promise<boolean> {
  const request = readRequest(await readAll(input));
  const { text } = formatRequest(request, template);
  unreadMembers()(request);
  if (!text.isWellFormed())
    warn("the prompt holds a lone surrogate, which UTF-8 cannot: written as U+FFFD; --json keeps it");
  const output = openOutput();
  await output.write(text);
  await output.end();
  return true;
}
