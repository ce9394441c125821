import { lastQueryOf } from "./clauses/query.ts";
import { continueLast, cutAtTag } from "./continuation.ts";
import { refuseControlTokens } from "./control-tokens.ts";
import { expected, QwenFormatError } from "./errors.ts";
import { memberOf } from "./members.ts";
import { readOptions, type OptionsOf } from "./options.ts";
import { clauseOf, type Knobs, type Settings, type Template } from "./template.ts";
import { templateOf, type KnobsOf, type TemplateId } from "./templates/index.ts";
import { readMessages } from "./turns.ts";
import type { Chat, Message, Omission } from "./types.ts";
import { FormattedChat } from "./chat.ts";
import { newWriter } from "./writer.ts";

/** Options of `formatQwen3`: the common ones, `template`, and the knobs that this template reads. */
export type FormatOptions<T extends TemplateId = "qwen3"> = OptionsOf<KnobsOf<T>> & {
  /** Default `"qwen3"`. */
  readonly template?: T | undefined;
};

/**
 * Formats a chat as the official Qwen3 template does, as tagged segments.
 *
 *     formatQwen3([{ role: "user", content: "Hi" }], { addGenerationPrompt: true }).text
 *     // <|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n
 *
 * The messages are not changed, and later changes to them do not reach the chat.
 * Throws `QwenFormatError`: `invalid-input`, `template-error`, or with `onOmission` or `onControlTokens` also `unsupported`;
 * and the engine's own `RangeError` where the prompt is longer than its longest string, in V8 some 2^29 UTF-16 code units.
 */
export function formatQwen3<const T extends TemplateId = "qwen3">(
  messages: readonly Message[],
  options?: FormatOptions<T> | null,
): Chat {
  return format(templateOf(memberOf(options, "template") ?? "qwen3"), messages, options);
}

/** As `formatQwen3`, with a template imported by name, so that a bundler keeps no other. Throws the same. */
export function formatChat<K extends keyof Knobs>(
  template: Template<K>,
  messages: readonly Message[],
  options?: OptionsOf<K> | null,
): Chat {
  if (typeof memberOf(template, "preamble") !== "function") throw expected("template", "a template record", template);
  return format(template, messages, options);
}

function format(template: Template, messages: readonly Message[], options?: object | null): Chat {
  const settings = readOptions(options ?? {}, template);
  const turns = readMessages(messages);
  const field = settings.continueFinalMessage;
  const continuation = field === null ? null : continueLast(turns, field, template);
  const writer = newWriter();
  const request = { template, turns, lastQuery: -1, settings };
  template.preamble(writer, request);
  request.lastQuery = lastQueryOf(request);
  for (const turn of turns) {
    writer.message = turn.index;
    clauseOf(turn, request)(writer, turn, request);
  }
  if (settings.addGenerationPrompt) template.opening(writer, request);
  if (continuation !== null) cutAtTag(writer, continuation);
  if (settings.onOmission !== null) refuse(writer.omissions, settings.onOmission);
  if (settings.onControlTokens !== null) refuseControlTokens(writer, settings.onControlTokens);
  return new FormattedChat(writer, request);
}

function refuse(omissions: readonly Omission[], onOmission: NonNullable<Settings["onOmission"]>): void {
  const omission = omissions.find((candidate) => onOmission === "error" || onOmission(candidate));
  if (omission === undefined) return;
  throw new QwenFormatError("unsupported", omission.path, `the template drops this (${omission.reason})`);
}
