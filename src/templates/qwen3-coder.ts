import { plainOpening } from "../clauses/opening.ts";
import { contentFirst } from "../clauses/preamble.ts";
import { afterAll, isTextQuery } from "../clauses/query.ts";
import { byRole, laterSystemTurn, namedTurn, printedText, requiredText } from "../clauses/text.ts";
import { rolesWith } from "../clauses/roles.ts";
import { givenThought } from "../clauses/think.ts";
import { toolTurnOfLines } from "../clauses/tool.ts";
import { jsonForObjects, jsonForStructures, printed, textBeforeCalls, xmlCalls } from "../clauses/xml-calls.ts";
import { closedXmlTool } from "../clauses/xml-definition-r1.ts";
import { openXmlTool, xmlDefinition } from "../clauses/xml-definition.ts";
import { DEFAULT_SYSTEM, xmlWords } from "../clauses/xml-words.ts";
import type { Template } from "../template.ts";

/** Tools and calls in XML, no reasoning, every role; the third revision. */
export const qwen3Coder: Template<never> = {
  id: "qwen3-coder",
  knobs: [],
  vocabulary: "qwen3",
  content: /* @__PURE__ */ byRole({ assistant: textBeforeCalls, tool: printedText }, requiredText),
  systemContent: requiredText,
  preamble: /* @__PURE__ */ contentFirst(
    /* @__PURE__ */ xmlWords("# Tools\n\n"),
    /* @__PURE__ */ xmlDefinition(/* @__PURE__ */ openXmlTool(jsonForStructures)),
    DEFAULT_SYSTEM,
  ),
  isQuery: isTextQuery,
  withoutQuery: afterAll,
  thought: givenThought,
  showsThinking: null,
  calls: /* @__PURE__ */ xmlCalls(jsonForStructures),
  roles: /* @__PURE__ */ rolesWith(laterSystemTurn, toolTurnOfLines),
  other: namedTurn,
  opening: plainOpening,
};

/** As qwen3-coder, except that lists are printed as Python prints them, and the tool block has no heading. */
export const qwen3CoderR2: Template<never> = /* @__PURE__ */ Object.assign({}, qwen3Coder, {
  id: "qwen3-coder-r2",
  preamble: /* @__PURE__ */ contentFirst(
    /* @__PURE__ */ xmlWords(""),
    /* @__PURE__ */ xmlDefinition(/* @__PURE__ */ openXmlTool(jsonForObjects)),
    DEFAULT_SYSTEM,
  ),
  calls: /* @__PURE__ */ xmlCalls(jsonForObjects),
});

/** As qwen3-coder, except that a tool has a closed list of members, and argument values are printed as Python prints them. */
export const qwen3CoderR1: Template<never> = /* @__PURE__ */ Object.assign({}, qwen3Coder, {
  id: "qwen3-coder-r1",
  preamble: /* @__PURE__ */ contentFirst(
    /* @__PURE__ */ xmlWords(""),
    /* @__PURE__ */ xmlDefinition(closedXmlTool),
    DEFAULT_SYSTEM,
  ),
  calls: /* @__PURE__ */ xmlCalls(printed),
});
