import fc from "fast-check";
import { padded, type JsonText, type Members } from "../arbitraries/json-text.ts";
import { knobTexts, type Subject } from "../arbitraries/knobs.ts";
import type { Rule } from "./rule.ts";
import * as tame from "./tame.ts";

const json = (texts: fc.Arbitrary<string>): JsonText => texts.map((text) => JSON.stringify(text));
const joined = (pieces: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((list) => list.join(""));

const given = fc.constantFrom('"R"', '"R"', '"R\\nS"', '""', '"\\n"', '"<think>R</think>"', "null", undefined);
const besideReasoning = fc.constantFrom('"c"', '""', '"<think>\\nT\\n</think>\\n\\nc"', '"\\nc"', '"T</think>c"');

/** Think tags in any number and order. */
const tagged = joined(
  ["<think>", "</think>", "<think>\n", "\n</think>\n\n", "\n", "a", "b c", "<THINK>", "</think >"],
  7,
);

/** The same in pieces: `[{"type": "text", "text": "a</thi"}, {"text": "nk>b"}]` */
const taggedParts: JsonText = fc
  .tuple(tagged, fc.nat({ max: 20 }), fc.constantFrom("", "", ', {"type": "image"}', ', "a text"'))
  .map(([text, point, between]) => {
    const [start, end] = [JSON.stringify(text.slice(0, point)), JSON.stringify(text.slice(point))];
    return `[{"type": "text", "text": ${start}}${between}, {"text": ${end}}]`;
  });

const blank = padded(fc.constantFrom("a", "a\nb", ""));
const blankGiven = tame.message("assistant", tame.word, { reasoning_content: json(blank) });
const blankInline = json(fc.tuple(blank, blank).map(([thought, answer]) => `<think>${thought}</think>${answer}`));

/** Reasoning of both kinds, calls and results, over several turns. */
const thought = fc.constantFrom('"R"', '"R"', '""', "null", undefined);
const thinking = tame.message("assistant", fc.constantFrom('"c"', '"<think>\\nT\\n</think>\\n\\nc"', '""', '"\\nc"'), {
  reasoning_content: thought,
});
const thinkingCaller = tame.callerOf(fc.tuple(tame.call), { reasoning_content: thought });
const history: JsonText = fc
  .tuple(
    fc.constantFrom([], ['{"role": "system", "content": "Hi"}']),
    tame.user,
    fc.array(
      fc.oneof(
        thinking,
        thinking,
        tame.user,
        fc.tuple(thinkingCaller, tame.tool).map((pair) => pair.join(", ")),
      ),
      {
        minLength: 1,
        maxLength: 6,
        size: "max",
      },
    ),
  )
  .map(([first, query, rest]) => tame.listed([...first, query, ...rest]));

const wrapper = json(
  fc
    .tuple(
      fc.constantFrom("", "", " ", "\n", "a"),
      fc.constantFrom("<tool_response>", "<tool_response>\n", "<tool_response", "<TOOL_RESPONSE>"),
      fc.constantFrom("", "a", "\n<tool_response>\nb"),
      fc.constantFrom("</tool_response>", "\n</tool_response>", "", "</tool_response"),
      fc.constantFrom("", "", "\n", "z"),
    )
    .map((pieces) => pieces.join("")),
);
const queryLike = tame.message(
  "user",
  fc.oneof(
    wrapper,
    wrapper.map((text) => `[{"type": "text", "text": ${text}}]`),
  ),
);
const reasoned = tame.message("assistant", tame.word, { reasoning_content: fc.constant('"R"') });

/** All knobs that the template reads. */
const modes = (subject: Subject): Members => knobTexts(subject);

export const reasoningRules: readonly Rule[] = [
  {
    id: "reasoning-content",
    title: "reasoning_content stands in a think block before the content.",
    cases: ["reasoning/"],
    requests: (subject) =>
      tame.ask(subject, tame.withAssistant(tame.message("assistant", besideReasoning, { reasoning_content: given }))),
  },
  {
    id: "think-block-in-content",
    title: "Without reasoning_content, a think block in the content is the reasoning.",
    cases: ["think/last", "think/mid", "look-alike/think"],
    requests: (subject) => tame.ask(subject, tame.withAssistant(tame.message("assistant", json(tagged)))),
  },
  {
    id: "think-block-in-parts",
    title: "A think block may begin in one part of a list and end in another.",
    cases: ["think-list/"],
    requests: (subject) => tame.ask(subject, tame.withAssistant(tame.message("assistant", taggedParts))),
  },
  {
    id: "white-space-around-reasoning",
    title: "White space at the edges of reasoning, and behind it, stays, but what the template strips.",
    cases: ["edges/"],
    requests: (subject) =>
      tame.ask(
        subject,
        fc.oneof(tame.withAssistant(blankGiven), tame.withAssistant(tame.message("assistant", blankInline))),
      ),
  },
  {
    id: "reasoning-in-history",
    title: "Which assistant turns show a think block, and which have lost it.",
    cases: ["think/", "reasoning/past"],
    requests: (subject) => tame.ask(subject, history),
  },
  {
    id: "last-query",
    title: "The last query is the last user message that is not a tool response in its tags.",
    cases: ["query/", "query-like/", "look-alike/query", "look-alike/only-query"],
    requests: (subject) =>
      tame.ask(
        subject,
        tame.oneChat(
          [queryLike, reasoned],
          [tame.user, reasoned, queryLike, reasoned],
          [tame.user, reasoned, queryLike],
          [tame.user, reasoned, queryLike, reasoned, queryLike, reasoned],
        ),
      ),
  },
  {
    id: "preserved-thinking",
    title: "preserve_thinking shows the think blocks of all turns, or of those after the last query.",
    cases: ["preserve/", "options/other/preserve-thinking"],
    knob: "preserveThinking",
    requests: (subject) =>
      tame.ask(subject, history, { preserve_thinking: fc.constantFrom("true", "false", "null", undefined) }),
  },
  {
    id: "reasoning-history",
    title: 'reasoning_history "all" shows the think block of every assistant turn, as TRL\'s training templates do.',
    cases: ["history/"],
    knob: "reasoningHistory",
    requests: (subject) =>
      tame.ask(subject, history, { reasoning_history: fc.constantFrom('"all"', '"all"', "null", undefined) }),
  },
  {
    id: "reasoning-effort",
    title: "A sentence on reasoning effort begins the system turn.",
    cases: ["effort/", "options/other/reasoning-effort"],
    knob: "reasoningEffort",
    requests: (subject) =>
      tame.ask(
        subject,
        fc.oneof(
          tame.withSystem(tame.message("system", fc.constantFrom('"Hi"', '""', '" "'))),
          tame.withUser(tame.user),
        ),
        {
          ...modes(subject),
          tools: tame.tools,
        },
      ),
  },
  {
    id: "thinking-modes",
    title: "The options of thinking work together.",
    cases: ["modes/thinking"],
    knob: "enableThinking",
    requests: (subject) => tame.ask(subject, history, { ...modes(subject), reasoning_history: fc.constant(undefined) }),
  },
];
