import { isEmpty, ownMember } from "../members.ts";
import type { Draft, Spoken } from "./call-order.ts";
import {
  assistantDraft,
  convertMessages,
  omitUnread,
  plainDraft,
  resultDraft,
  roleOf,
  weightOf,
  type Conversion,
  type LabelledCall,
} from "./conversion.ts";
import { readContent } from "./openai-content.ts";
import type { OpenAIMessage } from "./openai-types.ts";
import { readOptions } from "./options.ts";
import { noPlace, omit, pathOf, type Reading } from "./reading.ts";
import { asGiven, parsed, readCall } from "./tool-calls.ts";
import { listAt, textAt } from "./values.ts";

/** Options of `fromOpenAI`. */
export interface OpenAIOptions {
  /** Stands between the text parts of a content. Default `""`. */
  readonly separator?: string | null | undefined;
  /**
   * `true` reads the arguments of calls, as the XML templates (Coder, 3.5 and later) need them: objects. The JSON
   * templates then write them as Python's JSON, without it verbatim. Default `false`.
   */
  readonly parseArguments?: boolean | null | undefined;
}

type Settings = Readonly<{ separator: string; parseArguments: boolean }>;

/**
 * Messages of the OpenAI API, for any template:
 *
 *     { role: "developer", content: "s" }                  ->  { role: "system", content: "s" }
 *     { role: "assistant", content: null, tool_calls }     ->  { role: "assistant", content: "", tool_calls }
 *     { role: "tool", tool_call_id, content: [text] }      ->  { role: "tool", content: text }
 *
 * The API's tools need no conversion. Throws `invalid-input` for what is no such message, and `unsupported` for what would
 * change its meaning if it were left out: audio, files, calls of custom tools, a refusal alone.
 */
export function fromOpenAI(messages: readonly OpenAIMessage[], options: OpenAIOptions = {}): Conversion {
  const settings: Settings = readOptions(options, { separator: "", parseArguments: false });
  return convertMessages(messages, (reading) => [readMessage(reading, settings)]);
}

function readMessage(reading: Reading, settings: Settings): Draft {
  const role = roleOf(reading);
  if (role === "assistant") return readAssistant(reading, settings);
  const { content, refusals } = readContent(reading, settings.separator);
  omitRefusals(reading, refusals, content.length > 0);
  omitUnread(reading, "role", "content", "weight", "train");
  const message = { role, content, ...weightOf(reading) };
  if (role !== "tool") return plainDraft(reading, message);
  return resultDraft(reading, message, ownMember(reading.members, "role") === "function" ? "name" : undefined);
}

function readAssistant(reading: Reading, settings: Settings): Spoken {
  const { content, refusals } = readContent(reading, settings.separator);
  const { members, path } = reading;
  if (!isEmpty(ownMember(members, "audio"))) throw noPlace(pathOf(reading, "audio"), "audio");
  const calls = readCalls(reading, settings);
  const refusal = textAt(members, "refusal", path) ? [pathOf(reading, "refusal")] : [];
  omitRefusals(reading, [...refusals, ...refusal], content.length > 0 || calls.length > 0);
  const reasoning = readReasoning(reading);
  omitUnread(
    reading,
    "role",
    "content",
    "reasoning_content",
    "reasoning",
    "refusal",
    "tool_calls",
    "function_call",
    "weight",
    "train",
  );
  return assistantDraft(reading, { content, reasoning, calls }, weightOf(reading));
}

function readCalls(reading: Reading, { parseArguments }: Settings): LabelledCall[] {
  const { members, path } = reading;
  const rule = parseArguments ? parsed : asGiven;
  const calls = listAt(members, "tool_calls", path, (call, at) => readCall(reading, call, at, rule));
  const deprecated = ownMember(members, "function_call") ?? null;
  if (deprecated !== null) calls.push(readCall(reading, deprecated, `${path}.function_call`, rule));
  return calls;
}

/** Servers that send both names send the same text twice; another text under the second name is noted. */
function readReasoning(reading: Reading): string | null {
  const first = textAt(reading.members, "reasoning_content", reading.path);
  const second = textAt(reading.members, "reasoning", reading.path);
  if (first && second && first !== second) omit(reading, "member-not-read", pathOf(reading, "reasoning"));
  return first || (second ?? first);
}

/** A refusal beside an answer is noted; alone it is the answer. */
function omitRefusals(reading: Reading, paths: readonly string[], isAnswered: boolean): void {
  for (const path of paths) {
    if (!isAnswered) throw noPlace(path, "a refusal in place of an answer");
    omit(reading, path.endsWith(".refusal") ? "member-not-read" : "content-not-text", path);
  }
}
