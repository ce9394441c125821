import fc from "fast-check";
import { objectOf, record, shuffled, type JsonText, type Member } from "../arbitraries/json-text.ts";
import type { Rule } from "./rule.ts";
import * as tame from "./tame.ts";

const one = fc.constant(tame.toolDefinition());
const two = fc.constant(tame.toolDefinition("now"));

const lists = fc.oneof(
  fc.constantFrom(undefined, "null", "[]"),
  fc.tuple(one).map(tame.listed),
  fc.tuple(one, two).map(tame.listed),
);
const systemText = fc.constantFrom('"Hi"', '""', '"\\n"', '" Hi "', '"Hi\\n\\n"');

const often = (usual: JsonText, ...odd: readonly string[]): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight: 3, arbitrary: usual }, fc.constantFrom(undefined, ...odd));

const name = often(fc.constantFrom('"f"', '"get_weather"', '"b c"', '"a\\"b"'), "null", "1", '"<b>"');
const about = often(
  fc.constantFrom('"Asks."', '"Two\\nlines"', '"北京"'),
  '""',
  '" Asks. \\n"',
  "null",
  "true",
  '["it\'s"]',
);
const members: fc.Arbitrary<Member> = fc.tuple(
  fc.constantFrom('"strict"', '"type"', '"x-order by"', '"$ref"', '"keys"', '"items"', '"default"', '"10"'),
  fc.constantFrom('"object"', "true", "null", "1", '"a"', '["a", 1]', '{"a": "it\'s"}', "[]", "{}"),
);

const noParameters = fc.constant('{"type": "object", "properties": {}}');
const functionWith = (parameters: fc.Arbitrary<string | undefined>): JsonText =>
  record({ name: fc.constant('"f"'), description: fc.constant('"Asks."'), parameters });

const definition = shuffled({ name, description: about, parameters: noParameters }, members);
const shapes: JsonText = fc.oneof(
  record({ type: fc.constant('"function"'), function: definition }),
  definition,
  record({ function: fc.constantFrom("null", "{}", "[]", '""', "0"), name: fc.constant('"f"') }),
  record({ type: fc.constant('"function"'), function: definition, strict: fc.constant("true") }),
);

const type = often(fc.constantFrom('"string"', '"integer"'), '["string", "null"]', "null", '""', '{"a": 1}');
const property = fc.oneof(
  { weight: 5, arbitrary: shuffled({ type, description: about }, members) },
  fc.constantFrom("null", "true", '"a"', "[]", "{}"),
);
const properties = objectOf(fc.tuple(fc.constantFrom('"city"', '"b c"', '"$ref"', '"type"', '"10"'), property));
const parameters = fc.oneof(
  { weight: 6, arbitrary: shuffled({ type: fc.constant('"object"'), properties }, members) },
  fc.constantFrom("null", "true", '"a"', "[]", "{}", '{"properties": null}', '{"properties": "a"}', undefined),
);

const names = fc.constantFrom(
  '["a", "b"]',
  "[]",
  '["a", 1, 2.5]',
  "null",
  '"ab"',
  '{"a": 1}',
  "[null, true]",
  '[["it\'s"]]',
  undefined,
);
const listing = record({
  name: fc.constant('"f"'),
  description: fc.constant('"Asks."'),
  parameters: record({
    type: fc.constant('"object"'),
    properties: record({ city: record({ type: fc.constant('"string"'), enum: names, required: names }) }),
    required: names,
  }),
  return: fc.oneof(names, fc.constant('{"type": "string"}')),
});

const wrapped = (inside: JsonText): JsonText =>
  fc.oneof(record({ type: fc.constant('"function"'), function: inside }), inside);
const toolsOf = (tool: JsonText): JsonText => fc.array(tool, { minLength: 1, maxLength: 2 }).map(tame.listed);
const plainChat = tame.withUser(tame.user);

export const toolRules: readonly Rule[] = [
  {
    id: "tool-block",
    title:
      "Tools stand in the system turn, between the template's words; no tools, null and an empty list are the same.",
    cases: ["tools/", "xml-tool/system"],
    requests: (subject) =>
      tame.ask(subject, fc.oneof(tame.withSystem(tame.message("system", systemText)), plainChat), { tools: lists }),
  },
  {
    id: "tool-definition",
    title: "A tool is printed as JSON, wrapper and all; by Coder as XML, without its wrapper.",
    cases: ["xml-tool/shape", "xml-tool/several", "xml-tool/name", "xml-tool/description", "xml-tool/tool-extra"],
    requests: (subject) => tame.ask(subject, plainChat, { tools: toolsOf(shapes) }),
  },
  {
    id: "tool-parameters",
    title: "The parameters of a tool: each has its name, type, description and whatever else it says.",
    cases: ["xml-tool/"],
    requests: (subject) => tame.ask(subject, plainChat, { tools: toolsOf(wrapped(functionWith(parameters))) }),
  },
  {
    id: "tool-lists",
    title: "Lists in a tool: the values of a parameter, the names of those that are required, what is returned.",
    cases: ["xml-tool/enum", "xml-tool/required", "xml-tool/return"],
    requests: (subject) => tame.ask(subject, plainChat, { tools: toolsOf(wrapped(listing)) }),
  },
  {
    id: "tool-runs",
    title: "Results in a row share one user turn.",
    cases: ["tool-run/", "conversation/operations/nobody-asks"],
    requests: (subject) =>
      tame.ask(
        subject,
        fc
          .tuple(
            tame.user,
            tame.caller,
            fc.array(fc.oneof(tame.tool, tame.tool, tame.tool, tame.assistant, tame.user), {
              minLength: 1,
              maxLength: 7,
              size: "max",
            }),
          )
          .map(([query, caller, rest]) => tame.listed([query, caller, ...rest])),
      ),
  },
];
