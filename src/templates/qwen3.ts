import { thinksAfterQuery } from "../clauses/assistant.ts";
import { jsonCalls } from "../clauses/calls.ts";
import { hybridOpening } from "../clauses/opening.ts";
import { contentFirst, JSON_WORDS } from "../clauses/preamble.ts";
import { afterAll, isTextQuery } from "../clauses/query.ts";
import { byRole, droppedTurn, laterSystemTurn, printedText, requiredText, textOrNothing } from "../clauses/text.ts";
import { rolesWith } from "../clauses/roles.ts";
import { splitThought } from "../clauses/think.ts";
import { jsonDefinition } from "../clauses/tool-block.ts";
import { toolTurn } from "../clauses/tool.ts";
import type { Template } from "../template.ts";

/** Qwen3 hybrid models, current template. */
export const qwen3: Template<"enableThinking" | "reasoningHistory"> = {
  id: "qwen3",
  knobs: ["enableThinking", "reasoningHistory"],
  vocabulary: "qwen3",
  content: textOrNothing,
  // Even where other content may be missing, that of the first system message may not.
  systemContent: requiredText,
  preamble: /* @__PURE__ */ contentFirst(JSON_WORDS, jsonDefinition),
  isQuery: isTextQuery,
  withoutQuery: afterAll,
  thought: splitThought,
  showsThinking: thinksAfterQuery,
  calls: jsonCalls,
  roles: /* @__PURE__ */ rolesWith(laterSystemTurn, toolTurn),
  other: droppedTurn,
  opening: hybridOpening,
};

/** As qwen3, except that content which is no string raises, or in tool messages prints as Python prints it. */
export const qwen3_2504: Template<"enableThinking"> = /* @__PURE__ */ Object.assign({}, qwen3, {
  id: "qwen3-2504",
  knobs: ["enableThinking"] as const,
  content: /* @__PURE__ */ byRole({ tool: printedText }, requiredText),
});
