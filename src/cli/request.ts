import { expected, QwenFormatError } from "../errors.ts";
import { formatQwen3, type FormatOptions } from "../format.ts";
import { splitForTraining, type TrainingExample } from "../masks/split.ts";
import { isMembers, membersOf, ownMember, type Members } from "../members.ts";
import type { TemplateId } from "../templates/index.ts";
import type { Chat, JsonValue, Message } from "../types.ts";
import type { NamedMask } from "./named-mask.ts";

/** Members of a request, under the names of `apply_chat_template`, and the options that they stand for. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  template: "template",
  tools: "tools",
  add_generation_prompt: "addGenerationPrompt",
  enable_thinking: "enableThinking",
  continue_final_message: "continueFinalMessage",
  add_vision_id: "addVisionId",
  preserve_thinking: "preserveThinking",
  reasoning_effort: "reasoningEffort",
  reasoning_history: "reasoningHistory",
};

/** The request's own id, which the answer repeats; `undefined` where it has none. */
export function requestId(request: JsonValue): JsonValue | undefined {
  return isMembers(request) ? (ownMember(membersOf(request, ""), "id") as JsonValue | undefined) : undefined;
}

/** The messages of a request; whether they are any is checked by whoever reads them. */
export function messagesOf(request: JsonValue): readonly Message[] {
  return ownMember(requestMembers(request), "messages") as readonly Message[];
}

/** Formats one request; `template` is for requests that name none. Paths in errors are those of the request. */
export function formatRequest(request: JsonValue, template: string | undefined): Chat {
  return inRequestSpelling(() => formatQwen3(messagesOf(request), optionsOf(request, template)));
}

/** The examples that train each turn of a request behind the prompt that it would have had. */
export function splitRequest(request: JsonValue, template: string | undefined, mask: NamedMask): TrainingExample[] {
  const messages = messagesOf(request);
  return inRequestSpelling(() => splitForTraining(messages, mask.policyFor(messages), optionsOf(request, template)));
}

function requestMembers(request: JsonValue): Members {
  if (!isMembers(request)) throw expected("", "a request object", request);
  return membersOf(request, "");
}

/** What the request holds is checked by the formatter itself. */
function optionsOf(request: JsonValue, template: string | undefined): FormatOptions<TemplateId> {
  const members = requestMembers(request);
  const options: Record<string, unknown> = { template };
  for (const [member, option] of Object.entries(OPTION_NAMES)) {
    const value = ownMember(members, member);
    if (value !== undefined && value !== null) options[option] = value;
  }
  return options;
}

function inRequestSpelling<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof QwenFormatError ? withMemberName(error) : error;
  }
}

/** enableThinking: expected … -> enable_thinking: expected … */
function withMemberName(error: QwenFormatError): QwenFormatError {
  const member = Object.keys(OPTION_NAMES).find((name) => OPTION_NAMES[name] === error.path);
  if (member === undefined) return error;
  return new QwenFormatError(error.code, member, error.reason);
}

/** Members of a request that mean nothing here. */
export function unknownMembers(request: JsonValue): string[] {
  if (!isMembers(request)) return [];
  const names = Object.keys(membersOf(request, ""));
  return names.filter((name) => name !== "id" && name !== "messages" && !Object.hasOwn(OPTION_NAMES, name));
}

/** enableThinking -> enable_thinking */
export function likelyMember(name: string): string | undefined {
  const plain = (text: string): string => text.replaceAll("_", "").toLowerCase();
  return Object.keys(OPTION_NAMES).find((member) => plain(member) === plain(name));
}
