import { jsonCallsAfterMessage } from "../clauses/calls.ts";
import { plainOpening, thinkingOpening } from "../clauses/opening.ts";
import { countedVision, droppedPart, listContent, nullRaises, uncountedVision } from "../clauses/parts.ts";
import { isPrintedQuery } from "../clauses/query.ts";
import { byRole, droppedTurn, laterSystem } from "../clauses/text.ts";
import { rolesWith } from "../clauses/roles.ts";
import { givenThought } from "../clauses/think.ts";
import { toolTurn } from "../clauses/tool.ts";
import { countedSystemTurn, countedUnseenTurn } from "../clauses/unseen.ts";
import type { Template } from "../template.ts";
import { qwen3 } from "./qwen3.ts";

const textOnly = /* @__PURE__ */ listContent(null, droppedPart, nullRaises);
const withVision = /* @__PURE__ */ listContent(countedVision, droppedPart, nullRaises);

/** As qwen3, except that lists are printed, images and videos in user and tool messages only, and that it knows nothing of reasoning. */
export const qwen3VlInstruct: Template<"addVisionId"> = /* @__PURE__ */ Object.assign({}, qwen3, {
  id: "qwen3-vl-instruct",
  knobs: ["addVisionId"] as const,
  content: /* @__PURE__ */ byRole({ user: withVision, tool: withVision }, textOnly),
  systemContent: textOnly,
  isQuery: isPrintedQuery,
  thought: givenThought,
  showsThinking: null,
  calls: jsonCallsAfterMessage,
  // A later system message vanishes.
  roles: /* @__PURE__ */ rolesWith(/* @__PURE__ */ laterSystem(droppedTurn), toolTurn),
  opening: plainOpening,
});

/** As qwen3, except that lists are printed, with images and videos in every message, and that the generation prompt opens a think block. */
export const qwen3VlThinking: Template<"addVisionId"> = /* @__PURE__ */ Object.assign({}, qwen3, {
  id: "qwen3-vl-thinking",
  knobs: ["addVisionId"] as const,
  content: withVision,
  systemContent: /* @__PURE__ */ listContent(uncountedVision, droppedPart, nullRaises),
  isQuery: isPrintedQuery,
  // Images count wherever they are, but when the first system message is printed, none has been counted.
  roles: /* @__PURE__ */ rolesWith(countedSystemTurn, toolTurn),
  other: countedUnseenTurn,
  opening: thinkingOpening,
});
