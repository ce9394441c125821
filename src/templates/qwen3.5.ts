import { thinkingByDefault, thinkingOnDemand } from "../clauses/opening.ts";
import { isPrintedQuery, queryRequired } from "../clauses/query.ts";
import { strictRoles, unexpectedTurn } from "../clauses/strict-roles.ts";
import { splitThought, trimmedThought } from "../clauses/think.ts";
import { toolsFirst } from "../clauses/tools-first.ts";
import { trimmedContent, trimmedSystemContent } from "../clauses/trimmed-content.ts";
import { jsonForAll, jsonForStructures, xmlCalls } from "../clauses/xml-calls.ts";
import type { Template } from "../template.ts";

/** @inline */
type Qwen3_5Knobs = "enableThinking" | "addVisionId" | "reasoningHistory";

/** Trimmed content with images and videos, tools before the system text, calls in XML, a think block in every turn after the last query. */
export const qwen3_5: Template<Qwen3_5Knobs> = {
  id: "qwen3.5",
  knobs: ["enableThinking", "addVisionId", "reasoningHistory"],
  vocabulary: "qwen3.5",
  content: trimmedContent,
  systemContent: trimmedSystemContent,
  preamble: /* @__PURE__ */ toolsFirst(),
  isQuery: isPrintedQuery,
  withoutQuery: queryRequired,
  thought: /* @__PURE__ */ trimmedThought(splitThought),
  showsThinking: ({ index }, _thought, { lastQuery, settings }) =>
    settings.reasoningHistory === "all" || index > lastQuery,
  calls: /* @__PURE__ */ xmlCalls(jsonForStructures),
  roles: strictRoles,
  other: unexpectedTurn,
  opening: thinkingByDefault,
};

/** As qwen3.5, except that the generation prompt closes the think block unless thinking is switched on. */
export const qwen3_5Nothink: Template<Qwen3_5Knobs> = /* @__PURE__ */ Object.assign({}, qwen3_5, {
  id: "qwen3.5-nothink",
  opening: thinkingOnDemand,
});

/** As qwen3.5, except that think blocks can be preserved, and that `true` and `null` in calls are JSON. */
export const qwen3_6: Template<Qwen3_5Knobs | "preserveThinking"> = /* @__PURE__ */ Object.assign({}, qwen3_5, {
  id: "qwen3.6",
  knobs: ["enableThinking", "addVisionId", "preserveThinking", "reasoningHistory"] as const,
  showsThinking: ({ index }, _thought, { lastQuery, settings }) =>
    settings.reasoningHistory === "all" || settings.preserveThinking === true || index > lastQuery,
  calls: /* @__PURE__ */ xmlCalls(jsonForAll),
} satisfies Partial<Template<Qwen3_5Knobs | "preserveThinking">>);
