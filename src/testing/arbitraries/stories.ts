import fc from "fast-check";
import type { Message } from "../../types.ts";

/** What happens in a turn of a model, up to the results of its calls. */
export interface Step {
  readonly thought: string | undefined;
  readonly text: string;
  readonly calls: readonly { readonly name: string; readonly params: object; readonly result: unknown }[];
}

interface Turn {
  readonly user: string;
  readonly steps: readonly Step[];
}

/** A chat, from which both a chat history and messages can be told. */
export interface Story {
  readonly system: string | undefined;
  readonly turns: readonly Turn[];
  /** What the model has begun to write. */
  readonly begun: Begun;
}

/** Nothing yet; a thought, open or ended; text, behind a thought or without. */
export interface Begun {
  readonly thought: string | undefined;
  readonly isEnded: boolean;
  readonly text: string;
}

/** Words without white space at the edges, which is the template's to strip. */
const words = fc
  .array(fc.constantFrom("a", "Yes.", "18 °C", "{}", '"', "\\", "你好", "é", "😀", "x\ny", "<|im_end|>", "<b>"), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list) => list.join(" "));

const value = fc.oneof(words, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
const object = fc.dictionary(fc.constantFrom("a", "b c", "city", "__x"), fc.oneof(value, fc.array(value)), {
  noNullPrototype: true,
});
const call = fc.record({ name: fc.constantFrom("f", "get_weather"), params: object, result: fc.oneof(object, value) });

const maybeThought = fc.option(words, { nil: undefined });
const callingStep = fc.record({
  thought: maybeThought,
  text: fc.oneof(fc.constant(""), words),
  calls: fc.array(call, { minLength: 1, maxLength: 3 }),
});
const answerStep = fc.record({ thought: maybeThought, text: words, calls: fc.constant([]) });

const turn = fc.record({
  user: words,
  steps: fc.tuple(fc.array(callingStep, { maxLength: 2 }), answerStep).map(([steps, last]) => [...steps, last]),
});
const lastTurn = fc.record({ user: words, steps: fc.array(callingStep, { maxLength: 2 }) });

const beginnings: fc.Arbitrary<Begun> = fc.oneof(
  fc.constant({ thought: undefined, isEnded: false, text: "" }),
  words.map((text) => ({ thought: text, isEnded: false, text: "" })),
  words.map((text) => ({ thought: text, isEnded: true, text: "" })),
  fc.tuple(words, words).map(([first, text]) => ({ thought: first, isEnded: true, text })),
  words.map((text) => ({ thought: undefined, isEnded: false, text })),
);

export const stories: fc.Arbitrary<Story> = fc.record({
  system: fc.option(words, { nil: undefined }),
  turns: fc.tuple(fc.array(turn, { maxLength: 3 }), lastTurn).map(([turns, last]) => [...turns, last]),
  begun: beginnings,
});

/** The same as messages, without what has been begun. */
export function storyMessages({ system, turns }: Story, json: (value: unknown) => string): Message[] {
  return [
    ...(system === undefined ? [] : [{ role: "system", content: system }]),
    ...turns.flatMap(({ user, steps }): Message[] => [
      { role: "user", content: user },
      ...steps.flatMap((step) => stepMessages(step, json)),
    ]),
  ];
}

function stepMessages({ thought, text, calls }: Step, json: (value: unknown) => string): Message[] {
  const toolCalls = calls.map(({ name, params }) => ({
    type: "function" as const,
    function: { name, arguments: params },
  }));
  return [
    {
      role: "assistant",
      content: text,
      ...(thought === undefined ? {} : { reasoning_content: thought }),
      ...(calls.length === 0 ? {} : { tool_calls: toolCalls }),
    },
    ...calls.map(({ result }) => ({ role: "tool", content: typeof result === "string" ? result : json(result) })),
  ];
}
