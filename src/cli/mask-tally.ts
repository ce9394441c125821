import type { MaskWarning } from "../masks/warnings.ts";
import { warn } from "./warn.ts";

/** Collects what is to be said about masks, and says it once at the end. */
export interface MaskTally {
  /** The warnings of one request, and its line, where there are lines. */
  add(warnings: readonly MaskWarning[], line: number | undefined): void;
  /** One line on standard error for each reason. */
  report(requests: number): void;
}

interface Found {
  readonly warning: MaskWarning;
  readonly line: number | undefined;
  count: number;
}

export function maskTally(): MaskTally {
  const found = new Map<MaskWarning["reason"], Found>();
  return {
    add(warnings, line) {
      for (const warning of warnings) {
        const before = found.get(warning.reason);
        if (before === undefined) found.set(warning.reason, { warning, line, count: 1 });
        else before.count++;
      }
    },
    report(requests) {
      for (const each of found.values())
        warn(each.line === undefined ? warningText(each.warning) : summary(each, requests));
    },
  };
}

/** `the mask trains nothing in 3 of 10 requests; the first: line 2` */
function summary({ warning: { reason, messages }, line, count }: Found, requests: number): string {
  const first = [`line ${line}`, ...(messages.length === 0 ? [] : [namesOf(messages)])].join(", ");
  const where = `in ${count} of ${requests} requests; the first: ${first}`;
  if (reason === "trains-nothing") return `the mask trains nothing ${where}`;
  return `the mask trains turns ${REWRITTEN}, ${where}; ${ADVICE}`;
}

/** The warning as one sentence for people at a command line. */
export function warningText({ reason, messages }: MaskWarning): string {
  if (reason === "trains-nothing") return "the mask trains nothing";
  return `the mask trains ${namesOf(messages)} ${REWRITTEN}; ${ADVICE}`;
}

const REWRITTEN = "without the reasoning or think block that stood there, or before, at the time of writing";
const ADVICE = "encode --split trains each turn as it was written";

/** `messages[1], messages[3]` */
function namesOf(messages: readonly number[]): string {
  const names = messages.slice(0, MOST).map((index) => `messages[${index}]`);
  return messages.length > MOST ? `${names.join(", ")} and ${messages.length - MOST} more` : names.join(", ");
}

const MOST = 3;
