import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatQwen3, templateIds, type Message } from "../src/index.ts";
import { fromAiSdk, fromOllama, fromOpenAI, toolsFromAiSdk, type Conversion } from "../src/messages/index.ts";
import { refusalOf } from "./support/conversions.ts";
import { frozen, leavesOf } from "./support/wire-chats.ts";

/** Any of the converters, for callers without types. */
type Convert = (messages: unknown) => Conversion;
const converters: readonly (readonly [string, Convert])[] = [
  ["fromOpenAI", fromOpenAI as Convert],
  ["fromOpenAI, with arguments read", (messages) => fromOpenAI(messages as never, { parseArguments: true })],
  ["fromAiSdk", fromAiSdk as Convert],
  ["fromOllama", fromOllama as Convert],
];

/** Values as the members of all families have them, in their place or in another. */
const names = ["developer", "system", "user", "assistant", "tool", "function"];
const types = ["text", "image_url", "image", "video_url", "file", "refusal", "input_audio", "reasoning", "tool-call"];
const moreTypes = [
  "tool-result",
  "tool-approval-request",
  "json",
  "content",
  "error-text",
  "execution-denied",
  "function",
];
let count = 0;
/** No string is in another, so that each is found where it went to. */
const mark = fc.nat({ max: 0 }).map(() => `<${count++}>`);
const id = fc.constantFrom("1", "2", "");
const scalar = fc.oneof(
  { weight: 6, arbitrary: mark },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 5, true, undefined, "", {}, []) },
);

const tree = fc.letrec<{ part: object; value: unknown; output: object }>((tie) => ({
  part: fc.record(
    {
      type: fc.constantFrom(...types, ...moreTypes),
      text: mark,
      value: fc.oneof(mark, tie("value")),
      image_url: fc.record({ url: mark }),
      video_url: mark,
      image: mark,
      data: mark,
      mediaType: fc.constantFrom("image/png", "image", "video/mp4"),
      file: fc.record({ file_data: mark.map((each) => `data:image/png;base64,${each}`), filename: mark }),
      refusal: mark,
      toolCallId: id,
      toolName: fc.constantFrom("f", "g"),
      input: tie("value"),
      output: tie("output"),
      providerOptions: fc.record({ signature: mark }),
      other: tie("value"),
    },
    { requiredKeys: ["type", "text"] },
  ),
  output: fc.record(
    {
      type: fc.constantFrom("text", "json", "error-json", "error-text", "execution-denied", "content"),
      value: fc.oneof(mark, fc.array(tie("part"), { maxLength: 2 })),
      reason: mark,
    },
    { requiredKeys: ["type", "value"] },
  ),
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.dictionary(fc.constantFrom("a", "b", "1"), tie("value"), { maxKeys: 2 }),
  ),
}));

const call = fc.record(
  {
    id,
    type: fc.constantFrom("function", "function", "custom"),
    function: fc.record({
      name: fc.constantFrom("f", "g"),
      arguments: fc.oneof(
        mark.map((each) => `{"a":"${each}"}`),
        tree.value,
      ),
    }),
    index: fc.nat(),
  },
  { requiredKeys: ["function"] },
);
const rare = fc.oneof({ weight: 9, arbitrary: mark }, scalar);
const message = fc.record(
  {
    role: fc.constantFrom(...names),
    content: fc.oneof(rare, fc.array(tree.part, { maxLength: 3 })),
    reasoning_content: rare,
    reasoning: rare,
    thinking: rare,
    refusal: rare,
    images: fc.array(mark, { maxLength: 2 }),
    tool_calls: fc.array(call, { maxLength: 2 }),
    function_call: fc.record({ name: fc.constant("f"), arguments: mark }),
    tool_call_id: id,
    tool_name: fc.constantFrom("f", ""),
    name: mark,
    weight: fc.constantFrom(0, 1, null),
    providerOptions: fc.record({ a: mark }),
  },
  { requiredKeys: ["role", "content"] },
);
const chat = fc.array(message, { maxLength: 4 });

/** Any JSON, of any depth of nonsense. */
const anything = fc.oneof(
  fc.anything(),
  fc.array(fc.anything()),
  fc.array(fc.record({ role: fc.constantFrom(...names), content: fc.anything() })),
);

function converted(convert: Convert, messages: unknown): Conversion | undefined {
  let conversion: Conversion | undefined;
  refusalOf(() => (conversion = convert(messages)));
  return conversion;
}

describe.each(converters)("%s", (_, convert) => {
  it("gives a conversion of whatever it is given, or a QwenFormatError", () => {
    fc.assert(
      fc.property(fc.oneof(chat, anything), (messages) => {
        expect(refusalOf(() => convert(messages))).toMatch(
          /^(no refusal$|invalid-input: |unsupported: |template-error: )/,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("loses no string in silence: it is in a message, or an omission names it", () => {
    let conversions = 0;
    fc.assert(
      fc.property(chat, (messages) => {
        const conversion = converted(convert, messages);
        if (conversion === undefined) return;
        conversions++;
        const paths = conversion.omissions.map(({ path }) => path);
        const kept = new Set(leavesOf(conversion.messages, "").flatMap(({ text }) => text.match(/<\d+>/g) ?? []));
        const lost = leavesOf(messages, "messages").filter(
          ({ path, text }) =>
            (text.match(/<\d+>/g) ?? []).some((each) => !kept.has(each)) &&
            !paths.some((omitted) => path.startsWith(omitted)),
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    expect(conversions).toBeGreaterThan(300);
  });

  it("changes nothing of what it is given", () => {
    fc.assert(
      fc.property(chat, (messages) => {
        const before = structuredClone(messages);
        refusalOf(() => convert(frozen(messages)));
        expect(messages).toEqual(before);
      }),
    );
  });

  it("gives messages that every template takes or raises on, and one source for each", () => {
    fc.assert(
      fc.property(chat, fc.constantFrom(...templateIds), (messages, template) => {
        const conversion = converted(convert, messages);
        if (conversion === undefined) return;
        expect(conversion.sources).toHaveLength(conversion.messages.length);
        expect(conversion.sources.every((source) => source in messages)).toBe(true);
        expect(refusalOf(() => formatQwen3(conversion.messages, { template }))).toMatch(
          /^(no refusal$|template-error: )/,
        );
      }),
      { numRuns: 500 },
    );
  });

  it("gives nothing that the formatter would note as not read", () => {
    fc.assert(
      fc.property(chat, (messages) => {
        const conversion = converted(convert, messages);
        expect(unread(conversion?.messages ?? [])).toEqual([]);
      }),
    );
  });
});

function unread(messages: readonly Message[]): readonly string[] {
  const { omissions } = formatQwen3([{ role: "user", content: "q" }, ...messages]);
  return omissions.filter(({ reason }) => reason === "member-not-read").map(({ path }) => path);
}

const tool = fc.record({ type: fc.constant("function"), name: fc.string(), inputSchema: fc.anything() });

describe("toolsFromAiSdk", () => {
  it("gives tools of whatever it is given, or a QwenFormatError", () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(tool), fc.anything()), (tools) => {
        const refusal = refusalOf(() => toolsFromAiSdk(tools as never));
        expect(refusal).toMatch(/^(no refusal$|invalid-input: |unsupported: |template-error: )/);
      }),
    );
  });
});
