import { describe, expect, it } from "vitest";
import { JsonFloat } from "../src/index.ts";
import { fromOpenAI, type OpenAIMessage, type OpenAIOptions } from "../src/messages/index.ts";
import { callOf, outcomeOf, refusalOf } from "./support/conversions.ts";

const url = "https://example.org/cat.png";
const image = { type: "image_url", image_url: { url } } as const;
const text = (value: string): object => ({ type: "text", text: value });
const call = (id: string, name = "f", given = "{}"): object => ({
  id,
  type: "function",
  function: { name, arguments: given },
});
const calling = (...calls: readonly object[]): object => ({ role: "assistant", content: null, tool_calls: calls });
const result = (tool_call_id: string | undefined, content: string): object => ({ role: "tool", tool_call_id, content });

/** Fewer members than a message has, and more than its type allows. */
type Given = readonly object[];

interface Row {
  readonly name: string;
  readonly given: Given;
  readonly options?: OpenAIOptions;
  readonly gives: readonly object[];
  readonly sources?: readonly number[];
  /** "reason path" */
  readonly omissions?: readonly string[];
}

const convert = (given: unknown, options?: OpenAIOptions): ReturnType<typeof fromOpenAI> =>
  fromOpenAI(given as OpenAIMessage[], options);

const rows: readonly Row[] = [
  { name: "nothing", given: [], gives: [] },
  {
    name: "roles: developer is the system, function a tool, others are themselves",
    given: ["developer", "system", "user", "function", "tool", "critic"].map((role) => ({ role, content: "c" })),
    gives: ["system", "system", "user", "tool", "tool", "critic"].map((role) => ({ role, content: "c" })),
  },
  {
    name: "no content is an empty one",
    given: [{ role: "assistant", content: null }, { role: "assistant" }, { role: "user", content: [] }],
    gives: [
      { role: "assistant", content: "" },
      { role: "assistant", content: "" },
      { role: "user", content: "" },
    ],
  },
  {
    name: "parts that hold nothing, or stand beside a content",
    given: [
      { role: "user", parts: [] },
      { role: "user", content: "a", parts: [text("b")] },
    ],
    gives: [
      { role: "user", content: "" },
      { role: "user", content: "a" },
    ],
    omissions: ["member-not-read messages[1].parts"],
  },
  {
    name: "text parts are one string",
    given: [{ role: "user", content: [text("a"), text("b"), "c", { text: "d" }] }],
    gives: [{ role: "user", content: "abcd" }],
  },
  {
    name: "null for an option is its default",
    given: [{ role: "tool", content: [text("a"), text("b")] }],
    options: { separator: null, parseArguments: null },
    gives: [{ role: "tool", content: "ab" }],
  },
  {
    name: "text parts with a separator between them",
    given: [{ role: "tool", content: [text("a"), text("b")] }],
    options: { separator: "\n" },
    gives: [{ role: "tool", content: "a\nb" }],
  },
  {
    name: "an image keeps the list a list, with neighbouring texts in one",
    given: [{ role: "user", content: [text("a"), image, text("b"), text("c")] }],
    options: { separator: " " },
    gives: [{ role: "user", content: [text("a"), image, text("b c")] }],
  },
  {
    name: "images and videos as servers take them",
    given: [
      {
        role: "user",
        content: [
          { type: "image", image: url },
          { image_url: url },
          { image: url },
          { video: ["1.png"] },
          { type: "video", video: ["1.png"], fps: 2 },
          { type: "video_url", video_url: { url: "clip.mp4" } },
          { type: "file", file: { file_data: "data:image/png;base64,AA" } },
          { type: "file", file: { file_data: "data:video/mp4;base64,AA", filename: "clip.mp4" } },
        ],
      },
    ],
    gives: [
      {
        role: "user",
        content: [
          { type: "image", image: url },
          { image_url: url },
          { image: url },
          { video: ["1.png"] },
          { type: "video", video: ["1.png"], fps: 2 },
          { type: "video", video: { url: "clip.mp4" } },
          { type: "image_url", image_url: { url: "data:image/png;base64,AA" } },
          { type: "video", video: "data:video/mp4;base64,AA" },
        ],
      },
    ],
    omissions: ["member-not-read messages[0].content[7].file.filename"],
  },
  {
    name: "names and other members are noted",
    given: [
      { role: "user", name: "Ann", content: [{ ...text("q"), prompt_cache_breakpoint: { mode: "explicit" } }] },
      { role: "assistant", content: "a", annotations: [{}], tool_calls: null, function_call: null, audio: null },
    ],
    gives: [
      { role: "user", content: "q" },
      { role: "assistant", content: "a" },
    ],
    omissions: [
      "member-not-read messages[0].content[0].prompt_cache_breakpoint",
      "member-not-read messages[0].name",
      "member-not-read messages[1].annotations",
    ],
  },
  {
    name: "weights are kept, for the mask that reads them",
    given: [
      { role: "assistant", content: "a", weight: 0, train: false },
      { role: "user", content: "q", weight: 0.5 },
      { role: "user", content: "q", train: true },
      { role: "user", content: "q", weight: null, train: null },
    ],
    gives: [
      { role: "assistant", content: "a", weight: 0, train: false },
      { role: "user", content: "q", weight: 0.5 },
      { role: "user", content: "q", train: true },
      { role: "user", content: "q" },
    ],
  },
  {
    name: "reasoning under both of its names",
    given: [
      { role: "assistant", content: "a", reasoning_content: "r" },
      { role: "assistant", content: "a", reasoning: "r" },
      { role: "assistant", content: "a", reasoning_content: "r", reasoning: "r" },
      { role: "assistant", content: "a", reasoning_content: "r", reasoning: "s" },
      { role: "assistant", content: "a", reasoning_content: "", reasoning: null },
    ],
    gives: [
      ...["r", "r", "r", "r"].map((thought) => ({ role: "assistant", content: "a", reasoning_content: thought })),
      { role: "assistant", content: "a", reasoning_content: "" },
    ],
    omissions: ["member-not-read messages[3].reasoning"],
  },
  {
    name: "reasoning and calls of another role are noted",
    given: [{ role: "user", content: "q", reasoning_content: "r", tool_calls: [call("1")] }],
    gives: [{ role: "user", content: "q" }],
    omissions: ["member-not-read messages[0].reasoning_content", "member-not-read messages[0].tool_calls"],
  },
  {
    name: "a refusal beside an answer is noted",
    given: [
      { role: "assistant", content: "a", refusal: "no" },
      { role: "assistant", content: [text("a"), { type: "refusal", refusal: "no" }] },
      { role: "user", content: [text("a"), { type: "refusal", refusal: "no" }] },
    ],
    gives: [
      { role: "assistant", content: "a" },
      { role: "assistant", content: "a" },
      { role: "user", content: "a" },
    ],
    omissions: [
      "member-not-read messages[0].refusal",
      "content-not-text messages[1].content[1]",
      "content-not-text messages[2].content[1]",
    ],
  },
  {
    name: "so is a refusal beside a call",
    given: [{ ...calling({ name: "f", arguments: {} }), refusal: "no" }],
    gives: [{ role: "assistant", content: "", tool_calls: [callOf("f", {})] }],
    omissions: ["member-not-read messages[0].refusal"],
  },
  {
    name: "arguments are verbatim, ids are noted",
    given: [calling(call("1", "f", '{"n":1.0}'), { type: "function", function: { name: "g", arguments: "{" } })],
    gives: [{ role: "assistant", content: "", tool_calls: [callOf("f", '{"n":1.0}'), callOf("g", "{")] }],
    omissions: ["member-not-read messages[0].tool_calls[0].id"],
  },
  {
    name: "arguments are read on request, and lose nothing",
    given: [calling(call("", "f", '{"n":1.0}'), call("", "g", " "), { name: "h", arguments: { a: 1 } })],
    options: { parseArguments: true },
    gives: [
      {
        role: "assistant",
        content: "",
        tool_calls: [callOf("f", { n: new JsonFloat(1) }), callOf("g", {}), callOf("h", { a: 1 })],
      },
    ],
  },
  {
    name: "undefined for an option is its default",
    given: [{ role: "user", content: [text("a"), text("b")] }],
    options: { separator: undefined, parseArguments: undefined },
    gives: [{ role: "user", content: "ab" }],
  },
  {
    name: "the name of a tool's result is not that of a call",
    given: [calling({ name: "f", arguments: "{}" }), { role: "tool", name: "g", content: "r" }],
    gives: [
      { role: "assistant", content: "", tool_calls: [callOf("f", "{}")] },
      { role: "tool", content: "r" },
    ],
    omissions: ["member-not-read messages[1].name"],
  },
  {
    name: "the deprecated call and its result",
    given: [
      { role: "assistant", content: null, function_call: { name: "f", arguments: "{}" } },
      { role: "function", name: "f", content: "r" },
    ],
    gives: [
      { role: "assistant", content: "", tool_calls: [callOf("f", "{}")] },
      { role: "tool", content: "r" },
    ],
    omissions: ["member-not-read messages[1].name"],
  },
];

describe("fromOpenAI", () => {
  it.each(rows)("$name", ({ given, options, gives, sources, omissions = [] }) => {
    expect(outcomeOf(convert(given, options))).toEqual({
      messages: gives,
      sources: sources ?? gives.map((_, index) => index),
      omissions,
    });
  });

  it("an omission names the caller's message, however results are ordered", () => {
    const { omissions } = convert([calling(call("a"), call("b")), result("b", "B"), result("a", "A")]);
    expect(omissions.map(({ path, message }) => [path, message])).toEqual([
      ["messages[0].tool_calls[0].id", 0],
      ["messages[0].tool_calls[1].id", 0],
      ["messages[1].tool_call_id", 1],
      ["messages[2].tool_call_id", 2],
    ]);
  });
});

const f = callOf("f", "{}");
const g = callOf("g", "{}");
const ids = (omissions: readonly string[]): readonly string[] => omissions.filter((each) => !each.endsWith("id"));

interface OrderRow {
  readonly name: string;
  readonly given: Given;
  /** The contents of the tool messages. */
  readonly results: readonly string[];
  readonly sources: readonly number[];
}

const orders: readonly OrderRow[] = [
  {
    name: "results in the order of the calls stay",
    given: [calling(call("a"), call("b")), result("a", "A"), result("b", "B")],
    results: ["A", "B"],
    sources: [0, 1, 2],
  },
  {
    name: "results in another order are put into it",
    given: [calling(call("a"), call("b"), call("c")), result("c", "C"), result("a", "A"), result("b", "B")],
    results: ["A", "B", "C"],
    sources: [0, 2, 3, 1],
  },
  {
    name: "the calls of two messages",
    given: [calling(call("a")), calling(call("b")), result("b", "B"), result("a", "A")],
    results: ["A", "B"],
    sources: [0, 1, 3, 2],
  },
  {
    name: "ids that every turn uses again, and one that a message uses twice",
    given: [calling(call("0"), call("0")), result("0", "A"), result("0", "B"), calling(call("0")), result("0", "C")],
    results: ["A", "B", "C"],
    sources: [0, 1, 2, 3, 4],
  },
  {
    name: "an id that was used before, of a call without a result",
    given: [calling(call("0")), calling(call("0"), call("1")), result("1", "B"), result("0", "A")],
    results: ["A", "B"],
    sources: [0, 1, 3, 2],
  },
  {
    name: "results without ids take the calls that are left",
    given: [calling(call("a"), call("b"), call("c")), result(undefined, "B"), result("", "C"), result("a", "A")],
    results: ["A", "B", "C"],
    sources: [0, 3, 1, 2],
  },
  {
    name: "a result without an id, among others",
    given: [calling(call("a"), call("b"), call("c")), result("c", "C"), result(undefined, "A"), result("b", "B")],
    results: ["A", "B", "C"],
    sources: [0, 2, 3, 1],
  },
  {
    name: "those that are left in the last message, then in the one before",
    given: [calling(call("")), calling(call("")), result(undefined, "B"), result(undefined, "A")],
    results: ["A", "B"],
    sources: [0, 1, 3, 2],
  },
  {
    name: "without any ids nothing moves, however many results there are",
    given: [calling(call("")), result(undefined, "A"), result(undefined, "B"), result(undefined, "C")],
    results: ["A", "B", "C"],
    sources: [0, 1, 2, 3],
  },
  {
    name: "a message between two results keeps them apart",
    given: [calling(call("a"), call("b")), result("a", "A"), { role: "user", content: "u" }, result("b", "B")],
    results: ["A", "B"],
    sources: [0, 1, 2, 3],
  },
  {
    name: "the last call may be without a result",
    given: [calling(call("a"), call("b")), result("a", "A"), { role: "user", content: "u" }],
    results: ["A"],
    sources: [0, 1, 2],
  },
];

describe("results stand in the order of the calls, since Qwen3 prompts have no ids", () => {
  it.each(orders)("$name", ({ given, results, sources }) => {
    const outcome = outcomeOf(convert(given));
    expect(outcome.messages.filter(({ role }) => role === "tool").map(({ content }) => content)).toEqual(results);
    expect(outcome.sources).toEqual(sources);
    expect(ids(outcome.omissions)).toEqual([]);
  });

  it("a deprecated result is that of the call with its name", () => {
    const named = (name: string): object => ({ role: "function", name, content: name });
    const { messages } = convert([calling(call("1", "f"), call("2", "g")), named("g"), named("f")]);
    expect(messages).toEqual([
      { role: "assistant", content: "", tool_calls: [f, g] },
      { role: "tool", content: "f" },
      { role: "tool", content: "g" },
    ]);
  });
});

const user = { role: "user", content: "q" };

interface Refusal {
  readonly name: string;
  readonly given: unknown;
  readonly options?: OpenAIOptions;
  readonly error: string;
}

const refusals: readonly Refusal[] = [
  { name: "no list", given: "hi", error: 'invalid-input: messages: expected a list, got "hi"' },
  { name: "a hole", given: Array(1), error: "invalid-input: messages[0]: expected an object, got undefined" },
  {
    name: "a message of the user interface, which has its text in parts",
    given: [{ id: "1", role: "user", parts: [{ type: "text", text: "Hi" }] }],
    error:
      "invalid-input: messages[0].parts: parts in place of a content: a UIMessage of the AI SDK is for convertToModelMessages, then fromAiSdk",
  },
  { name: "no role", given: [{}], error: "invalid-input: messages[0].role: expected a string, got undefined" },
  {
    name: "content of another type",
    given: [user, { role: "user", content: 5 }],
    error: "invalid-input: messages[1].content: expected a string, a list or null, got 5",
  },
  {
    name: "a text part without text",
    given: [{ role: "user", content: [{ type: "text" }] }],
    error: "invalid-input: messages[0].content[0].text: expected a string, got undefined",
  },
  {
    name: "an image part without an image",
    given: [{ role: "user", content: [{ type: "image_url" }] }],
    error: "invalid-input: messages[0].content[0].image_url: expected a URL, got undefined",
  },
  {
    name: "an image part with null for an image",
    given: [{ role: "user", content: [{ type: "image_url", image_url: null }] }],
    error: "invalid-input: messages[0].content[0].image_url: expected a URL, got null",
  },
  {
    name: "a file that is none",
    given: [{ role: "user", content: [{ type: "file", file: 5 }] }],
    error: "invalid-input: messages[0].content[0].file: expected an object, got 5",
  },
  {
    name: "a part that says nothing of itself",
    given: [{ role: "user", content: [{}] }],
    error: "invalid-input: messages[0].content[0].type: expected a string, got undefined",
  },
  {
    name: "reasoning that is no text",
    given: [{ role: "assistant", content: "a", reasoning: {} }],
    error: "invalid-input: messages[0].reasoning: expected a string or null, got an object",
  },
  {
    name: "a deprecated call that is none",
    given: [{ role: "assistant", function_call: 5 }],
    error: "invalid-input: messages[0].function_call: expected an object, got 5",
  },
  {
    name: "a call without a name",
    given: [calling({ function: {} })],
    error: "invalid-input: messages[0].tool_calls[0].function.name: expected a string, got undefined",
  },
  {
    name: "a function with a key that is no string",
    given: [calling({ function: new Map([[1, "f"]]) })],
    error: "invalid-input: messages[0].tool_calls[0].function: expected string keys, got 1",
  },
  {
    name: "a call without arguments",
    given: [calling({ function: { name: "f" } })],
    error: "invalid-input: messages[0].tool_calls[0].function.arguments: expected a JSON value, got undefined",
  },
  {
    name: "arguments that JSON cannot hold",
    given: [calling({ name: "f", arguments: { at: new Date() } })],
    error: "invalid-input: messages[0].tool_calls[0].arguments.at: expected a JSON value, got a Date",
  },
  {
    name: "a weight that is no number",
    given: [{ ...user, weight: "1" }],
    error: 'invalid-input: messages[0].weight: expected a number or null, got "1"',
  },
  {
    name: "a train that is no boolean",
    given: [{ ...user, train: 0 }],
    error: "invalid-input: messages[0].train: expected a boolean or null, got 0",
  },
  {
    name: "an id that answers no call",
    given: [calling(call("a")), result("b", "B")],
    error: 'invalid-input: messages[1].tool_call_id: expected the id of a call without a result, got "b"',
  },
  {
    name: "a second result of one call",
    given: [calling(call("a")), result("a", "A"), result("a", "A")],
    error: 'invalid-input: messages[2].tool_call_id: expected the id of a call without a result, got "a"',
  },
  {
    name: "a result that would be taken for another call's",
    given: [calling(call("a"), call("b")), result("b", "B")],
    error:
      "unsupported: messages[1].tool_call_id: no result of messages[0].tool_calls[0] stands before it, and Qwen3 prompts tell results apart by their order",
  },
  {
    name: "audio",
    given: [{ role: "user", content: [{ type: "input_audio", input_audio: { data: "", format: "wav" } }] }],
    error: "unsupported: messages[0].content[0]: Qwen3 templates have no place for audio",
  },
  {
    name: "an answer in audio",
    given: [{ role: "assistant", audio: { id: "1" } }],
    error: "unsupported: messages[0].audio: Qwen3 templates have no place for audio",
  },
  ...[
    { file_id: "1" },
    { file_data: "data:application/pdf;base64,AA" },
    { file_data: "a data:image/png;base64,AA" },
    { file_data: ["data:image/png;base64,AA"] },
  ].map((file) => ({
    name: `a file that is no image or video: ${JSON.stringify(file)}`,
    given: [{ role: "user", content: [{ type: "file", file }] }],
    error: "unsupported: messages[0].content[0]: Qwen3 templates have no place for a file that is no image or video",
  })),
  {
    name: "a part of unknown type",
    given: [{ role: "user", content: [{ type: "tool_use" }] }],
    error: 'unsupported: messages[0].content[0]: Qwen3 templates have no place for a part of type "tool_use"',
  },
  {
    name: "a call of a custom tool",
    given: [calling(call("1"), { id: "2", type: "custom", custom: { name: "f", input: "x" } })],
    error: "unsupported: messages[0].tool_calls[1]: Qwen3 templates have no place for a call of a custom tool",
  },
  {
    name: "a refusal in place of an answer",
    given: [{ role: "assistant", content: null, refusal: "no" }],
    error: "unsupported: messages[0].refusal: Qwen3 templates have no place for a refusal in place of an answer",
  },
  {
    name: "a refusal in place of a user's words",
    given: [{ role: "user", content: [{ type: "refusal", refusal: "no" }] }],
    error: "unsupported: messages[0].content[0]: Qwen3 templates have no place for a refusal in place of an answer",
  },
  {
    name: "an option of another type",
    given: [],
    options: { separator: 1 as never },
    error: "invalid-input: separator: expected a string or null, got 1",
  },
  {
    name: "options that are none",
    given: [],
    options: 5 as never,
    error: "invalid-input: options: expected an object, got 5",
  },
  {
    name: "an option that is none",
    given: [],
    options: { parse: true } as never,
    error: "invalid-input: parse: not an option",
  },
];

describe("what fromOpenAI refuses", () => {
  it.each(refusals)("$name", ({ given, options, error }) => {
    expect(refusalOf(() => convert(given, options))).toBe(error);
  });

  it("arguments that are no JSON, where they are read", () => {
    const error = refusalOf(() => convert([calling(call("1", "f", "{"))], { parseArguments: true }));
    expect(error).toMatch(/^invalid-input: messages\[0\]\.tool_calls\[0\]\.function\.arguments: not JSON: /);
  });
});
