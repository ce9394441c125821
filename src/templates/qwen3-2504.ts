import { requiredText } from "../clauses/text.ts";
import { printedText } from "../clauses/tool.ts";
import type { Template } from "../template.ts";
import { qwen3 } from "./qwen3.ts";

/** Qwen3 hybrid models as released in April 2025: as qwen3, except that content which is no string raises, or prints as Python prints it. */
export const qwen3_2504: Template<"enableThinking"> = /* @__PURE__ */ Object.assign({}, qwen3, {
  id: "qwen3-2504",
  text: requiredText,
  toolText: printedText,
});
