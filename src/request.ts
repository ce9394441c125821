import { expected, QwenFormatError } from "./errors.ts";
import { formatQwen3, type FormatOptions } from "./format.ts";
import { isMembers, membersOf, ownMember, type Members } from "./members.ts";
import type { TemplateId } from "./templates/index.ts";
import type { Chat, JsonValue, Message } from "./types.ts";

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

/** The names of the members that options stand for. */
export const requestMemberNames: readonly string[] = Object.keys(OPTION_NAMES);

const MEMBER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(OPTION_NAMES).map(([member, option]) => [option, member]),
);

/** `enable_thinking` -> `enableThinking`; `undefined` for a member that stands for no option. */
export function optionNameOf(member: string): string | undefined {
  return ownMember(OPTION_NAMES, member) as string | undefined;
}

/** `enableThinking` -> `enable_thinking` */
export function memberNameOf(option: string): string | undefined {
  return MEMBER_NAMES.get(option);
}

/** How requests are formatted. */
export interface Formatting {
  /** For requests that name none. */
  readonly template?: string;
  /** `control-tokens`, `omissions`: what fails a request. */
  readonly refuse?: readonly string[];
}

/** The messages of a request; whether they are any is checked by whoever reads them. */
export function messagesOf(request: JsonValue): readonly Message[] {
  return ownMember(requestMembers(request), "messages") as readonly Message[];
}

/** Formats one request. Paths in errors are those of the request. */
export function formatRequest(request: JsonValue, formatting: Formatting): Chat {
  return inRequestSpelling(() => formatQwen3(messagesOf(request), optionsOf(request, formatting)));
}

function requestMembers(request: JsonValue): Members {
  if (!isMembers(request)) throw expected("", 'a request, {"messages": [..]}', request);
  return membersOf(request, "");
}

/** The options of a request. What it holds is checked by the formatter itself. */
export function optionsOf(request: JsonValue, { template, refuse = [] }: Formatting): FormatOptions<TemplateId> {
  const members = requestMembers(request);
  const options: Record<string, unknown> = { template };
  if (refuse.includes("control-tokens")) options["onControlTokens"] = "error";
  if (refuse.includes("omissions")) options["onOmission"] = "error";
  for (const [member, option] of Object.entries(OPTION_NAMES)) {
    const value = ownMember(members, member);
    // A knob that is null is not absent for every template; a template that is null is.
    if (value !== undefined && (value !== null || option !== "template")) options[option] = value;
  }
  return options;
}

/** Paths in errors become those of the request. */
export function inRequestSpelling<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof QwenFormatError ? withMemberName(error) : error;
  }
}

/** continueFinalMessage: not together with addGenerationPrompt -> continue_final_message: not together with add_generation_prompt */
function withMemberName({ code, path, reason }: QwenFormatError): QwenFormatError {
  const member = MEMBER_NAMES.get(path);
  if (member === undefined) return new QwenFormatError(code, path, reason);
  // What stands in quotes is the caller's, and stays.
  const spelled = reason.replaceAll(/"[^"]*"|\w+/g, (word) => MEMBER_NAMES.get(word) ?? word);
  return new QwenFormatError(code, member, spelled);
}

/** Members of a request that mean nothing here. */
export function unknownMembers(request: JsonValue): string[] {
  if (!isMembers(request)) return [];
  const names = Object.keys(membersOf(request, ""));
  return names.filter((name) => name !== "id" && name !== "messages" && !Object.hasOwn(OPTION_NAMES, name));
}
