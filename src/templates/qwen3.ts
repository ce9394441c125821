import { assistantTurn } from "../clauses/assistant.ts";
import { thinkingOpening } from "../clauses/opening.ts";
import { preamble } from "../clauses/preamble.ts";
import { lastTextQuery } from "../clauses/query.ts";
import { droppedTurn, laterSystemTurn, textOrNothing, textTurn } from "../clauses/text.ts";
import { toolTurn } from "../clauses/tool.ts";
import type { Template } from "../template.ts";

/** Qwen3 hybrid models, current template. */
export const qwen3: Template<"enableThinking"> = {
  id: "qwen3",
  knobs: ["enableThinking"],
  lastQuery: lastTextQuery,
  text: textOrNothing,
  toolText: textOrNothing,
  preamble,
  roles: new Map([
    ["system", laterSystemTurn],
    ["user", textTurn],
    ["assistant", assistantTurn],
    ["tool", toolTurn],
  ]),
  other: droppedTurn,
  opening: thinkingOpening,
};
