import { QwenFormatError } from "../../errors.ts";
import { formatQwen3, type FormatOptions } from "../../format.ts";
import { membersOf } from "../../members.ts";
import type { CommonOptions } from "../../options.ts";
import type { Knobs } from "../../template.ts";
import type { KnobsOf, TemplateId } from "../../templates/index.ts";
import type { Chat, Message } from "../../types.ts";

/** Options of `qwen3ChatWrapper`: `template`, and those of `formatQwen3` that the chat history does not decide. */
export type ChatWrapperOptions<T extends TemplateId = "qwen3"> = Pick<CommonOptions, "onOmission" | "onControlTokens"> &
  Pick<Knobs, KnobsOf<T>> & {
    /** Default `"qwen3"`. */
    readonly template?: T | undefined;
  };

/** What the chat history decides. */
export type TurnOptions = Pick<CommonOptions, "tools" | "addGenerationPrompt" | "continueFinalMessage">;

/** `formatQwen3` with the options of the wrapper. */
export type Format = (messages: readonly Message[], turn: TurnOptions) => Chat;

const DECIDED: readonly (keyof TurnOptions)[] = ["tools", "addGenerationPrompt", "continueFinalMessage"];

/** Throws `invalid-input` for wrong options, before any chat. */
export function formatWith<T extends TemplateId>(options: ChatWrapperOptions<T> | object): Format {
  const members = membersOf(options, "options");
  const given = DECIDED.find((name) => Object.hasOwn(members, name));
  if (given !== undefined) throw new QwenFormatError("invalid-input", given, "the engine's chat history decides this");
  const format: Format = (messages, turn) => formatQwen3(messages, { ...members, ...turn } as FormatOptions<T>);
  format([{ role: "user", content: "" }], {});
  return format;
}
