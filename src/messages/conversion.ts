import { expected, QwenFormatError } from "../errors.ts";
import { isEmpty, membersOf, ownMember } from "../members.ts";
import type { Message, Omission, ToolCall } from "../types.ts";
import { inCallOrder, type CallLabel, type Draft, type Result, type Spoken } from "./call-order.ts";
import { omitOthers, pathOf, type Reading } from "./reading.ts";
import { stringAt, textAt } from "./values.ts";

/** Messages for `formatQwen3`, and what they do not hold. */
export interface Conversion {
  /** With nothing but what templates and masks read. The lists are the caller's to change. */
  readonly messages: Message[];
  /** For each of them the index in the caller's list: `sources[segment.message]`. */
  readonly sources: number[];
  /** What no message can express, or only in another place, by its path in the caller's list. */
  readonly omissions: Omission[];
}

/** Reads the caller's messages one by one, and puts results into the order of their calls. */
export function convertMessages(messages: unknown, read: (reading: Reading) => readonly Draft[]): Conversion {
  if (!Array.isArray(messages)) throw expected("messages", "a list", messages);
  const omissions: Omission[] = [];
  const drafts = Array.from(messages as readonly unknown[], (message, index) => {
    const path = `messages[${index}]`;
    const reading = { index, path, members: membersOf(message, path), omissions };
    refuseParts(reading);
    return read(reading);
  });
  const ordered = inCallOrder(drafts.flat());
  return { messages: ordered.map(({ message }) => message), sources: ordered.map(({ source }) => source), omissions };
}

/** `{ id, role, parts }`, a `UIMessage` of the AI SDK, has its text there, and would lose it. */
function refuseParts(reading: Reading): void {
  const { members } = reading;
  if (isEmpty(ownMember(members, "parts")) || (ownMember(members, "content") ?? null) !== null) return;
  const reason = "parts in place of a content: a UIMessage of the AI SDK is for convertToModelMessages, then fromAiSdk";
  throw new QwenFormatError("invalid-input", pathOf(reading, "parts"), reason);
}

/** `developer` is the system, `function` a tool; any other role is what it is. */
export function roleOf({ members, path }: Reading): string {
  const role = stringAt(members, "role", path);
  if (role === "developer") return "system";
  return role === "function" ? "tool" : role;
}

/** What an assistant says in one turn. */
export interface Speech {
  readonly content: NonNullable<Message["content"]>;
  readonly reasoning: string | null;
  readonly calls: readonly LabelledCall[];
}

/** A call as we write it, and what its result knows it by. */
export interface LabelledCall {
  readonly call: ToolCall;
  readonly label: CallLabel;
}

export function assistantDraft(reading: Reading, { content, reasoning, calls }: Speech, more: Weight = {}): Spoken {
  const message: Message = {
    role: "assistant",
    content,
    ...(reasoning === null ? {} : { reasoning_content: reasoning }),
    ...(calls.length === 0 ? {} : { tool_calls: calls.map(({ call }) => call) }),
    ...more,
  };
  return { message, source: reading.index, calls: calls.map(({ label }) => label) };
}

/** A result that names its call by id, or by the tool where there is none; `nameKey` is the member with the tool's name. */
export function resultDraft(reading: Reading, message: Message, nameKey?: string): Result {
  const { members, path, index } = reading;
  const id = textAt(members, "tool_call_id", path);
  const name = nameKey && textAt(members, nameKey, path);
  const answers = id
    ? { by: "id" as const, value: id, path: pathOf(reading, "tool_call_id") }
    : { by: "name" as const, value: name || null, path: pathOf(reading, nameKey ?? "role") };
  return { message, source: index, answers };
}

/** A system or user message, or one of another role. */
export function plainDraft({ index }: Reading, message: Message): Spoken {
  return { message, source: index, calls: [] };
}

type Weight = Pick<Message, "weight" | "train">;

/** `weight` and `train`, which templates do not read and `messageWeights` does. */
export function weightOf({ members, path }: Reading): Weight {
  const weight = ownMember(members, "weight") ?? null;
  const train = ownMember(members, "train") ?? null;
  if (weight !== null && typeof weight !== "number") throw expected(`${path}.weight`, "a number or null", weight);
  if (train !== null && typeof train !== "boolean") throw expected(`${path}.train`, "a boolean or null", train);
  return { ...(weight === null ? {} : { weight }), ...(train === null ? {} : { train }) };
}

/** Notes the members of the message that none of its role is read for. */
export function omitUnread(reading: Reading, ...read: readonly string[]): void {
  omitOthers(reading, reading.path, reading.members, ...read);
}
