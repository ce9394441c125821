import { expected } from "../errors.ts";
import { membersOf, ownMember } from "../members.ts";
import type { Signal } from "../runtimes/platform.ts";
import { templateOf, type TemplateId } from "../templates/index.ts";
import type { RuleId } from "./rules/rule.ts";
import { rules } from "./rules/rules.ts";

/** How far the check is. */
export interface Progress {
  readonly rule: RuleId;
  /** Requests. */
  readonly done: number;
  readonly total: number;
}

/** What `checkFormatter` asks, and how much of it. */
export interface CheckOptions {
  /** Default `"qwen3"`. */
  readonly template?: TemplateId | undefined;
  /** Random requests for each rule, besides its golden cases; a whole number. Default 100. */
  readonly runs?: number | undefined;
  /** Of the random requests; a whole number. Default: another one each time; the report tells it. */
  readonly seed?: number | undefined;
  /** Rules that the formatter does not promise. */
  readonly leaveOut?: readonly RuleId[] | undefined;
  /** Called after each request. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /**
   * Ends the check, which then throws the signal's reason; also while a formatter keeps it waiting. Node does not wait for
   * `AbortSignal.timeout`: where nothing else is under way, take an `AbortController` and `setTimeout`.
   */
  readonly signal?: Signal | undefined;
}

/** Options after validation. */
export interface CheckSettings {
  readonly template: TemplateId;
  readonly runs: number;
  readonly seed: number;
  readonly leaveOut: readonly RuleId[];
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly signal: Signal | undefined;
}

/** Throws `invalid-input` for an option that is not what it should be. */
export function readCheckOptions(options: CheckOptions): CheckSettings {
  const members = membersOf(options, "options");
  const optionOf = (name: keyof CheckOptions): unknown => ownMember(members, name) ?? undefined;
  return {
    template: templateOf(optionOf("template") ?? "qwen3").id as TemplateId,
    runs: wholeNumber("runs", optionOf("runs") ?? 100, 0),
    seed: wholeNumber("seed", optionOf("seed") ?? Math.floor(Math.random() * 2 ** 31), -Infinity),
    leaveOut: ruleIds(optionOf("leaveOut") ?? []),
    onProgress: functionOrNone(optionOf("onProgress")),
    signal: signalOrNone(optionOf("signal")),
  };
}

function wholeNumber(name: string, given: unknown, least: number): number {
  if (Number.isSafeInteger(given) && (given as number) >= least) return given as number;
  throw expected(name, least === 0 ? "a whole number from 0 on" : "a whole number", given);
}

function ruleIds(given: unknown): readonly RuleId[] {
  if (!Array.isArray(given)) throw expected("leaveOut", "a list of rules", given);
  for (const [index, id] of (given as readonly unknown[]).entries()) {
    if (!rules.some((rule) => rule.id === id)) throw expected(`leaveOut[${index}]`, "the id of a rule", id);
  }
  return given as readonly RuleId[];
}

function functionOrNone(given: unknown): CheckSettings["onProgress"] {
  if (given === undefined || typeof given === "function") return given as CheckSettings["onProgress"];
  throw expected("onProgress", "a function", given);
}

function signalOrNone(given: unknown): Signal | undefined {
  if (given === undefined || typeof (given as Partial<AbortSignal>).throwIfAborted === "function")
    return given as Signal;
  throw expected("signal", "an AbortSignal", given);
}
