import type fc from "fast-check";
import { parseJson } from "../../json.ts";
import { templateOf, type TemplateId } from "../../templates/index.ts";
import type { JsonValue, Message, Tool } from "../../types.ts";
import { toolsText } from "./definitions.ts";
import { numberText, objectText, text, valueText } from "./json-text.ts";
import { mannersOf } from "./manners.ts";
import { messagesText, requestTextOf } from "./requests.ts";
import { stories, storyMessages } from "./stories.ts";

/**
 * Strings full of what goes wrong in chat templates: white space of all kinds, think, tool and control tokens, whole and in
 * pieces, Jinja, surrogates, characters that tokenizers normalize. No character is newer than Unicode 14.
 */
export const hardStrings: fc.Arbitrary<string> = text;

/** JSON numbers as they may be spelled: `1.0`, `1E400`, `-0`, integers of 25 digits, `NaN`. */
export const jsonNumberTexts: fc.Arbitrary<string> = numberText;

/** Any JSON value, as text: with `jsonNumberTexts`, duplicate keys, keys of digits, escapes. */
export const jsonTexts: fc.Arbitrary<string> = valueText;

/** Any JSON object, as text; arguments of a call, for one. */
export const jsonObjectTexts: fc.Arbitrary<string> = objectText;

/** The same as values that have lost nothing: `JsonFloat`, `bigint`, `Map`. */
export const jsonValues: fc.Arbitrary<JsonValue> = valueText.map(parseJson);

/**
 * Requests in the wire format, as JSON text, each with the id of the template in its first member. All fit the schema of
 * requests. The template renders most of them, because they are made with its manners: where it wants a query there is one,
 * where it takes no images there are none. It raises on the rest.
 */
export function requestsFor(template: TemplateId): fc.Arbitrary<string> {
  return requestTextOf([templateOf(template)]);
}

/**
 * Messages in the manners of a template: the `messages` of such requests, as `parseJson` reads them. Arguments hold a `Map`,
 * a `JsonFloat` or a bigint where JSON says more than a plain value can, and `JSON.stringify` does not give that back;
 * whoever wants JSON takes `requestsFor`.
 */
export function messagesFor(template: TemplateId): fc.Arbitrary<readonly Message[]> {
  return messagesText(mannersOf(template)).map((json) => parseJson<readonly Message[]>(json));
}

/**
 * Tools in the manners of a template: anything at all, or definitions of a function in all their variety for Coder; as
 * `parseJson` reads them.
 */
export function toolsFor(template: TemplateId): fc.Arbitrary<readonly Tool[]> {
  return toolsText(mannersOf(template).tools).map((json) => parseJson<readonly Tool[]>(json));
}

/** Messages, and the tools that they call. */
export interface Conversation {
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
}

const agentTools: readonly Tool[] = [
  {
    type: "function",
    function: { name: "f", description: "Does it.", parameters: { type: "object", properties: {} } },
  },
  {
    type: "function",
    function: {
      name: "get_weather",
      description: "Weather of a city",
      parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
    },
  },
];

/**
 * Whole conversations of an agent, well-formed: a system message or none, then turns of query, reasoning, calls, a result for
 * each call, and an answer. The last turn ends in the query or in results. Every template renders them.
 */
export const conversations: fc.Arbitrary<Conversation> = stories.map((story) => ({
  messages: storyMessages(story, JSON.stringify),
  tools: agentTools,
}));
