import { AMISS, messageNames, type MaskWarning } from "../masks/warnings.ts";
import type { Remark } from "./remarks.ts";

/** `the mask trains nothing in 3 of 10 requests; the first: line 2` */
export function maskRemark({ reason, messages }: MaskWarning): Remark {
  if (reason === "trains-nothing") return TRAINS_NOTHING;
  const [what, advice, names] = [AMISS[reason], ADVICE[reason], messageNames(messages)];
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

const ADVICE = {
  "rewritten-turns": "; encode --split-turns trains each turn behind the prompt that it had",
  "prompt-differs": "",
} as const;
