import { describe, expect, it } from "vitest";
import { JsonFloat } from "../src/index.ts";
import {
  fromAiSdk,
  toolsFromAiSdk,
  type AiSdkMessage,
  type AiSdkOptions,
  type AiSdkTool,
} from "../src/messages/index.ts";
import { callOf, outcomeOf, refusalOf } from "./support/conversions.ts";

const text = (value: string): object => ({ type: "text", text: value });
const reasoning = (value: string): object => ({ type: "reasoning", text: value });
const call = (toolCallId: string, toolName = "f", input: unknown = {}): object => ({
  type: "tool-call",
  toolCallId,
  toolName,
  input,
});
const result = (toolCallId: string, output: object): object => ({
  type: "tool-result",
  toolCallId,
  toolName: "f",
  output,
});
const said = (...content: readonly object[]): object => ({ role: "assistant", content });
const gave = (...content: readonly object[]): object => ({ role: "tool", content });
const asked = (...content: readonly object[]): object => ({ role: "user", content });

const convert = (given: unknown, options?: AiSdkOptions): ReturnType<typeof fromAiSdk> =>
  fromAiSdk(given as AiSdkMessage[], options);

/** Ids and names of calls are noted in every chat with calls; here they are left out. */
const NAMES = /\.(toolCallId|toolName)$/;

interface Row {
  readonly name: string;
  readonly given: readonly object[];
  readonly options?: AiSdkOptions;
  readonly gives: readonly object[];
  readonly sources?: readonly number[];
  /** "reason path" */
  readonly omissions?: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: "strings and lists of texts",
    given: [
      { role: "system", content: "s" },
      { role: "user", content: "q" },
      asked(text("a"), text("b")),
      { role: "assistant", content: "a" },
      said(text("a"), text("b")),
    ],
    gives: [
      { role: "system", content: "s" },
      { role: "user", content: "q" },
      { role: "user", content: "ab" },
      { role: "assistant", content: "a" },
      { role: "assistant", content: "ab" },
    ],
  },
  {
    name: "reasoning, text and a call",
    given: [said(reasoning("r"), text("a"), call("1", "f", { n: 1, list: [true] }))],
    gives: [
      {
        role: "assistant",
        content: "a",
        reasoning_content: "r",
        tool_calls: [callOf("f", { n: 1, list: [true] })],
      },
    ],
  },
  {
    name: "a separator between texts, and between reasoning parts",
    given: [said(reasoning("r"), reasoning("s"), text("a"), text("b"))],
    options: { separator: "\n\n" },
    gives: [{ role: "assistant", content: "a\n\nb", reasoning_content: "r\n\ns" }],
  },
  {
    name: "nothing at all, and reasoning that a provider has encrypted",
    given: [said(), said({ ...reasoning(""), providerOptions: { openai: { reasoningEncryptedContent: "x" } } })],
    gives: [
      { role: "assistant", content: "" },
      { role: "assistant", content: "" },
    ],
    omissions: ["member-not-read messages[1].content[0].providerOptions"],
  },
  {
    name: "parts in another order than a template's are noted",
    given: [said(text("a"), reasoning("r"), call("1"), text(""), text("b"), reasoning("s"))],
    gives: [{ role: "assistant", content: "ab", reasoning_content: "rs", tool_calls: [callOf("f", {})] }],
    omissions: ["order messages[0].content[1]", "order messages[0].content[4]", "order messages[0].content[5]"],
  },
  {
    name: "so is reasoning behind a call, and what is empty has no place to be noted for",
    given: [said(call("1"), reasoning("r")), said(text(""), reasoning("r")), said(text("a"), reasoning(""))],
    gives: [
      { role: "assistant", content: "", reasoning_content: "r", tool_calls: [callOf("f", {})] },
      { role: "assistant", content: "", reasoning_content: "r" },
      { role: "assistant", content: "a" },
    ],
    omissions: ["order messages[0].content[1]"],
  },
  {
    name: "an input that is a string is a JSON string",
    given: [said(call("1", "f", 'a "b"'), call("2", "f", null))],
    gives: [{ role: "assistant", content: "", tool_calls: [callOf("f", '"a \\"b\\""'), callOf("f", null as never)] }],
  },
  {
    name: "outputs: text, and values in Python's JSON",
    given: [
      said(call("1"), call("2"), call("3"), call("4")),
      gave(
        result("1", { type: "text", value: "18 °C" }),
        result("2", { type: "json", value: { a: [1, null], b: new JsonFloat(2) } }),
      ),
      gave(result("3", { type: "error-text", value: "no" }), result("4", { type: "error-json", value: { code: 5 } })),
    ],
    gives: [
      { role: "assistant", content: "", tool_calls: Array<object>(4).fill(callOf("f", {})) },
      { role: "tool", content: "18 °C" },
      { role: "tool", content: '{"a": [1, null], "b": 2.0}' },
      { role: "tool", content: "no" },
      { role: "tool", content: '{"code": 5}' },
    ],
    sources: [0, 1, 1, 2, 2],
    omissions: [
      "member-not-read messages[2].content[0].output.type",
      "member-not-read messages[2].content[1].output.type",
    ],
  },
  {
    name: "denials, in the words of the user or of the SDK",
    given: [
      said(call("1"), call("2")),
      gave(result("1", { type: "execution-denied", reason: "too dear" }), result("2", { type: "execution-denied" })),
    ],
    gives: [
      { role: "assistant", content: "", tool_calls: [callOf("f", {}), callOf("f", {})] },
      { role: "tool", content: "too dear" },
      { role: "tool", content: "Tool call execution denied." },
    ],
    sources: [0, 1, 1],
    omissions: ["member-not-read messages[1].content[0].output.type"],
  },
  {
    name: "outputs of parts, text alone and with media",
    given: [
      said(call("1"), call("2")),
      gave(
        result("1", { type: "content", value: [text("a"), text("b")] }),
        result("2", {
          type: "content",
          value: [
            text("a"),
            { type: "media", data: "AA", mediaType: "image/png" },
            { type: "image-data", data: "AA", mediaType: "image/png" },
            { type: "file-data", data: "AA", mediaType: "video/mp4", filename: "clip.mp4" },
            { type: "image-url", url: "cat.png" },
            { type: "file-url", url: "cat.png", mediaType: "image/*" },
            { type: "image-file-id", fileId: "1" },
            { type: "image-file-reference", providerReference: { openai: "1" } },
            { type: "file", data: { type: "data", data: "AA" }, mediaType: "image/png" },
          ],
        }),
      ),
    ],
    gives: [
      { role: "assistant", content: "", tool_calls: [callOf("f", {}), callOf("f", {})] },
      { role: "tool", content: "ab" },
      {
        role: "tool",
        content: [
          { type: "text", text: "a" },
          { type: "image", image: "AA", mediaType: "image/png" },
          { type: "image", image: "AA", mediaType: "image/png" },
          { type: "video", video: "AA", mediaType: "video/mp4" },
          { type: "image", image: "cat.png" },
          { type: "image", image: "cat.png", mediaType: "image/*" },
          { type: "image", image: "1" },
          { type: "image", image: { openai: "1" } },
          { type: "image", image: "AA", mediaType: "image/png" },
        ],
      },
    ],
    sources: [0, 1, 1],
    omissions: ["member-not-read messages[1].content[1].output.value[3].filename"],
  },
  {
    name: "images and videos, of an application and of a prompt",
    given: [
      asked(
        text("a"),
        { type: "image", image: "cat.png" },
        { type: "image", image: "AA", mediaType: "image/png" },
        { type: "file", data: "AA", mediaType: "image/png", filename: "cat.png" },
        { type: "file", data: { type: "url", url: "clip.mp4" }, mediaType: "video" },
        { type: "file", data: "AA", mediaType: "image" },
      ),
    ],
    gives: [
      {
        role: "user",
        content: [
          { type: "text", text: "a" },
          { type: "image", image: "cat.png" },
          { type: "image", image: "AA", mediaType: "image/png" },
          { type: "image", image: "AA", mediaType: "image/png" },
          { type: "video", video: "clip.mp4", mediaType: "video" },
          { type: "image", image: "AA", mediaType: "image" },
        ],
      },
    ],
    omissions: ["member-not-read messages[0].content[3].filename"],
  },
  {
    name: "options of providers are noted",
    given: [{ role: "user", content: [{ ...text("q"), providerOptions: { a: 1 } }], providerOptions: { b: {} } }],
    gives: [{ role: "user", content: "q" }],
    omissions: [
      "member-not-read messages[0].providerOptions",
      "member-not-read messages[0].content[0].providerOptions",
    ],
  },
  {
    name: "what a provider ran is a call, a result, and the next turn",
    given: [
      said(
        text("a"),
        { ...call("1"), providerExecuted: true },
        result("1", { type: "text", value: "A" }),
        reasoning("r"),
        text("b"),
        { ...call("2"), providerExecuted: false },
      ),
      gave(result("2", { type: "text", value: "B" })),
    ],
    gives: [
      { role: "assistant", content: "a", tool_calls: [callOf("f", {})] },
      { role: "tool", content: "A" },
      { role: "assistant", content: "b", reasoning_content: "r", tool_calls: [callOf("f", {})] },
      { role: "tool", content: "B" },
    ],
    sources: [0, 0, 0, 1],
    omissions: ["member-not-read messages[0].content[1].providerExecuted"],
  },
  {
    name: "results in the order of the calls, over the borders of messages",
    given: [
      said(call("1"), call("2"), { ...call("3"), providerExecuted: true }, result("3", { type: "text", value: "C" })),
      gave(result("2", { type: "text", value: "B" }), result("1", { type: "text", value: "A" })),
    ],
    gives: [
      { role: "assistant", content: "", tool_calls: Array<object>(3).fill(callOf("f", {})) },
      { role: "tool", content: "A" },
      { role: "tool", content: "B" },
      { role: "tool", content: "C" },
    ],
    sources: [0, 1, 1, 0],
    omissions: ["member-not-read messages[0].content[2].providerExecuted"],
  },
  {
    name: "approvals are noted, and part nothing",
    given: [
      said(text("a"), { type: "tool-approval-request", approvalId: "1", toolCallId: "1" }, call("1"), {
        type: "tool-approval-response",
        approvalId: "1",
        approved: true,
      }),
      gave({ type: "tool-approval-response", approvalId: "1", approved: true }),
      gave(result("1", { type: "text", value: "A" })),
    ],
    gives: [
      { role: "assistant", content: "a", tool_calls: [callOf("f", {})] },
      { role: "tool", content: "A" },
    ],
    sources: [0, 2],
    omissions: [
      "content-not-text messages[0].content[1]",
      "content-not-text messages[0].content[3]",
      "content-not-text messages[1].content[0]",
    ],
  },
];

describe("fromAiSdk", () => {
  it.each(rows)("$name", ({ given, options, gives, sources, omissions = [] }) => {
    const outcome = outcomeOf(convert(given, options));
    expect({ ...outcome, omissions: outcome.omissions.filter((each) => !NAMES.test(each)) }).toEqual({
      messages: gives,
      sources: sources ?? gives.map((_, index) => index),
      omissions,
    });
  });

  it("ids and names of calls and results are noted", () => {
    const { omissions } = outcomeOf(convert([said(call("1")), gave(result("1", { type: "text", value: "A" }))]));
    expect(omissions).toEqual([
      "member-not-read messages[0].content[0].toolCallId",
      "member-not-read messages[1].content[0].toolCallId",
      "member-not-read messages[1].content[0].toolName",
    ]);
  });
});

interface Refusal {
  readonly name: string;
  readonly given: unknown;
  readonly options?: AiSdkOptions;
  readonly error: string;
}

const noPlaceFor = (path: string, what: string): string =>
  `unsupported: ${path}: Qwen3 templates have no place for ${what}`;

const refusals: readonly Refusal[] = [
  {
    name: "a message of the user interface, which has its text in parts",
    given: [{ id: "1", role: "user", parts: [{ type: "text", text: "Hi" }] }],
    error:
      "invalid-input: messages[0].parts: parts in place of a content: a UIMessage of the AI SDK is for convertToModelMessages, then fromAiSdk",
  },
  { name: "no list", given: {}, error: "invalid-input: messages: expected a list, got an object" },
  {
    name: "another role",
    given: [{ role: "developer", content: "s" }],
    error: 'invalid-input: messages[0].role: expected system, user, assistant or tool, got "developer"',
  },
  {
    name: "a system message of parts",
    given: [{ role: "system", content: [] }],
    error: "invalid-input: messages[0].content: expected a string, got a list",
  },
  {
    name: "no content",
    given: [{ role: "assistant", content: null }],
    error: "invalid-input: messages[0].content: expected a string or a list, got null",
  },
  {
    name: "a part without a type",
    given: [asked({ text: "a" })],
    error: "invalid-input: messages[0].content[0].type: expected a string, got undefined",
  },
  {
    name: "a call without input",
    given: [said({ type: "tool-call", toolCallId: "1", toolName: "f" })],
    error: "invalid-input: messages[0].content[0].input: expected a JSON value, got undefined",
  },
  {
    name: "an input that JSON cannot hold",
    given: [said(call("1", "f", { at: [new Date()] }))],
    error: "invalid-input: messages[0].content[0].input.at[0]: expected a JSON value, got a Date",
  },
  {
    name: "an output that JSON cannot hold",
    given: [said(call("1")), gave(result("1", { type: "json", value: { f: Symbol("s") } }))],
    error: "invalid-input: messages[1].content[0].output.value.f: expected a JSON value, got Symbol(s)",
  },
  {
    name: "an output of another type",
    given: [said(call("1")), gave(result("1", { type: "xml" }))],
    error: 'invalid-input: messages[1].content[0].output.type: expected the type of an output, got "xml"',
  },
  {
    name: "a result of no call",
    given: [said(call("1")), gave(result("2", { type: "text", value: "" }))],
    error: 'invalid-input: messages[1].content[0].toolCallId: expected the id of a call without a result, got "2"',
  },
  {
    name: "a result that would be taken for another call's",
    given: [said(call("1"), call("2")), gave(result("2", { type: "text", value: "" }))],
    error:
      "unsupported: messages[1].content[0].toolCallId: no result of messages[0].content[0] stands before it, and Qwen3 prompts tell results apart by their order",
  },
  {
    name: "a document",
    given: [asked({ type: "file", data: "AA", mediaType: "application/pdf" })],
    error: noPlaceFor("messages[0].content[0]", 'a file of type "application/pdf"'),
  },
  {
    name: "a part of one provider",
    given: [said({ type: "custom", kind: "a.b" })],
    error: noPlaceFor("messages[0].content[0]", 'a part of type "custom" here'),
  },
  {
    name: "a call of a user",
    given: [asked(call("1"))],
    error: noPlaceFor("messages[0].content[0]", 'a part of type "tool-call" here'),
  },
  {
    name: "a text among results",
    given: [gave(text("a"))],
    error: noPlaceFor("messages[0].content[0]", 'a part of type "text" here'),
  },
  {
    name: "a file of unknown type in a result",
    given: [said(call("1")), gave(result("1", { type: "content", value: [{ type: "file-url", url: "x" }] }))],
    error: noPlaceFor("messages[1].content[0].output.value[0]", 'a file of type "unknown"'),
  },
  ...["file-id", "file-reference", "custom"].map((type) => ({
    name: `what only its provider has: a part of type ${type}`,
    given: [said(call("1")), gave(result("1", { type: "content", value: [{ type }] }))],
    error: noPlaceFor("messages[1].content[0].output.value[0]", `a part of type "${type}"`),
  })),
  ...["application/x-image", "application/x-video", "imagery"].map((mediaType) => ({
    name: `a file of type ${mediaType}`,
    given: [asked({ type: "file", data: "AA", mediaType })],
    error: noPlaceFor("messages[0].content[0]", `a file of type "${mediaType}"`),
  })),
  {
    name: "a part of unknown type in a result",
    given: [said(call("1")), gave(result("1", { type: "content", value: [{ type: "xml" }] }))],
    error: 'invalid-input: messages[1].content[0].output.value[0].type: expected the type of a part, got "xml"',
  },
  {
    name: "an option that is none",
    given: [],
    options: { parseArguments: true } as never,
    error: "invalid-input: parseArguments: not an option",
  },
];

describe("what fromAiSdk refuses", () => {
  it.each(refusals)("$name", ({ given, options, error }) => {
    expect(refusalOf(() => convert(given, options))).toBe(error);
  });
});

const schema = { type: "object", properties: { city: { type: "string" } } };
const tools = (given: unknown): ReturnType<typeof toolsFromAiSdk> => toolsFromAiSdk(given as AiSdkTool[]);

describe("toolsFromAiSdk", () => {
  it("a function, with and without a description", () => {
    const { tools: converted, omissions } = tools([
      { type: "function", name: "weather", description: "Weather of a city", inputSchema: schema },
      { type: "function", name: "time", inputSchema: {} },
    ]);
    expect(converted).toEqual([
      { type: "function", function: { name: "weather", description: "Weather of a city", parameters: schema } },
      { type: "function", function: { name: "time", parameters: {} } },
    ]);
    expect(omissions).toEqual([]);
  });

  it("the members stand in the order in which models were trained on them", () => {
    const { tools: converted } = tools([{ inputSchema: schema, description: "d", name: "f", type: "function" }]);
    expect(JSON.stringify(converted[0])).toMatch(
      /^\{"type":"function","function":\{"name":"f","description":"d","parameters":/,
    );
  });

  it("other members are noted", () => {
    const { omissions } = tools([{ type: "function", name: "f", inputSchema: {}, strict: true, inputExamples: [{}] }]);
    expect(omissions).toEqual([
      { reason: "member-not-read", path: "tools[0].strict", message: null },
      { reason: "member-not-read", path: "tools[0].inputExamples", message: null },
    ]);
  });

  it("no tools are none", () => {
    expect(tools(undefined)).toEqual({ tools: [], omissions: [] });
  });

  it.each([
    { given: "f", error: 'invalid-input: tools: expected a list or null, got "f"' },
    { given: [{ name: "f" }], error: "invalid-input: tools[0].type: expected a string, got undefined" },
    {
      given: [{ type: "function", name: "f" }],
      error: "invalid-input: tools[0].inputSchema: expected an object, got undefined",
    },
    {
      given: [{ type: "function", name: "f", inputSchema: { validate: 1n, check: Symbol("s") } }],
      error: "invalid-input: tools[0].inputSchema.check: expected a JSON value, got Symbol(s)",
    },
    {
      given: [{ type: "provider", id: "openai.web_search", name: "web_search", args: {} }],
      error: "unsupported: tools[0]: a tool of the provider has no definition",
    },
  ])("refuses $error", ({ given, error }) => {
    expect(refusalOf(() => tools(given))).toBe(error);
  });
});
