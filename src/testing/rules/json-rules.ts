import fc from "fast-check";
import { keyText, listOf, numberText, objectOf, stringText, type JsonText } from "../arbitraries/json-text.ts";
import type { Subject } from "../arbitraries/knobs.ts";
import type { Rule } from "./rule.ts";
import * as tame from "./tame.ts";

/** A value in the arguments of a call and in a tool. */
function holding(subject: Subject, value: JsonText): JsonText {
  const inCall = tame.ask(
    subject,
    tame.withAssistant(tame.callerOf(fc.tuple(tame.callOf(value.map((json) => `{"v": ${json}}`))))),
  );
  const schema = value.map((json) => `{"type": "object", "properties": {"v": {"type": "string", "default": ${json}}}}`);
  const inTool = tame.ask(subject, tame.withUser(tame.user), {
    tools: schema.map((json) => `[${tame.toolDefinition("f", json)}]`),
  });
  return fc.oneof(inCall, inTool);
}

const leaf = fc.constantFrom("1", "true", "null", '"a"', "[]", "{}");
const tree = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    leaf,
    listOf(tie("value"), 3),
    objectOf(fc.tuple(fc.constantFrom('"a"', '"b"', '"c"'), tie("value"))),
  ),
}));
// In one line, as requests are sent.
const spaced = tree.value.map((json) => json.replaceAll(", ", " ,\t ").replaceAll(": ", " :\t"));

export const jsonRules: readonly Rule[] = [
  {
    id: "json-numbers",
    title: "Numbers are spelled as Python spells them: 1.0 stays a float, big integers keep their digits.",
    cases: ["json/number", "json/bare"],
    requests: (subject) => holding(subject, fc.oneof(numberText, listOf(numberText, 2))),
  },
  {
    id: "json-keys",
    title: "Keys keep their order, those of digits too; of duplicates the first place and the last value hold.",
    cases: ["json/keys"],
    requests: (subject) => holding(subject, objectOf(fc.tuple(keyText, fc.constantFrom("1", '"a"', "{}")))),
  },
  {
    id: "json-strings",
    title: "Strings in JSON are escaped as by json.dumps(ensure_ascii=False).",
    cases: ["json/string"],
    requests: (subject) => holding(subject, fc.oneof(stringText, listOf(stringText, 2))),
  },
  {
    id: "json-structures",
    title: "Lists and objects have a comma and a space, a colon and a space, whatever white space they came with.",
    cases: ["json/shape"],
    requests: (subject) => holding(subject, fc.oneof(tree.value, spaced)),
  },
];
