import fc from "fast-check";
import { padded, type JsonText } from "../arbitraries/json-text.ts";
import { knobTexts } from "../arbitraries/knobs.ts";
import type { Rule } from "./rule.ts";
import * as tame from "./tame.ts";

const edge: JsonText = padded(fc.constantFrom("a", "a b", "<think>\nT\n</think>\n\nc", "")).map((text) =>
  JSON.stringify(text),
);
const content = fc.oneof(
  { weight: 4, arbitrary: edge },
  tame.word,
  fc.constantFrom('[{"type": "text", "text": "a "}]', "null", undefined),
);
const reasoning = fc.oneof(fc.constantFrom(undefined, undefined, "null"), edge);

const last = fc.oneof(
  { weight: 4, arbitrary: tame.message("assistant", content, { reasoning_content: reasoning }) },
  tame.callerOf(fc.tuple(tame.call)),
  tame.message("user", content),
  tame.message("tool", content),
  tame.message("system", content),
);

const field = fc.constantFrom(
  "true",
  "true",
  "true",
  '"content"',
  '"reasoning_content"',
  '"name"',
  "false",
  '""',
  "null",
);

export const promptRules: readonly Rule[] = [
  {
    id: "generation-prompt",
    title:
      "add_generation_prompt ends the prompt with the header of an assistant turn, and a think block as enable_thinking says.",
    cases: ["options/"],
    requests: (subject) =>
      tame.ask(
        subject,
        fc.oneof(tame.withUser(tame.user), tame.withAssistant(tame.assistant), tame.withTool(tame.tool)),
        {
          add_generation_prompt: fc.constantFrom("true", "true", "true", "false", "null", undefined),
          enable_thinking: subject.knobs.includes("enableThinking")
            ? fc.constantFrom("true", "false", "null", undefined)
            : fc.constantFrom("null", undefined),
        },
      ),
  },
  {
    id: "continued-message",
    title: "continue_final_message cuts the prompt behind what the final message has begun.",
    cases: ["continue/", "go-on/", "history/continued"],
    requests: (subject) =>
      tame.ask(subject, tame.oneChat([tame.user, last], [tame.user, tame.caller, tame.tool, last], [last]), {
        add_generation_prompt: fc.constantFrom(undefined, undefined, undefined, "false", "true"),
        ...knobTexts(subject),
        reasoning_history: fc.constant(undefined),
        continue_final_message: field,
      }),
  },
];
