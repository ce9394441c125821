import { maskSpans } from "../masks/spans.ts";
import type { MaskPolicy } from "../masks/policy.ts";
import { offsetsIn, type OffsetUnit } from "../offsets.ts";
import type { Chat } from "../types.ts";

/** `"text": "<|im_start|>user\n…"` */
export function textMember(chat: Chat): string {
  return `"text": ${JSON.stringify(chat.text)}`;
}

/** `"segments": [{"kind":"turn-start","text":"<|im_start|>","start":0,"end":12,…}, …]` */
export function segmentsMember(chat: Chat, unit: OffsetUnit): string {
  const convert = offsetsIn(unit, chat.text);
  const segments = chat.segments.map((segment) => ({
    ...segment,
    start: convert(segment.start),
    end: convert(segment.end),
  }));
  return `"segments": ${JSON.stringify(segments)}`;
}

/** `"spans": [[50,71]]`, and `"weights": [0.5]` where the mask is weighted. */
export function spanMembers(chat: Chat, policy: MaskPolicy, unit: OffsetUnit, isWeighted: boolean): string[] {
  const convert = offsetsIn(unit, chat.text);
  const spans = maskSpans(chat, policy);
  const members = [`"spans": ${JSON.stringify(spans.map(({ start, end }) => [convert(start), convert(end)]))}`];
  if (isWeighted) members.push(`"weights": ${JSON.stringify(spans.map(({ weight }) => weight))}`);
  return members;
}
