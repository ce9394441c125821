import { expected } from "../errors.ts";
import type { FunctionCall, Role } from "../types.ts";
import type { Draft } from "./call-order.ts";
import { joinedPieces } from "./content.ts";
import {
  assistantDraft,
  convertMessages,
  omitUnread,
  plainDraft,
  resultDraft,
  roleOf,
  type Conversion,
} from "./conversion.ts";
import type { Reading } from "./reading.ts";
import { asGiven, readCall } from "./tool-calls.ts";
import { listAt, textAt } from "./values.ts";

/** A message of the Ollama API; `Message` of the package `ollama` is assignable. */
export interface OllamaMessage {
  readonly role: Role;
  readonly content?: string | null | undefined;
  readonly thinking?: string | null | undefined;
  /** Base64, paths or bytes; they stand before the content, as in Ollama. */
  readonly images?: readonly (string | Uint8Array)[] | null | undefined;
  readonly tool_calls?: readonly OllamaToolCall[] | null | undefined;
  readonly tool_name?: string | null | undefined;
  readonly tool_call_id?: string | null | undefined;
  /** Not taken: a `UIMessage` of the AI SDK is for `fromAiSdk`, after its `convertToModelMessages`. */
  readonly parts?: undefined;
}

/** A call; its arguments are an object there. */
export interface OllamaToolCall {
  readonly id?: string | null | undefined;
  readonly function: FunctionCall;
}

/**
 * Messages of the Ollama API, for any template:
 *
 *     { role: "assistant", content: "a", thinking: "t" }       ->  { role: "assistant", content: "a", reasoning_content: "t" }
 *     { role: "user", content: "What is it?", images: [DATA] } ->  { role: "user", content: [image, text] }
 *
 * A result that has no id answers the first open call of its `tool_name`. The API's tools need no conversion. Throws
 * `invalid-input` for what is no such message, and `unsupported` for results of which an earlier one is missing.
 */
export function fromOllama(messages: readonly OllamaMessage[]): Conversion {
  return convertMessages(messages, (reading) => [readMessage(reading)]);
}

function readMessage(reading: Reading): Draft {
  const role = roleOf(reading);
  const content = readContent(reading);
  if (role === "assistant") return readAssistant(reading, content);
  omitUnread(reading, "role", "content", "images");
  return role === "tool"
    ? resultDraft(reading, { role, content }, "tool_name")
    : plainDraft(reading, { role, content });
}

function readAssistant(reading: Reading, content: ReturnType<typeof readContent>): Draft {
  const { members, path } = reading;
  const reasoning = textAt(members, "thinking", path);
  const calls = listAt(members, "tool_calls", path, (call, at) => readCall(reading, call, at, asGiven));
  omitUnread(reading, "role", "content", "images", "thinking", "tool_calls");
  return assistantDraft(reading, { content, reasoning, calls });
}

function readContent({ members, path }: Reading): ReturnType<typeof joinedPieces> {
  const text = textAt(members, "content", path) ?? "";
  const images = listAt(members, "images", path, (image, at) => {
    if (image === undefined || image === null) throw expected(at, "an image", image);
    return { type: "image" as const, image };
  });
  return joinedPieces(text === "" ? images : [...images, text], "");
}
