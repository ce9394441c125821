import { formatQwen3 } from "../../format.ts";
import { generationPrompt } from "../../generation-prompt.ts";
import { templateOf, type TemplateId } from "../../templates/index.ts";
import type { Chat } from "../../types.ts";
import type { Format } from "./options.ts";

/** Settings of a chat wrapper of node-llama-cpp, as far as they are looked at here. */
export interface ChatWrapperSettings {
  readonly segments?: { readonly thought?: object | undefined } | undefined;
}

/** What the engine must know of a template to read an answer. */
export interface AnswerShape {
  /** Answers may have a think block. */
  readonly thinks: boolean;
  /** The generation prompt has begun it. */
  readonly opensThought: boolean;
  /** Calls are XML, not JSON. */
  readonly callsInXml: boolean;
}

export function answerShape(template: TemplateId, format: Format): AnswerShape {
  const query = { role: "user", content: "" };
  const call = { role: "assistant", content: "", tool_calls: [{ name: "f", arguments: {} }] };
  const chat: Chat = formatQwen3([query, call], { template });
  return {
    thinks: templateOf(template).showsThinking !== null,
    opensThought: generationPrompt(format([query], {})).endsWith("<think>\n"),
    callsInXml: chat.text.includes("<function=f>"),
  };
}

/** The engine's own settings for Qwen, where thoughts begin as this template has them. */
export function settingsFor<S extends ChatWrapperSettings>(settings: S, { thinks, opensThought }: AnswerShape): S {
  const { thought, ...others } = settings.segments ?? {};
  if (!thinks || thought === undefined) return { ...settings, segments: others };
  const opened = { ...thought, openOnResponseStart: opensThought, reopenAfterFunctionCalls: opensThought };
  return { ...settings, segments: { ...others, thought: opened } };
}
