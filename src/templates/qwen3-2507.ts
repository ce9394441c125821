import { plainOpening, thinkingOpening } from "../clauses/opening.ts";
import { givenThought } from "../clauses/think.ts";
import type { Template } from "../template.ts";
import { qwen3 } from "./qwen3.ts";

/** As qwen3, except that it knows nothing of reasoning: think blocks are text, and there is nothing to switch. */
export const qwen3Instruct2507: Template<never> = /* @__PURE__ */ Object.assign({}, qwen3, {
  id: "qwen3-instruct-2507",
  knobs: [],
  thought: givenThought,
  showsThinking: null,
  opening: plainOpening,
});

/** As qwen3, except that the generation prompt always opens a think block. */
export const qwen3Thinking2507: Template<never> = /* @__PURE__ */ Object.assign({}, qwen3, {
  id: "qwen3-thinking-2507",
  knobs: [],
  opening: thinkingOpening,
});
