import fc from "fast-check";
import { JsonFloat, templateIds } from "../../../src/index.ts";
import { formatFragments } from "../../../src/testing/arbitraries/fragments.ts";

/** Names that mean something to JavaScript wherever it looks for a member. */
export const hostileKeys: readonly string[] = [
  ...["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "toJSON", "then", "get", "set"],
  ...["length", "size", "0", "1", "10", "-1", "4294967295", "", " ", "a b", 'a"b', "a.b", "[0]", "é", "\ud800", "null"],
];

/** Names that mean something to us, in the place where they are expected or in another. */
const ourKeys: readonly string[] = [
  ...["role", "content", "reasoning_content", "tool_calls", "function", "name", "arguments", "type", "text", "image"],
  ...["image_url", "video", "parameters", "properties", "required", "enum", "description", "weight", "train", "id"],
  ...["template", "tools", "messages", "options", "toolCallId", "toolName", "input", "output", "value", "response"],
];

export const anyKey: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileKeys),
  fc.constantFrom(...ourKeys),
  fc.string({ unit: "binary", maxLength: 4 }),
);

const words: readonly string[] = [
  ...[
    "system",
    "user",
    "assistant",
    "tool",
    "developer",
    "text",
    "image",
    "function",
    "error",
    "all",
    "low",
    "content",
  ],
  ...["true", "null", "utf16", "byte", "plain", "tool-call", "tool-result", "functionCall", "segment", "model"],
];

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -0, 1, -1, 0.5, 2 ** 53, 1e21, 5e-324) },
  { weight: 3, arbitrary: fc.constantFrom(...words, ...hostileKeys, ...templateIds) },
  { weight: 2, arbitrary: fc.constantFrom(...formatFragments) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.double() },
  // What parseJson makes of numbers that are more than a number.
  { weight: 1, arbitrary: fc.constantFrom<unknown>(2n ** 64n, 10n ** 4300n, new JsonFloat(1), new JsonFloat(-0)) },
);

const tree = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 4, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 4 }) },
    { weight: 3, arbitrary: fc.array(fc.tuple(anyKey, tie("value")), { maxLength: 4 }).map(objectOf) },
  ),
}));

/** Any value that JSON text can hold, of any depth of nonsense. */
export const junk: fc.Arbitrary<unknown> = tree.value;

/** Every key is a member of its own, `__proto__` like any other; as in parseJson, a Map now and then. */
function objectOf(entries: readonly (readonly [string, unknown])[]): unknown {
  return entries.some(([key]) => /^\d+$/.test(key)) && entries.length % 2 === 1
    ? new Map(entries)
    : Object.fromEntries(entries);
}
