import fc from "fast-check";
import { record, type JsonText, type Members } from "../arbitraries/json-text.ts";
import type { Subject } from "../arbitraries/knobs.ts";

// What no formatter gets wrong, for the places that a rule is not about: words without white space at their edges, the
// four roles in their usual order, a call and a tool as everybody has them.

type Optional = fc.Arbitrary<string | undefined>;

/** Items of a list, as JSON text. */
export const listed = (items: readonly string[]): string => `[${items.join(", ")}]`;

/** A word or two, as a JSON string. */
export const word: JsonText = fc.constantFrom('"Hi"', '"Is it?"', '"Yes."', '"北京"', '"a, b"');

export const message = (role: string, content: Optional = word, more: Members = {}): JsonText =>
  record({ role: fc.constant(JSON.stringify(role)), content, ...more });

export const system: JsonText = message("system");
export const user: JsonText = message("user");
export const assistant: JsonText = message("assistant");
export const tool: JsonText = message("tool", fc.oneof(word, fc.constant('"{\\"temperature\\": 18}"')));

/** `{"type": "function", "function": {"name": "get_weather", "arguments": {"city": "Oslo"}}}` */
export const callOf = (given: JsonText, name: JsonText = fc.constant('"get_weather"')): JsonText =>
  record({ type: fc.constant('"function"'), function: record({ name, arguments: given }) });

export const call: JsonText = callOf(fc.constantFrom('{"city": "Oslo"}', "{}"));

/** An assistant with these calls. */
export const callerOf = (calls: fc.Arbitrary<readonly string[]>, more: Members = {}): JsonText =>
  message("assistant", fc.constant('""'), { ...more, tool_calls: calls.map(listed) });

/** An assistant with one call. */
export const caller: JsonText = callerOf(fc.tuple(call));

export const toolDefinition = (name = "get_weather", parameters = '{"type": "object", "properties": {}}'): string =>
  `{"type": "function", "function": {"name": "${name}", "description": "Asks.", "parameters": ${parameters}}}`;

/** None, or one tool. */
export const tools: Optional = fc.constantFrom(undefined, `[${toolDefinition()}]`);

/** Messages one after the other. */
export const chat = (...messages: readonly JsonText[]): JsonText => fc.tuple(...messages).map(listed);

/** One of these lists of messages. */
export const oneChat = (...chats: readonly (readonly JsonText[])[]): JsonText =>
  fc.oneof(...chats.map((messages) => chat(...messages)));

/** A request for these messages, with a generation prompt or without. */
export const ask = ({ id }: Subject, messages: JsonText, more: Members = {}): JsonText =>
  record({
    template: fc.constant(JSON.stringify(id)),
    messages,
    add_generation_prompt: fc.constantFrom("true", undefined),
    ...more,
  });

/** A first system message, in all its neighbourhoods. */
export const withSystem = (first: JsonText): JsonText =>
  oneChat([first, user], [first, user, assistant, user], [first, user, caller, tool]);

/** A user message: the query, a later one, one that another follows. */
export const withUser = (said: JsonText): JsonText =>
  oneChat([said], [system, said], [user, assistant, said], [said, assistant, user], [user, caller, tool, said]);

/** An assistant message: the last, one before results, one of an earlier turn. */
export const withAssistant = (said: JsonText): JsonText =>
  oneChat(
    [user, said],
    [user, said, tool],
    [user, said, user],
    [system, user, said, user, said],
    [user, caller, tool, said],
  );

/** A result: one, the first, or the last of several. */
export const withTool = (result: JsonText): JsonText =>
  oneChat(
    [user, caller, result],
    [user, caller, result, tool],
    [user, caller, tool, result, assistant],
    [user, caller, result, user],
  );
