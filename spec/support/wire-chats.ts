import fc from "fast-check";
import type { ContentPart, Message } from "../../src/index.ts";

/** An assistant's calls, as conversions write them. */
interface WrittenCall {
  readonly type: "function";
  readonly function: { readonly name: string; readonly arguments: object | string };
}

/** A message as conversions write it: nothing absent, and nothing twice. */
export interface WrittenMessage extends Message {
  readonly content: string | readonly ContentPart[];
  readonly tool_calls?: readonly WrittenCall[];
}

/** What is different between the families of messages. */
export interface Family {
  readonly content: fc.Arbitrary<WrittenMessage["content"]>;
  readonly systemContent: fc.Arbitrary<string>;
  readonly reasoning: fc.Arbitrary<string>;
  readonly given: fc.Arbitrary<object | string>;
}

const word = fc.string({ unit: "grapheme", maxLength: 5 });
/** Text that is there. */
export const someText: fc.Arbitrary<string> = fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 });
export const anyText: fc.Arbitrary<string> = fc.oneof(
  word,
  fc.constantFrom("<think>\nr\n</think>\n\na", "\n", "<|im_end|>"),
);
/** A JSON object, for arguments. */
export const objectGiven: fc.Arbitrary<object> = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 });

function callsOf(given: Family["given"]): fc.Arbitrary<readonly WrittenCall[]> {
  const called = fc.record({ name: fc.constantFrom("f", "g", "h"), arguments: given });
  return fc.array(
    called.map((call) => ({ type: "function" as const, function: call })),
    { maxLength: 3 },
  );
}

/** A system, a user, or an assistant with its calls and the results of the first of them. */
function turnOf({ content, systemContent, reasoning, given }: Family): fc.Arbitrary<readonly WrittenMessage[]> {
  const system = systemContent.map((text) => [{ role: "system", content: text }]);
  const user = content.map((asked) => [{ role: "user", content: asked }]);
  const spoken = fc.record({ content, reasoning: fc.option(reasoning), calls: callsOf(given) });
  const turn = fc.tuple(spoken, fc.array(content, { maxLength: 3 })).map(([speech, results]) => [
    {
      role: "assistant",
      content: speech.content,
      ...(speech.reasoning === null ? {} : { reasoning_content: speech.reasoning }),
      ...(speech.calls.length === 0 ? {} : { tool_calls: speech.calls }),
    },
    ...results.slice(0, speech.calls.length).map((result) => ({ role: "tool", content: result })),
  ]);
  return fc.oneof(system, user, user, turn, turn, turn);
}

/** A chat in the form that conversions give. */
export function chatOf(family: Family): fc.Arbitrary<readonly WrittenMessage[]> {
  return fc.array(turnOf(family), { maxLength: 5 }).map((turns) => turns.flat());
}

/** The calls of a chat are numbered, and so are its results. */
export function numbered(
  messages: readonly WrittenMessage[],
): readonly (readonly [WrittenMessage, readonly string[]])[] {
  let open: string[] = [];
  let count = 0;
  return messages.map((message) => {
    if (message.role === "tool") return [message, open.splice(0, 1)];
    open = (message.tool_calls ?? []).map(() => `call_${count++}`);
    return [message, [...open]];
  });
}

/** Sorts neighbouring results by `keyOf`, so that they come in any order. */
export function mixedResults<T extends { readonly role: string }>(
  messages: readonly T[],
  keyOf: (message: T) => string,
): T[] {
  const mixed: T[] = [];
  let run: T[] = [];
  for (const message of messages) {
    if (message.role === "tool") run.push(message);
    else {
      mixed.push(...run.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))), message);
      run = [];
    }
  }
  return [...mixed, ...run.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))];
}

/** A string at a path: messages[0].content */
export interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** All strings in a value, but those that say what kind of thing another is. */
export function leavesOf(value: unknown, path: string): Leaf[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === "type" || key === "role" ? [] : leavesOf(member, `${path}.${key}`),
  );
}

/** The value, frozen to the last leaf. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
