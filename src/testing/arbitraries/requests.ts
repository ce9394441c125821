import fc from "fast-check";
import { templateIds, templateOf } from "../../templates/index.ts";
import { maybe, rarely, record, stringText, type JsonText } from "./json-text.ts";
import { callsText, someCallsText } from "./calls.ts";
import { contentOf, thoughtText, wrappedText } from "./contents.ts";
import { toolsText } from "./definitions.ts";
import { knobTexts, type Subject } from "./knobs.ts";
import { mannersOf, unruly, type Manners, type Speaker } from "./manners.ts";

const odd = ['"developer"', '"User"', '""', '"__proto__"', '"constructor"', '"assistant "'];

type MessageTexts = Readonly<Record<Speaker | "wrapper", JsonText>>;

/** A message of each speaker, and of a user who speaks for a tool. */
function messagesBy({ content, calls }: Manners): MessageTexts {
  const plain = (speaker: Speaker, role: JsonText): JsonText =>
    record({
      role,
      content: contentOf(content[speaker]),
      name: rarely(stringText),
      // An assistant's only; in other turns nobody reads them.
      reasoning_content: rarely(maybe(stringText)),
      tool_calls: rarely(callsText(calls)),
    });
  const assistant = (speaker: Speaker, calling: fc.Arbitrary<string | undefined>): JsonText =>
    record({
      role: fc.constant('"assistant"'),
      content: contentOf(content[speaker], fc.oneof(stringText, thoughtText)),
      reasoning_content: maybe(stringText),
      tool_calls: calling,
    });
  return {
    system: plain("system", fc.constant('"system"')),
    user: plain("user", fc.constant('"user"')),
    assistant: assistant("assistant", fc.constantFrom(undefined, undefined, "null", "[]")),
    caller: assistant("caller", someCallsText(calls)),
    tool: plain("tool", fc.constant('"tool"')),
    wrapper: record({ role: fc.constant('"user"'), content: wrappedText(content.user) }),
    other: fc.oneof(
      plain("other", fc.constantFrom(...odd)),
      record({ role: stringText, content: contentOf(content.other), tool_calls: maybe(callsText(calls)) }),
    ),
  };
}

const listed = (messages: readonly (readonly string[])[]): string => `[${messages.flat().join(", ")}]`;

type Messages = fc.Arbitrary<readonly string[]>;
const justOne = (message: JsonText): Messages => message.map((text) => [text]);
const oneOrNone = (message: JsonText, none: number): Messages =>
  fc.oneof({ weight: none, arbitrary: fc.constant([]) }, justOne(message));

/** Messages in any order, often after a system message. */
function looseChat(by: MessageTexts): JsonText {
  const message = fc.oneof(
    { weight: 6, arbitrary: by.user },
    { weight: 2, arbitrary: by.system },
    { weight: 4, arbitrary: by.tool },
    { weight: 2, arbitrary: by.other },
    { weight: 1, arbitrary: by.wrapper },
    { weight: 5, arbitrary: by.assistant },
    { weight: 4, arbitrary: by.caller },
  );
  const some = fc.array(message, { minLength: 1, maxLength: 7, size: "max" });
  return fc.tuple(oneOrNone(by.system, 2), some).map(listed);
}

/** A system message or none, and a query of the user somewhere behind it. */
function strictChat(by: MessageTexts): JsonText {
  const message = fc.oneof(
    { weight: 30, arbitrary: by.user },
    { weight: 40, arbitrary: by.tool },
    { weight: 20, arbitrary: by.wrapper },
    { weight: 60, arbitrary: by.assistant },
    { weight: 50, arbitrary: by.caller },
    { weight: 1, arbitrary: by.system },
    { weight: 1, arbitrary: by.other },
  );
  const some = fc.array(message, { maxLength: 4, size: "max" });
  return fc.tuple(oneOrNone(by.system, 1), some, justOne(by.user), some).map(listed);
}

/** A list of messages. */
export function messagesText(manners: Manners): JsonText {
  const by = messagesBy(manners);
  const loose = looseChat(by);
  return manners.isStrict ? fc.oneof({ weight: 20, arbitrary: strictChat(by) }, loose) : loose;
}

function requestFor(subject: Subject, manners: Manners): JsonText {
  return record({
    template: fc.constant(JSON.stringify(subject.id)),
    messages: messagesText(manners),
    tools: fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constant("null") },
      { weight: 4, arbitrary: toolsText(manners.tools) },
    ),
    add_generation_prompt: fc.constantFrom(undefined, "true", "false", "null"),
    ...knobTexts(subject),
    continue_final_message: rarely(fc.constantFrom("true", "true", "false", '""', '"content"', '"reasoning_content"')),
  });
}

/**
 * Requests for these templates in the wire format, as JSON text. A template renders most of them and raises on the
 * rest; none is outside the schema.
 */
export function requestTextOf(subjects: readonly Subject[]): JsonText {
  const requests = subjects.map((subject) => {
    const manners = mannersOf(subject.id);
    const [tame, wild] = [requestFor(subject, manners), requestFor(subject, unruly(manners))];
    return fc.oneof({ weight: 6, arbitrary: tame }, { weight: 1, arbitrary: wild });
  });
  return fc.oneof(...requests);
}

/** Requests for all templates. */
export const requestText: JsonText = requestTextOf(templateIds.map(templateOf));
