import { expected, QwenFormatError, templateError } from "./errors.ts";
import { asObject, isMembers } from "./members.ts";
import type { Knobs, Template } from "./template.ts";
import { readTools, type PreparedTools } from "./tools.ts";
import type { OmissionReason, Tool } from "./types.ts";

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
  /** `"error"` refuses (`unsupported`) what the template would drop in silence, or only the given reasons. Default `"list"`. */
  readonly onOmission?: "list" | "error" | readonly OmissionReason[] | null | undefined;
}

/** The options of a template that reads the knobs `K`. */
export type OptionsOf<K extends keyof Knobs> = CommonOptions & Pick<Knobs, K>;

/** Options after validation. */
export interface Settings {
  readonly tools: PreparedTools | null;
  readonly addGenerationPrompt: boolean;
  /** Name of the field to continue, or `null`. */
  readonly continueField: string | null;
  readonly refused: "all" | readonly string[];
  readonly knobs: Knobs;
}

type Draft = { -readonly [K in keyof Settings]: Settings[K] };

const NONE: readonly string[] = [];

/** Throws `invalid-input` for an option that has the wrong type, or that the template does not read. */
export function readOptions(options: object, template: Template): Settings {
  if (!isMembers(options)) throw expected("options", "an object", options);
  const settings: Draft = { tools: null, addGenerationPrompt: false, continueField: null, refused: NONE, knobs: {} };
  const members = asObject(options);
  for (const name in members) {
    const value = Object.hasOwn(members, name) ? members[name] : undefined;
    if (value !== undefined && value !== null) readOption(settings, name, value, template);
  }
  if (settings.continueField !== null && settings.addGenerationPrompt) {
    throw templateError("continueFinalMessage", "cannot be combined with addGenerationPrompt");
  }
  return settings;
}

function readOption(settings: Draft, name: string, value: unknown, template: Template): void {
  switch (name) {
    case "tools":
      settings.tools = readTools(value as CommonOptions["tools"]);
      return;
    case "addGenerationPrompt":
      settings.addGenerationPrompt = readBoolean(name, value);
      return;
    case "continueFinalMessage":
      settings.continueField = readContinue(value);
      return;
    case "onOmission":
      settings.refused = readRefused(value);
      return;
    case "template":
      if (value !== template.id) throw expected("template", JSON.stringify(template.id), value);
      return;
    default:
      settings.knobs = readKnob(settings.knobs, name, value, template);
  }
}

function readKnob(knobs: Knobs, name: string, value: unknown, template: Template): Knobs {
  const knob = template.knobs.find((read) => read === name);
  switch (knob) {
    case "enableThinking":
      return { ...knobs, enableThinking: readBoolean(knob, value) };
    case undefined:
      throw new QwenFormatError("invalid-input", name, `not an option of template ${template.id}`);
  }
}

function readBoolean(name: string, value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw expected(name, "a boolean or null", value);
}

/** `null` for no: an empty string is no field, as in Python. */
function readContinue(value: unknown): string | null {
  if (value === true) return "content";
  if (value === false || value === "") return null;
  if (typeof value === "string") return value;
  throw expected("continueFinalMessage", "a boolean, a field name or null", value);
}

function readRefused(value: unknown): Settings["refused"] {
  if (value === "error") return "all";
  if (value === "list") return NONE;
  if (Array.isArray(value) && value.every((reason) => typeof reason === "string")) return value;
  throw expected("onOmission", '"list", "error" or a list of reasons', value);
}
