import type { MaskWarning } from "../masks/warnings.ts";
import type { Remark } from "./remarks.ts";

/** `the mask trains nothing in 3 of 10 requests; the first: line 2` */
export function maskRemark({ reason, messages }: MaskWarning): Remark {
  if (reason === "trains-nothing") return TRAINS_NOTHING;
  const { what, advice } = TURNS[reason];
  const names = namesOf(messages);
  return {
    topic: reason,
    alone: () => `the mask trains ${names}, ${what}${advice}`,
    among: (count, line) => `the mask trains turns ${what}, in ${count}; the first: ${line}, ${names}${advice}`,
  };
}

const TRAINS_NOTHING: Remark = {
  topic: "trains-nothing",
  alone: () => "the mask trains nothing",
  among: (count, line) => `the mask trains nothing in ${count}; the first: ${line}`,
};

const TURNS = {
  "rewritten-turns": {
    what: "in or before which the template has removed reasoning or think blocks",
    advice: "; encode --split-turns trains each turn behind the prompt that it had",
  },
  "prompt-differs": {
    what: "to which the generation prompt with the same options does not lead",
    advice: "",
  },
} as const;

/** `messages[1], messages[3]` */
function namesOf(messages: readonly number[]): string {
  const names = messages.slice(0, MOST).map((index) => `messages[${index}]`);
  return messages.length > MOST ? `${names.join(", ")} and ${messages.length - MOST} more` : names.join(", ");
}

const MOST = 3;
