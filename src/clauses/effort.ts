import { templateError } from "../errors.ts";
import type { Knobs, Settings } from "../template.ts";

/** The sentence on reasoning effort; none where `enableThinking` is `false` or `null`. */
export function effortSentence({ enableThinking, reasoningEffort }: Settings): string {
  return enableThinking === undefined || enableThinking === true ? sentenceOf(reasoningEffort) : "";
}

/** The sentence of a model that cannot but think. */
export function requiredEffortSentence({ enableThinking, reasoningEffort }: Settings): string {
  if (enableThinking === false) throw templateError("enableThinking", "Disabling thinking is not supported.");
  return sentenceOf(reasoningEffort);
}

/** Nothing for `medium`; absent is `xhigh`, null is not. */
function sentenceOf(effort: Knobs["reasoningEffort"]): string {
  switch (effort) {
    case undefined:
    case "xhigh":
      return (
        "Reasoning effort is set to xhigh. Please think carefully through the task, validate key assumptions, " +
        "consider plausible alternatives, and prioritize correctness, consistency, and clarity in the final answer."
      );
    case "medium":
      return "";
    case "low":
      return (
        "Reasoning effort is set to low. Keep your thinking brief and focused, " +
        "moving directly to the conclusion without unnecessary elaboration."
      );
    default:
      throw templateError(
        "reasoningEffort",
        `Unexpected reasoning effort ${effort ?? "None"}. Supported types are xhigh (default), medium, and low.`,
      );
  }
}
