import fc from "fast-check";
import { record, stringText, text, type JsonText } from "../arbitraries/json-text.ts";
import { knobTexts } from "../arbitraries/knobs.ts";
import { mannersOf } from "../arbitraries/manners.ts";
import type { Rule } from "./rule.ts";
import * as tame from "./tame.ts";

/** Any text between two letters, so that no white space is at its edges, and without an end of thinking. */
const spelled: JsonText = text.map((inside) => JSON.stringify(`a${inside}z`.replaceAll("</think>", "")));

const anyMessage = fc.oneof(tame.user, tame.assistant, tame.caller, tame.tool, tame.system);
const strictMessage = fc.oneof(tame.user, tame.assistant, tame.caller, tame.tool);

const many = (one: JsonText, minLength: number): fc.Arbitrary<string[]> =>
  fc.array(one, { minLength, maxLength: 6, size: "max" });

const looseOrder = many(anyMessage, 1).map(tame.listed);
const strictOrder = fc
  .tuple(
    fc.constantFrom([], ['{"role": "system", "content": "Hi"}']),
    many(strictMessage, 0),
    tame.user,
    many(strictMessage, 0),
  )
  .map(([first, before, query, after]) => tame.listed([...first, ...before, query, ...after]));

const oddRole = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('"developer"', '"User"', '"function"', '""', '"__proto__"', '"assistant "') },
  stringText,
);
const stranger = record({ role: oddRole, content: tame.word, tool_calls: fc.constantFrom(undefined, undefined, "[]") });

export const chatRules: readonly Rule[] = [
  {
    id: "empty-chat",
    title: "A chat without messages is an error.",
    cases: ["options/empty-conversation"],
    requests: (subject) => tame.ask(subject, fc.constant("[]"), { tools: tame.tools, ...knobTexts(subject) }),
  },
  {
    id: "text-as-is",
    title: "Text stands in the prompt as it is, whatever it spells.",
    cases: ["text/", "tokens/"],
    requests: (subject) =>
      tame.ask(
        subject,
        fc.oneof(
          tame.withUser(tame.message("user", spelled)),
          tame.withAssistant(tame.message("assistant", spelled)),
          tame.withTool(tame.message("tool", spelled)),
          tame.withSystem(tame.message("system", spelled)),
        ),
      ),
  },
  {
    id: "message-order",
    title:
      "Messages become turns one by one, in any order that the template takes; of a message four members are read.",
    cases: ["order/", "roles/"],
    requests: (subject) =>
      tame.ask(
        subject,
        mannersOf(subject.id).isStrict ? fc.oneof({ weight: 3, arbitrary: strictOrder }, looseOrder) : looseOrder,
      ),
  },
  {
    id: "unknown-roles",
    title: "A message of an unknown role is dropped, printed under its name, or an error.",
    cases: [
      ...["role/", "roles/developer", "roles/empty", "roles/capital", "roles/space", "roles/critic", "roles/unknown"],
      ...["roles/prototype", "content/unknown-role", "parts/unknown-role", "parts/empty-role"],
    ],
    requests: (subject) =>
      tame.ask(
        subject,
        tame.oneChat(
          [stranger, tame.user],
          [tame.user, stranger],
          [tame.user, tame.caller, tame.tool, stranger, tame.tool],
        ),
      ),
  },
];
