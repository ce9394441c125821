import { expected, QwenFormatError, templateError } from "./errors.ts";
import { ownMember } from "./members.ts";
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

const NONE: readonly string[] = [];

/** Throws `invalid-input` for an option that has the wrong type, or that the template does not read. */
export function readOptions(options: object, template: Template): Settings {
  if (typeof options !== "object" || options === null) throw expected("options", "an object", options);
  for (const name in options) checkName(name, ownMember(options, name), template);
  const settings: Settings = {
    tools: readTools(ownMember(options, "tools") as CommonOptions["tools"]),
    addGenerationPrompt: readBoolean(options, "addGenerationPrompt") ?? false,
    continueField: readContinue(ownMember(options, "continueFinalMessage")),
    refused: readRefused(ownMember(options, "onOmission")),
    knobs: { enableThinking: readBoolean(options, "enableThinking") },
  };
  if (settings.continueField !== null && settings.addGenerationPrompt) {
    throw templateError("continueFinalMessage", "cannot be combined with addGenerationPrompt");
  }
  return settings;
}

function checkName(name: string, value: unknown, template: Template): void {
  switch (name) {
    case "tools":
    case "addGenerationPrompt":
    case "continueFinalMessage":
    case "onOmission":
      return;
    case "template":
      if (value === undefined || value === null || value === template.id) return;
      throw expected("template", JSON.stringify(template.id), value);
    default:
      if (value === undefined || value === null || template.knobs.some((knob) => knob === name)) return;
      throw new QwenFormatError("invalid-input", name, `not an option of template ${template.id}`);
  }
}

function readBoolean(options: object, name: keyof Knobs | "addGenerationPrompt"): boolean | null | undefined {
  const value = ownMember(options, name);
  if (typeof value === "boolean" || value === null || value === undefined) return value;
  throw expected(name, "a boolean or null", value);
}

/** An empty string is no field, as in Python. */
function readContinue(value: unknown): string | null {
  if (value === true) return "content";
  if (value === false || value === "" || value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  throw expected("continueFinalMessage", "a boolean, a field name or null", value);
}

function readRefused(value: unknown): Settings["refused"] {
  if (value === "error") return "all";
  if (value === "list" || value === null || value === undefined) return NONE;
  if (Array.isArray(value) && value.every((reason) => typeof reason === "string")) return value;
  throw expected("onOmission", '"list", "error" or a list of reasons', value);
}
