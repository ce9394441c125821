import fc from "fast-check";
import { dumps } from "../../python/dumps.ts";
import { conversations } from "../arbitraries/arbitraries.ts";
import { requestTextOf } from "../arbitraries/requests.ts";
import type { Rule } from "./rule.ts";
import * as tame from "./tame.ts";

const whole = conversations.map(({ messages, tools }) => [dumps(messages, ""), dumps(tools, "")] as const);

export const wholeRules: readonly Rule[] = [
  {
    id: "conversations",
    title: "Whole conversations: tools, several turns, reasoning, calls and results.",
    cases: ["conversation/", "agent/", "example"],
    requests: (subject) =>
      whole.chain(([messages, tools]) =>
        tame.ask(subject, fc.constant(messages), { tools: fc.constantFrom(undefined, tools) }),
      ),
  },
  {
    id: "same-twice",
    title: "The same request gives the same text when it comes again.",
    cases: [],
    holds: "same-twice",
    requests: (subject) => requestTextOf([subject]),
  },
  {
    id: "request-untouched",
    title: "The request is left as it was.",
    cases: [],
    holds: "request-untouched",
    requests: (subject) => requestTextOf([subject]),
  },
  {
    id: "together",
    title: "All of it at once.",
    cases: [],
    requests: (subject) => requestTextOf([subject]),
  },
];
