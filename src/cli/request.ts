import { expected, QwenFormatError } from "../errors.ts";
import { formatQwen3, type FormatOptions } from "../format.ts";
import { isMembers, membersOf, ownMember } from "../members.ts";
import type { TemplateId } from "../templates/index.ts";
import type { Chat, JsonValue, Message } from "../types.ts";

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

/** Formats one request; `template` is for requests that name none. Paths in errors are those of the request. */
export function formatRequest(request: JsonValue, template: string | undefined): Chat {
  if (!isMembers(request)) throw expected("", "a request object", request);
  const members = membersOf(request, "");
  const options: Record<string, unknown> = { template };
  for (const [member, option] of Object.entries(OPTION_NAMES)) {
    const value = ownMember(members, member);
    if (value !== undefined && value !== null) options[option] = value;
  }
  try {
    // What the request holds is checked by the formatter itself.
    return formatQwen3(ownMember(members, "messages") as readonly Message[], options as FormatOptions<TemplateId>);
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
