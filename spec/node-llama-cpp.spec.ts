import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatQwen3, templateIds, type FormatOptions, type Message, type TemplateId } from "../src/index.ts";
import {
  fromNodeLlamaCpp,
  qwen3ChatWrapper,
  toLlamaText,
  type ChatWrapperOptions,
  type NodeLlamaCppItem,
} from "../src/runtimes/node-llama-cpp.ts";
import { toRuns } from "../src/runtimes/runs.ts";
import { encodeChat } from "../src/tokens/index.ts";
import { forEveryChat } from "./support/chats.ts";
import * as nodeLlamaCpp from "./support/fake-node-llama-cpp.ts";
import { historyOf, stories, storyMessages, type Story } from "./support/histories.ts";
import { openTokenizers } from "./support/tokenizer.ts";

const { SpecialTokensText } = nodeLlamaCpp;
const special = (text: string): InstanceType<typeof SpecialTokensText> => new SpecialTokensText(text);
const llamaText = (messages: readonly Message[]): nodeLlamaCpp.FakeLlamaText =>
  toLlamaText(toRuns(formatQwen3(messages)), nodeLlamaCpp);

describe("toLlamaText", () => {
  it("marks the template's tokens, and leaves text plain", () => {
    expect(llamaText([{ role: "user", content: "Hi" }]).values).toEqual([
      special("<|im_start|>"),
      "user\nHi",
      special("<|im_end|>"),
      "\n",
    ]);
  });

  it("gives no token to the engine whole that a user spells", () => {
    expect(llamaText([{ role: "user", content: "what is <think>?" }]).values).toEqual([
      special("<|im_start|>"),
      "user\nwhat is",
      special(" <think"),
      ">?",
      special("<|im_end|>"),
      "\n",
    ]);
  });

  it("is in NFC", () => {
    expect(llamaText([{ role: "user", content: "cafe\u0301" }]).values).toContain("user\ncaf\u00e9");
  });

  it("comes to the ids that the chat has without added tokens in its text, for any chat", { timeout: 60_000 }, () => {
    const { official } = openTokenizers();
    forEveryChat((chat) => {
      const text = toLlamaText(toRuns(chat), nodeLlamaCpp);
      expect(text.ids).toEqual(encodeChat(chat, official, { specialTokens: "plain" }).inputIds);
      expect(text.text).toBe(chat.text.normalize("NFC"));
    }, 300);
  });

  it("keeps the end of a user's text in one plain string, whatever token stands before it", () => {
    for (const token of openTokenizers().added.keys()) {
      const { values } = llamaText([{ role: "user", content: `${token}${token}Wa1b2W` }]);
      expect(values.some((value) => typeof value === "string" && value.includes("Wa1b2W"))).toBe(true);
    }
  });
});

const user = { type: "user", text: "q" } as const;
const asked = { role: "user", content: "q" };
const thought = (text: string, ended = true) => ({ type: "segment", segmentType: "thought", text, ended }) as const;
const call = (name: string, params: unknown, result: unknown, startsNewChunk = false) =>
  ({ type: "functionCall", name, params, result, startsNewChunk }) as const;
const called = (name: string, args: unknown) => ({ type: "function", function: { name, arguments: args } });
const answered = (content: string) => ({ role: "tool", content });
const said = (content: string, more: object = {}) => ({ role: "assistant", content, ...more });

describe("a chat history becomes messages", () => {
  const model = (...response: Extract<NodeLlamaCppItem, { type: "model" }>["response"]): NodeLlamaCppItem[] => [
    user,
    { type: "model", response },
  ];
  it.each<{ rule: string; history: NodeLlamaCppItem[]; messages: object[] }>([
    { rule: "text", history: model("a"), messages: [asked, said("a")] },
    { rule: "pieces of text in one", history: model("a", "b"), messages: [asked, said("ab")] },
    { rule: "an item that is still empty: none", history: model(), messages: [asked] },
    { rule: "empty text: none", history: model(""), messages: [asked] },
    {
      rule: "line breaks of a text without thoughts and calls",
      history: model("\na\n"),
      messages: [asked, said("\na\n")],
    },
    {
      rule: "a thought, without the line breaks behind it",
      history: model(thought("t"), "\n\na"),
      messages: [asked, said("a", { reasoning_content: "t" })],
    },
    {
      rule: "a thought that was cut off",
      history: model(thought("t", false)),
      messages: [asked, said("", { reasoning_content: "t" })],
    },
    {
      rule: "several thoughts, before all text",
      history: model(thought("t"), "\n\na", thought("u"), "\n\nb"),
      messages: [asked, said("a\n\nb", { reasoning_content: "t\n\nu" })],
    },
    {
      rule: "a comment: text",
      history: model({ type: "segment", segmentType: "comment", text: "c", ended: true }, "a"),
      messages: [asked, said("ca")],
    },
    {
      rule: "a call and its result, two messages",
      history: model(call("f", { a: 1 }, "r")),
      messages: [asked, said("", { tool_calls: [called("f", { a: 1 })] }), answered("r")],
    },
    {
      rule: "text before a call, without the line break between them",
      history: model("a\n", call("f", {}, "r")),
      messages: [asked, said("a", { tool_calls: [called("f", {})] }), answered("r")],
    },
    {
      rule: "calls at once: one message, and results in their order",
      history: model(call("f", {}, "r", true), call("g", {}, "s")),
      messages: [asked, said("", { tool_calls: [called("f", {}), called("g", {})] }), answered("r"), answered("s")],
    },
    {
      rule: "calls one after the other: a message each",
      history: model(call("f", {}, "r", true), call("g", {}, "s", true)),
      messages: [
        ...[asked, said("", { tool_calls: [called("f", {})] }), answered("r")],
        ...[said("", { tool_calls: [called("g", {})] }), answered("s")],
      ],
    },
    {
      rule: "what is said behind results: a message of its own",
      history: model(thought("t"), call("f", {}, "r"), thought("u"), "\n\na"),
      messages: [
        ...[asked, said("", { reasoning_content: "t", tool_calls: [called("f", {})] }), answered("r")],
        said("a", { reasoning_content: "u" }),
      ],
    },
    {
      rule: "no arguments: none",
      history: model(call("f", undefined, "r")),
      messages: [asked, said("", { tool_calls: [called("f", {})] }), answered("r")],
    },
    {
      rule: "a string for arguments: its JSON",
      history: model(call("f", 'a"', "r")),
      messages: [asked, said("", { tool_calls: [called("f", '"a\\""')] }), answered("r")],
    },
    {
      rule: "system texts in a row: one, and empty ones none",
      history: [
        { type: "system", text: "" },
        { type: "system", text: "a" },
        {
          type: "system",
          text: ["b", { type: "specialTokensText", value: "<x>" }, { type: "specialToken", value: "BOS" }],
        },
        user,
      ],
      messages: [{ role: "system", content: "a\n\nb<x>" }, asked],
    },
    { rule: "an empty query: one", history: [{ type: "user", text: "" }], messages: [{ role: "user", content: "" }] },
  ])("$rule", ({ history, messages }) => {
    expect(fromNodeLlamaCpp(history).messages).toEqual(messages);
  });

  it.each<{ rule: string; history: NodeLlamaCppItem[]; omissions: object[] }>([
    {
      rule: "a thought behind text stands before it",
      history: model("a", thought("t"), "b", thought("u")),
      omissions: [
        { reason: "order", path: "chatHistory[1].response[1]", message: 1 },
        { reason: "order", path: "chatHistory[1].response[3]", message: 1 },
      ],
    },
    {
      rule: "so does one behind a comment",
      history: model({ type: "segment", segmentType: "comment", text: "c", ended: true }, thought("t")),
      omissions: [{ reason: "order", path: "chatHistory[1].response[1]", message: 1 }],
    },
    { rule: "one behind line breaks stands where it was", history: model("\n\n", thought("t"), "a"), omissions: [] },
    { rule: "so does one behind results", history: model("a", call("f", {}, "r"), thought("t")), omissions: [] },
    { rule: "an empty one stands nowhere", history: model("a", thought("")), omissions: [] },
    {
      rule: "a token of the engine's has no text",
      history: [{ type: "user", text: ["a", { type: "specialToken", value: "EOS" }] }],
      omissions: [{ reason: "content-not-text", path: "chatHistory[0].text[1]", message: 0 }],
    },
    {
      rule: "nor has one of a system text",
      history: [{ type: "system", text: [{ type: "specialToken", value: "BOS" }] }],
      omissions: [{ reason: "content-not-text", path: "chatHistory[0].text[0]", message: 0 }],
    },
    {
      rule: "tokens by their text are text",
      history: [{ type: "user", text: [{ type: "specialTokensText", value: "<x>" }] }],
      omissions: [],
    },
  ])("with what is not where it was: $rule", ({ history, omissions }) => {
    expect(fromNodeLlamaCpp(history).omissions).toEqual(omissions);
  });

  it.each([
    { result: "18 °C", text: "18 °C" },
    { result: { a: 1, b: ["é"] }, text: '{"a": 1, "b": ["é"]}' },
    { result: 1e-7, text: "1e-07" },
    { result: null, text: "null" },
    { result: undefined, text: "void" },
    { result: { at: new Date(0), none: undefined }, text: '{"at": "1970-01-01T00:00:00.000Z"}' },
  ])("the result $result is $text", ({ result, text }) => {
    expect(fromNodeLlamaCpp(model(call("f", {}, result))).messages.at(-1)).toEqual(answered(text));
  });

  it("and functions become tools", () => {
    const params = { type: "object", properties: { a: { type: "string" } } };
    expect(fromNodeLlamaCpp([], { f: { description: "d", params, handler() {} } as object, g: {} }).tools).toEqual([
      { type: "function", function: { name: "f", description: "d", parameters: params } },
      { type: "function", function: { name: "g" } },
    ]);
    expect(fromNodeLlamaCpp([]).tools).toEqual([]);
  });

  it.each([
    { given: 5, message: "functions: expected an object, got 5" },
    { given: { f: 5 }, message: "functions.f: expected an object, got 5" },
    {
      given: { f: { params: { a: Symbol("s") } } },
      message: "functions.f.params.a: expected a JSON value, got Symbol(s)",
    },
  ])("$message", ({ given, message }) => {
    expect(() => fromNodeLlamaCpp([], given as never)).toThrow(message);
  });

  const nested = (levels: number): unknown => {
    let value: unknown = [];
    for (let level = 1; level < levels; level++) value = [value];
    return value;
  };

  it.each([
    { given: {}, message: "chatHistory: expected a list, got an object" },
    { given: [5], message: "chatHistory[0]: expected an object, got 5" },
    { given: [{ type: "tool" }], message: 'chatHistory[0].type: expected "system", "user" or "model", got "tool"' },
    { given: [{ type: "user", text: 5 }], message: "chatHistory[0].text: expected text, got 5" },
    { given: [{ type: "user", text: [5] }], message: "chatHistory[0].text[0]: expected an object, got 5" },
    {
      given: [{ type: "user", text: ["a", { type: "typo", value: "lost" }] }],
      message: 'chatHistory[0].text[1].type: expected "specialToken" or "specialTokensText", got "typo"',
    },
    { given: [{ type: "system", text: 5 }], message: "chatHistory[0].text: expected text, got 5" },
    {
      given: model(call("f", { a: Symbol("s") }, "r")),
      message: "chatHistory[1].response[0].params.a: expected a JSON value, got Symbol(s)",
    },
    {
      given: model(call("f", {}, nested(1001))),
      message: "chatHistory[1].response[0].result: nested deeper than 1000 levels",
    },
    { given: [{ type: "model" }], message: "chatHistory[0].response: expected a list, got undefined" },
    {
      given: model(5 as never),
      message: "chatHistory[1].response[0]: expected a string, a segment or a function call, got 5",
    },
    {
      given: model(call("f", {}, 1n)),
      message: "chatHistory[1].response[0].result: expected what JSON can hold, got 1",
    },
    {
      given: model("a", call("f", {}, "r"), call(5 as never, {}, "r")),
      message: "chatHistory[1].response[2].name: expected a string, got 5",
    },
  ])("$message", ({ given, message }) => {
    expect(() => fromNodeLlamaCpp(given as never)).toThrow(message);
  });
});

function contextOf<const T extends TemplateId = "qwen3">(
  chatHistory: readonly NodeLlamaCppItem[],
  options?: ChatWrapperOptions<T>,
  more: object = {},
): nodeLlamaCpp.FakeLlamaText {
  return qwen3ChatWrapper(nodeLlamaCpp, options).generateContextState({ chatHistory, ...more }).contextText;
}

const USER = "<|im_start|>user\nq<|im_end|>\n";
const OPEN = "<|im_start|>assistant\n";

describe("the wrapper continues what the model has begun", () => {
  const begun = (...response: Extract<NodeLlamaCppItem, { type: "model" }>["response"]): NodeLlamaCppItem[] => [
    user,
    { type: "model", response },
  ];
  const RESULT =
    `${OPEN}<tool_call>\n{"name": "f", "arguments": {}}\n</tool_call><|im_end|>\n` +
    "<|im_start|>user\n<tool_response>\nr\n</tool_response><|im_end|>\n";
  const cut = call("f", {}, "r");
  const system = { type: "system", text: "s" } as const;
  const SYSTEM = "<|im_start|>system\ns<|im_end|>\n";
  it.each<{ rule: string; history: NodeLlamaCppItem[]; text: string }>([
    { rule: "nothing yet", history: begun(), text: USER + OPEN },
    { rule: "nothing yet, and no item", history: [user], text: USER + OPEN },
    { rule: "no text yet", history: begun(""), text: USER + OPEN },
    {
      rule: "a comment: text",
      history: begun({ type: "segment", segmentType: "comment", text: "c", ended: false }),
      text: `${USER + OPEN}<think>\n\n</think>\n\nc`,
    },
    { rule: "a thought", history: begun(thought("t", false)), text: `${USER + OPEN}<think>\nt` },
    {
      rule: "a thought after what the template takes for a result",
      history: [{ type: "user", text: "<tool_response>\nr\n</tool_response>" }, begun(thought("t", false))[1] ?? user],
      text: `<|im_start|>user\n<tool_response>\nr\n</tool_response><|im_end|>\n${OPEN}<think>\nt`,
    },
    { rule: "a thought without text", history: begun(thought("", false)), text: `${USER + OPEN}<think>\n` },
    { rule: "a thought that is over", history: begun(thought("t")), text: `${USER + OPEN}<think>\nt\n</think>` },
    {
      rule: "text behind a thought, as it was written",
      history: begun(thought(" t\n"), "\n\n\n a "),
      text: `${USER + OPEN}<think>\n t\n\n</think>\n\n\n a `,
    },
    {
      rule: "text behind a thought, as a caller may give it",
      history: begun(thought("t"), "a"),
      text: `${USER + OPEN}<think>\nt\n</think>\n\na`,
    },
    { rule: "text alone", history: begun(" a "), text: `${USER + OPEN}<think>\n\n</think>\n\n a ` },
    {
      rule: "a thought behind text",
      history: begun("a", thought("t", false)),
      text: `${USER + OPEN}<think>\n\n</think>\n\na<think>\nt`,
    },
    { rule: "results", history: begun(cut), text: USER + RESULT + OPEN },
    {
      rule: "text behind results",
      history: begun(cut, thought("t"), "\n\na"),
      text: `${USER + RESULT + OPEN}<think>\nt\n</think>\n\na`,
    },
    {
      rule: "a thought that calls came between",
      history: begun(thought("t", false), cut),
      text: `${USER}${RESULT.replace(OPEN, `${OPEN}<think>\nt\n</think>\n\n`)}${OPEN}<think>\n`,
    },
    {
      rule: "a chat that has lost its query",
      history: [{ type: "model", response: [thought("t", false)] }],
      text: `<|im_start|>user\n<|im_end|>\n${OPEN}<think>\nt`,
    },
    { rule: "a chat that has lost everything", history: [], text: `<|im_start|>user\n<|im_end|>\n${OPEN}` },
    {
      rule: "a chat that has lost all but its system text",
      history: [system, { type: "model", response: [thought("t", false)] }],
      text: `${SYSTEM}<|im_start|>user\n<|im_end|>\n${OPEN}<think>\nt`,
    },
    {
      rule: "a chat that has lost the query of its results",
      history: [system, { type: "model", response: [cut, thought("t", false)] }],
      text: `${SYSTEM}<|im_start|>user\n<|im_end|>\n${RESULT}${OPEN}<think>\nt`,
    },
  ])("$rule", ({ history, text }) => {
    expect(contextOf(history).text).toBe(text);
  });

  it("with the tags of thoughts as tokens, and none of the model's text", () => {
    const { values } = contextOf(begun(thought("<think>", false)));
    expect(values.slice(-3)).toEqual(["assistant\n", special("<think>\n<think"), ">"]);
    const tagsIn = (history: NodeLlamaCppItem[]): number[] =>
      contextOf(history).ids.filter((id) => id === 151667 || id === 151668);
    expect(tagsIn(begun(thought("<think>", false)))).toEqual([151667]);
    expect(tagsIn(begun("a", thought("</think>")))).toEqual([151667, 151668, 151667, 151668]);
  });

  it("and leaves nothing out of an open thought", () => {
    const options = { onOmission: "error" } as const;
    expect(contextOf(begun(thought("t", false)), options).text).toBe(`${USER + OPEN}<think>\nt`);
  });
});

/** Templates whose models do not think. */
const SILENT: ReadonlySet<TemplateId> = new Set([
  ...(["qwen3-instruct-2507", "qwen3-coder", "qwen3-coder-r2", "qwen3-coder-r1", "qwen3-vl-instruct"] as const),
]);

/** As the template spells arguments. */
function json(value: unknown): string {
  const chat = formatQwen3([{ role: "assistant", tool_calls: [{ name: "f", arguments: { value } }] }]);
  const text = chat.segments.find(({ kind }) => kind === "tool-call-arguments")?.text ?? "";
  return text.slice('{"value": '.length, -1);
}

/** The prompt that formatQwen3 has for the story. */
function officialText(story: Story, template: TemplateId): string {
  const messages = storyMessages(story, json);
  const { text, isEnded } = story.begun;
  const reasoning = SILENT.has(template) ? undefined : story.begun.thought;
  const format = (more: readonly Message[], options: object): string =>
    formatQwen3([...messages, ...more], { template, ...options } as FormatOptions).text.normalize("NFC");
  if (text !== "") return format([said(text, { reasoning_content: reasoning })], { continueFinalMessage: true });
  if (reasoning === undefined) return format([], { addGenerationPrompt: true });
  const thinking = [said("", { reasoning_content: reasoning })];
  return format(thinking, { continueFinalMessage: "reasoning_content" }) + (isEnded ? "\n</think>" : "");
}

describe("for any history", () => {
  it("the messages are those of the same story", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const closed = { ...story, begun: { thought: undefined, isEnded: false, text: "" } };
        expect(fromNodeLlamaCpp(historyOf(closed)).messages).toEqual(storyMessages(story, json));
      }),
    );
  });

  it.each(templateIds)("the wrapper writes what formatQwen3 writes with %s", (template) => {
    const wrapper = qwen3ChatWrapper(nodeLlamaCpp, { template: template as "qwen3" });
    fc.assert(
      fc.property(stories, (story) => {
        const { contextText } = wrapper.generateContextState({ chatHistory: historyOf(story) });
        expect(contextText.text).toBe(officialText(story, template));
      }),
    );
  });
});

describe("the wrapper", () => {
  const params = { type: "object", properties: { a: { type: "string" } } };
  const availableFunctions = { f: { description: "d", params } };

  it("writes tools, with their parameters or without", () => {
    const tools = (parameters: object) => [
      { type: "function", function: { name: "f", description: "d", ...parameters } },
    ];
    const text = (parameters: object) =>
      formatQwen3([asked], { tools: tools(parameters), addGenerationPrompt: true }).text;
    expect(contextOf([user], {}, { availableFunctions }).text).toBe(text({ parameters: params }));
    expect(contextOf([user], {}, { availableFunctions, documentFunctionParams: false }).text).toBe(text({}));
  });

  it("thinks or not, as its options say", () => {
    expect(contextOf([user]).text).toBe(USER + OPEN);
    expect(contextOf([user], { enableThinking: false }).text).toBe(`${USER + OPEN}<think>\n\n</think>\n\n`);
    expect(contextOf([user], { template: "qwen3.5" }).text).toBe(`${USER + OPEN}<think>\n`);
  });

  it("lets the model end its turn", () => {
    const { stopGenerationTriggers } = qwen3ChatWrapper(nodeLlamaCpp).generateContextState({ chatHistory: [user] });
    expect(stopGenerationTriggers.map(({ values }) => values)).toEqual([
      [new nodeLlamaCpp.SpecialToken("EOS")],
      [special("<|im_end|>")],
    ]);
  });

  it("is one of the caller's own", () => {
    expect(qwen3ChatWrapper(nodeLlamaCpp)).toBeInstanceOf(nodeLlamaCpp.ChatWrapper);
    expect(qwen3ChatWrapper(nodeLlamaCpp).wrapperName).toBe("Qwen3Format");
  });

  const OPENS = { openOnResponseStart: true, reopenAfterFunctionCalls: true };
  const WAITS = { openOnResponseStart: false, reopenAfterFunctionCalls: false };
  it.each<{ options: ChatWrapperOptions<"qwen3" | "qwen3.8">; variation: string; thought: object | undefined }>([
    { options: { template: "qwen3" }, variation: "3", thought: WAITS },
    { options: { template: "qwen3", enableThinking: false }, variation: "3", thought: WAITS },
    { options: { template: "qwen3.8" }, variation: "3.5", thought: OPENS },
    { options: { template: "qwen3.8", enableThinking: false }, variation: "3.5", thought: WAITS },
    { options: { template: "qwen3-thinking-2507" as "qwen3" }, variation: "3", thought: OPENS },
    { options: { template: "qwen3-vl-thinking" as "qwen3" }, variation: "3", thought: OPENS },
    { options: { template: "qwen3.5-nothink" as "qwen3" }, variation: "3.5", thought: WAITS },
    { options: { template: "qwen3-instruct-2507" as "qwen3" }, variation: "3", thought: undefined },
    { options: { template: "qwen3-coder" as "qwen3" }, variation: "3.5", thought: undefined },
  ])("reads answers of $options with the engine's settings $variation", ({ options, variation, thought: begins }) => {
    expect(qwen3ChatWrapper(nodeLlamaCpp, options).settings).toEqual({
      functions: { variation },
      segments: {
        reiterateStackAfterFunctionCalls: true,
        ...(begins === undefined ? {} : { thought: { prefix: "<think>\n", suffix: "\n</think>", ...begins } }),
      },
    });
  });

  it("leaves the settings of an engine alone that knows of no thoughts", () => {
    class QwenChatWrapper {
      readonly settings = { segments: {}, functions: {} };
    }
    expect(qwen3ChatWrapper({ ...nodeLlamaCpp, QwenChatWrapper }).settings).toEqual({
      segments: {},
      functions: {},
    });
  });

  it.each([
    { options: 5, message: "options: expected an object, got 5" },
    { options: { template: "qwen4" }, message: "template: expected one of qwen3" },
    {
      options: { template: "qwen3-coder", enableThinking: true },
      message: "enableThinking: not an option of template",
    },
    { options: { enableThinking: 1 }, message: "enableThinking: expected a boolean or null, got 1" },
    { options: { tools: [] }, message: "tools: the engine's chat history decides this" },
    { options: { addGenerationPrompt: true }, message: "addGenerationPrompt: the engine's chat history decides this" },
    {
      options: { continueFinalMessage: true },
      message: "continueFinalMessage: the engine's chat history decides this",
    },
  ])("refuses $message", ({ options, message }) => {
    expect(() => qwen3ChatWrapper(nodeLlamaCpp, options as object)).toThrow(
      expect.objectContaining({ code: "invalid-input", message: expect.stringContaining(message) }),
    );
  });

  it("can refuse what texts spell", () => {
    const wrapper = qwen3ChatWrapper(nodeLlamaCpp, { onControlTokens: "error" });
    const chatHistory = [{ type: "user", text: "<think>" }] as const;
    expect(() => wrapper.generateContextState({ chatHistory })).toThrow("messages[0].content: spells");
  });
});
