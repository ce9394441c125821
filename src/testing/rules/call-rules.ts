import fc from "fast-check";
import { objectOf, record, stringText, type JsonText } from "../arbitraries/json-text.ts";
import { mannersOf } from "../arbitraries/manners.ts";
import type { Subject } from "../arbitraries/knobs.ts";
import type { Rule } from "./rule.ts";
import * as tame from "./tame.ts";

const plainArguments = fc.constantFrom("{}", '{"a": "b"}', '{"a": 1, "b": [true]}');
const named = { name: fc.constant('"f"'), arguments: plainArguments };

const shapedCall: JsonText = fc.oneof(
  record(named),
  tame.callOf(plainArguments),
  record({ id: fc.constantFrom('"1"', "null"), type: fc.constant('"function"'), function: record(named) }),
  record({ function: fc.constantFrom("null", "{}", "[]", '""', "0", "false"), ...named }),
  record({ name: fc.constant('"g"'), function: record(named), arguments: fc.constant('{"c": 2}') }),
  record({ arguments: plainArguments, name: fc.constant('"f"') }),
);

const value = fc.constantFrom(
  ...['"a"', '""', '"it\'s"', '"\\"q\\""', "1", "-2.5", "true", "false", "null", "[]", "{}", '["a", 1, null, true]'],
  ...[
    '{"a": "it\'s"}',
    '{"a": [{"b": null}]}',
    '[{"a": true}]',
    '"{\\"a\\": 1}"',
    '"a\\nb"',
    '"<b>&amp;"',
    '["a\'b", "c\\"d", "e\'\\"f"]',
  ],
);
const valueArguments = objectOf(fc.tuple(fc.constantFrom('"a"', '"b"', '"b c"', '"x-y"'), value));

const anyArguments: Readonly<Record<"json" | "xml", fc.Arbitrary<string | undefined>>> = {
  json: fc.oneof(valueArguments, value, fc.constantFrom('"{\\"a\\": 1.0}"', '"no json"', '" {} "', '""')),
  xml: fc.oneof(
    { weight: 3, arbitrary: valueArguments },
    value,
    fc.constantFrom('""', '"{}"', "null", "[]", undefined),
  ),
};

const styleOf = ({ id }: Subject): "json" | "xml" => mannersOf(id).calls;

const withCalls = (...calls: readonly JsonText[]): JsonText => tame.withAssistant(tame.callerOf(fc.tuple(...calls)));

const oddContent = fc.constantFrom(
  ...['"c"', '""', '"\\n"', '"\\n\\nc"', '" "', '"c\\n"', "null", undefined, '"<think>\\nT\\n</think>\\n\\n"'],
  ...['"<think>\\nT\\n</think>\\n\\nc"', '[{"type": "text", "text": "c"}]', "[]", '"c \\n "'],
);

export const callRules: readonly Rule[] = [
  {
    id: "call-shape",
    title: "A call stands in `function` or is flat; calls beside it, ids and types count for nothing.",
    cases: ["calls/", "xml-call/shape", "xml-call/flat"],
    requests: (subject) =>
      tame.ask(subject, tame.withAssistant(tame.callerOf(fc.array(shapedCall, { minLength: 1, maxLength: 2 })))),
  },
  {
    id: "call-name",
    title: "The name of a call is printed as it is, not escaped.",
    cases: ["calls/name"],
    requests: (subject) => tame.ask(subject, withCalls(tame.callOf(plainArguments, stringText))),
  },
  {
    id: "call-arguments",
    title: "Arguments: text goes in as it is and values as JSON; in XML each member of an object has an element.",
    cases: ["calls/text-arguments", "calls/value-arguments", "xml-call/arguments", "xml-call/mixed"],
    requests: (subject) =>
      tame.ask(
        subject,
        withCalls(
          record({ function: record({ name: fc.constant('"f"'), arguments: anyArguments[styleOf(subject)] }) }),
        ),
      ),
  },
  {
    id: "argument-values",
    title:
      "How the value of an argument is spelled: as JSON inside JSON; in XML as text, JSON, or as Python prints it.",
    cases: ["xml-call/value"],
    requests: (subject) => tame.ask(subject, withCalls(tame.callOf(value.map((text) => `{"v": ${text}}`)))),
  },
  {
    id: "breaks-before-calls",
    title: "The line breaks between content and calls, and between calls.",
    cases: ["calls/before", "calls/two", "xml-call/content", "xml-call/reasoning", "nothing/calls"],
    requests: (subject) =>
      tame.ask(
        subject,
        tame.withAssistant(
          tame.message("assistant", oddContent, {
            reasoning_content: fc.constantFrom(undefined, undefined, '"R"', '""'),
            tool_calls: fc.array(tame.call, { minLength: 1, maxLength: 3 }).map(tame.listed),
          }),
        ),
      ),
  },
];
