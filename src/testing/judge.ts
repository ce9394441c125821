import type { Signal } from "../runtimes/platform.ts";
import { ask, type Asked, type Formatter, type Outcome } from "./ask.ts";
import type { Expected } from "./reference.ts";
import type { Rule } from "./rules/rule.ts";

/** What was expected and what came instead. */
export interface Failure {
  readonly expected: Expected;
  /** `changed` is the request as the formatter has left it. */
  readonly actual: Exclude<Outcome, { readonly unsupported: string }> | { readonly changed: string };
}

export type Verdict = "holds" | "unsupported" | Failure;

/** Whether the rule holds for a formatter and a request of which this is expected. */
export type Judge = (format: Formatter, request: string, expected: Expected, signal?: Signal) => Promise<Verdict>;

const judgeText: Judge = async (format, request, expected, signal) => {
  const { outcome } = await ask(format, request, signal);
  return compared(expected, outcome);
};

function compared(expected: Expected, outcome: Outcome): Verdict {
  if ("unsupported" in outcome) return "unsupported";
  if ("text" in expected) return isSame(outcome, expected) ? "holds" : { expected, actual: outcome };
  return "error" in outcome ? "holds" : { expected, actual: outcome };
}

/** What the first answer was, the second should be. */
const judgeRepetition: Judge = async (format, request, _expected, signal) => {
  const [{ outcome: first }, { outcome: second }] = [
    await ask(format, request, signal),
    await ask(format, request, signal),
  ];
  if ("unsupported" in first || "unsupported" in second) return "unsupported";
  if ("text" in first) return compared(first, second);
  return "error" in first ? compared({ raises: first.error }, second) : "holds";
};

/** Only a formatter that reads the value can change it. */
const judgeRequest: Judge = async (format, request, expected, signal) => {
  const { outcome, value }: Asked = await ask(format, request, signal);
  if ("unsupported" in outcome || value === undefined) return "unsupported";
  return value.before === value.after ? "holds" : { expected, actual: { changed: value.after } };
};

function isSame(outcome: Outcome, expected: { readonly text: string }): boolean {
  return "text" in outcome && outcome.text === expected.text;
}

const judges: Readonly<Record<NonNullable<Rule["holds"]>, Judge>> = {
  text: judgeText,
  "same-twice": judgeRepetition,
  "request-untouched": judgeRequest,
};

export const judgeOf = ({ holds = "text" }: Rule): Judge => judges[holds];
