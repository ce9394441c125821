import { effortSentence, requiredEffortSentence } from "../clauses/effort.ts";
import { thinkingByDefault, thinkingOpening } from "../clauses/opening.ts";
import { isPrintedQuery, queryRequired } from "../clauses/query.ts";
import { strictRoles, unexpectedTurn } from "../clauses/strict-roles.ts";
import { givenThought, trimmedThought } from "../clauses/think.ts";
import { toolsFirst } from "../clauses/tools-first.ts";
import { trimmedContent, trimmedSystemContent, trimmedTextContent } from "../clauses/trimmed-content.ts";
import { jsonForAll, xmlCalls } from "../clauses/xml-calls.ts";
import type { Template } from "../template.ts";

/** @inline */
type EffortKnobs = "enableThinking" | "preserveThinking" | "reasoningEffort";

/**
 * Reads like qwen3.6, except that a sentence on reasoning effort begins the system turn, that every assistant turn shows its
 * think block unless told otherwise, and that a think block in the content is text.
 */
export const qwen3_8: Template<EffortKnobs | "addVisionId"> = {
  id: "qwen3.8",
  knobs: ["enableThinking", "addVisionId", "preserveThinking", "reasoningEffort"],
  vocabulary: "qwen3.5",
  content: trimmedContent,
  systemContent: trimmedSystemContent,
  preamble: /* @__PURE__ */ toolsFirst(effortSentence),
  isQuery: isPrintedQuery,
  withoutQuery: queryRequired,
  thought: /* @__PURE__ */ trimmedThought(givenThought),
  showsThinking: ({ index }, _thought, { lastQuery, settings: { preserveThinking } }) =>
    preserveThinking === undefined || preserveThinking === true || index > lastQuery,
  // An empty string of arguments is none.
  calls: /* @__PURE__ */ xmlCalls(jsonForAll, ""),
  roles: strictRoles,
  other: unexpectedTurn,
  opening: thinkingByDefault,
};

/** As qwen3.8, except that it reads text only, and that thinking cannot be switched off. */
export const qwen3_8Max: Template<EffortKnobs> = /* @__PURE__ */ Object.assign({}, qwen3_8, {
  id: "qwen3.8-max",
  knobs: ["enableThinking", "preserveThinking", "reasoningEffort"] as const,
  content: trimmedTextContent,
  systemContent: trimmedTextContent,
  preamble: /* @__PURE__ */ toolsFirst(requiredEffortSentence),
  opening: thinkingOpening,
});
