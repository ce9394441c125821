import fc from "fast-check";
import { templateIds } from "../../src/index.ts";
import { maybe, objectText, record, stringText, text, valueText, type JsonText } from "./arbitraries.ts";

const partText: JsonText = fc.oneof(
  record({ type: fc.constant('"text"'), text: stringText }),
  fc.tuple(valueText, stringText).map(([value, inside]) => `{"b": 0, "10": ${value}, "text": ${inside}, "2": 1}`),
  objectText,
  stringText,
);

const contentText: fc.Arbitrary<string | undefined> = fc.oneof(
  { weight: 10, arbitrary: stringText },
  { weight: 1, arbitrary: fc.array(partText, { maxLength: 3 }).map((parts) => `[${parts.join(", ")}]`) },
  { weight: 1, arbitrary: fc.constant("null") },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** What a model writes: reasoning in tags, well-formed or not, and an answer. */
const thoughtText: JsonText = fc
  .tuple(
    fc.constantFrom("<think>", "<think>\n", ""),
    text,
    fc.constantFrom("</think>", "\n</think>\n\n", "\n\n</think>\n"),
    text,
  )
  .map((parts) => JSON.stringify(parts.join("")));

const calledText: JsonText = record({ name: stringText, arguments: fc.oneof(objectText, valueText, stringText) });

const callText: JsonText = fc.oneof(
  calledText,
  record({ id: maybe(stringText), type: fc.constant('"function"'), function: calledText }),
  record({
    function: fc.constantFrom("null", "{}", "[]", '""', "0", "false"),
    name: stringText,
    arguments: valueText,
  }),
);

const callsText: JsonText = fc.array(callText, { maxLength: 3 }).map((calls) => `[${calls.join(", ")}]`);

const plainMessage = (roles: readonly string[]): JsonText =>
  record({ role: fc.constantFrom(...roles), content: contentText, name: maybe(stringText) });

const messageText: JsonText = fc.oneof(
  { weight: 6, arbitrary: plainMessage(['"user"']) },
  { weight: 2, arbitrary: plainMessage(['"system"']) },
  { weight: 4, arbitrary: plainMessage(['"tool"']) },
  {
    weight: 1,
    arbitrary: plainMessage(['"developer"', '"User"', '""', '"__proto__"', '"constructor"', '"assistant "']),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("<tool_response>", "<tool_response>x</tool_response>", "<tool_response></tool_response>\n")
      .map((content) => `{"role": "user", "content": ${JSON.stringify(content)}}`),
  },
  {
    weight: 8,
    arbitrary: record({
      role: fc.constant('"assistant"'),
      content: fc.oneof(contentText, thoughtText),
      reasoning_content: maybe(stringText),
      tool_calls: maybe(callsText),
    }),
  },
  { weight: 1, arbitrary: record({ role: stringText, content: contentText, tool_calls: maybe(callsText) }) },
);

const messagesText: JsonText = fc
  .array(messageText, { minLength: 1, maxLength: 8, size: "max" })
  .map((messages) => `[${messages.join(", ")}]`);

const boolean = fc.constantFrom("true", "false", "null", undefined);

const rarely = (arbitrary: JsonText): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Requests in the wire format, as JSON text. Some of them the template refuses; none is outside the schema. */
export const requestText: JsonText = record({
  template: fc.constantFrom(...templateIds.map((id) => JSON.stringify(id))),
  messages: messagesText,
  tools: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.array(objectText, { maxLength: 3 }).map((tools) => `[${tools.join(", ")}]`) },
  ),
  add_generation_prompt: boolean,
  enable_thinking: boolean,
  continue_final_message: rarely(fc.constantFrom("true", "true", "false", '""', '"content"', '"reasoning_content"')),
});
