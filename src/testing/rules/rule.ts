import type { Knobs } from "../../template.ts";
import type { JsonText } from "../arbitraries/json-text.ts";
import type { Subject } from "../arbitraries/knobs.ts";

/** The rules, by name. */
export type RuleId =
  | "empty-chat"
  | "text-as-is"
  | "message-order"
  | "unknown-roles"
  | "first-system-message"
  | "later-system-message"
  | "user-content"
  | "assistant-content"
  | "tool-result"
  | "content-parts"
  | "vision-numbers"
  | "white-space-around-content"
  | "reasoning-content"
  | "think-block-in-content"
  | "think-block-in-parts"
  | "white-space-around-reasoning"
  | "reasoning-in-history"
  | "last-query"
  | "preserved-thinking"
  | "reasoning-history"
  | "reasoning-effort"
  | "thinking-modes"
  | "call-shape"
  | "call-name"
  | "call-arguments"
  | "argument-values"
  | "breaks-before-calls"
  | "tool-block"
  | "tool-definition"
  | "tool-parameters"
  | "tool-lists"
  | "tool-runs"
  | "json-numbers"
  | "json-keys"
  | "json-strings"
  | "json-structures"
  | "generation-prompt"
  | "continued-message"
  | "conversations"
  | "same-twice"
  | "request-untouched"
  | "together";

/** A rule of the format; spec/README.md says it in full, under the same number. */
export interface Rule {
  readonly id: RuleId;
  readonly title: string;
  /** Golden cases whose id begins so; of several rules that of the longest beginning counts. */
  readonly cases: readonly string[];
  /** The rule is about this option: it is for templates that read it. */
  readonly knob?: keyof Knobs;
  /** What must hold of the formatter. Default `text`: it gives the official text, or refuses where the template raises. */
  readonly holds?: "text" | "same-twice" | "request-untouched";
  /** Requests for a template, wild where the rule is about and tame elsewhere, so that what fails is this rule. */
  readonly requests: (subject: Subject) => JsonText;
}

/** The rule is for this template. */
export function isFor({ knob }: Rule, { knobs }: Subject): boolean {
  return knob === undefined || knobs.includes(knob);
}
