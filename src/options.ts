import type { ControlTokenRule } from "./control-tokens.ts";
import { expected, QwenFormatError, templateError } from "./errors.ts";
import { membersOf } from "./members.ts";
import { isOwn } from "./objects.ts";
import type { Knobs, Settings, Template } from "./template.ts";
import { readTools, type PreparedTools } from "./tools.ts";
import type { Omission, Tool } from "./types.ts";

/** Options that every template takes. */
export interface CommonOptions {
  /** JSON objects, written as given; an empty list is no tools. */
  readonly tools?: readonly Tool[] | PreparedTools | null | undefined;
  /** Ends the prompt with the header of an assistant turn. Default `false`, as in transformers. */
  readonly addGenerationPrompt?: boolean | null | undefined;
  /**
   * Leaves the final message open, so that the model goes on with it: `true` for its content, or the name of the field.
   * As in transformers 5; not together with `addGenerationPrompt`.
   */
  readonly continueFinalMessage?: boolean | "content" | "reasoning_content" | null | undefined;
  /**
   * `"error"` throws `unsupported` for whatever the template drops in silence; a function, for the omissions on which it
   * returns `true`.
   */
  readonly onOmission?: "error" | ((omission: Omission) => boolean) | null | undefined;
  /**
   * `"error"` throws `unsupported` for caller text in the prompt that spells an added token such as `<|im_end|>`; a
   * function, for the places on which it returns `true`. Without it the prompt is what the official template writes. Known
   * are the tokens that `findControlTokens` lists: the 26 of Qwen3, not those that models from 3.5 on have besides (audio),
   * nor your own.
   */
  readonly onControlTokens?: ControlTokenRule | null | undefined;
}

/** The options of a template that reads the knobs `K`. */
export type OptionsOf<K extends keyof Knobs> = CommonOptions & Pick<Knobs, K>;

/** Throws `invalid-input` for an option that has the wrong type, or that the template does not read. */
export function readOptions(options: object, template: Template): Settings {
  const settings: Settings = {
    tools: null,
    addGenerationPrompt: false,
    continueFinalMessage: null,
    onOmission: null,
    onControlTokens: null,
    // Absent; without them, what is on Object.prototype would be read.
    enableThinking: undefined,
    addVisionId: undefined,
    preserveThinking: undefined,
    reasoningEffort: undefined,
    reasoningHistory: undefined,
  };
  const members = membersOf(options, "options");
  for (const name in members) {
    if (!isOwn(members, name)) continue;
    const value = members[name];
    if (value === undefined || (name === "template" && value === template.id)) continue;
    // A knob that is null is not absent; nothing else tells the two apart.
    if (value === null && knobOf(name, template) === undefined) continue;
    settings[name as "tools"] = readOption(name, value, template) as null;
  }
  if (settings.continueFinalMessage !== null && settings.addGenerationPrompt) {
    throw templateError("continueFinalMessage", "not together with addGenerationPrompt");
  }
  return settings;
}

function readOption(name: string, value: unknown, template: Template): unknown {
  switch (name) {
    case "tools":
      return readTools(value);
    case "onOmission":
    case "onControlTokens":
      if (value === "error" || typeof value === "function") return value;
      throw expected(name, '"error" or a function', value);
    case "continueFinalMessage":
      // An empty string is no field, as in Python.
      if (typeof value === "string") return value || null;
      return readBoolean(name, value) ? "content" : null;
    case "addGenerationPrompt":
      return readBoolean(name, value);
    default:
      return readKnob(name, value, template);
  }
}

function knobOf(name: string, { knobs }: Template): keyof Knobs | undefined {
  return knobs.find((knob) => knob === name);
}

function readKnob(name: string, value: unknown, template: Template): unknown {
  if (value === null) return null;
  switch (knobOf(name, template)) {
    case undefined:
      throw new QwenFormatError("invalid-input", name, `not an option of template ${template.id}`);
    case "reasoningHistory":
      if (value === "all") return value;
      throw expected(name, '"all" or null', value);
    case "reasoningEffort":
      // Any string: what the template makes of another effort is its business.
      if (typeof value === "string") return value;
      throw expected(name, "a string or null", value);
    default:
      return readBoolean(name, value);
  }
}

function readBoolean(name: string, value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw expected(name, "a boolean or null", value);
}
