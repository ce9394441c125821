import { describe, expect, it } from "vitest";
import { fromOllama, type OllamaMessage } from "../src/messages/index.ts";
import { callOf, outcomeOf, refusalOf } from "./support/conversions.ts";

const calling = (...calls: readonly object[]): object => ({ role: "assistant", content: "", tool_calls: calls });
const call = (name: string, given: unknown = {}): object => ({ function: { name, arguments: given } });
const result = (tool_name: string, content: string): object => ({ role: "tool", tool_name, content });
const convert = (given: unknown): ReturnType<typeof fromOllama> => fromOllama(given as OllamaMessage[]);

interface Row {
  readonly name: string;
  readonly given: readonly object[];
  readonly gives: readonly object[];
  readonly sources?: readonly number[];
  /** "reason path" */
  readonly omissions?: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: "texts, and thinking",
    given: [
      { role: "system", content: "s" },
      { role: "user", content: "q" },
      { role: "assistant", content: "a", thinking: "t" },
      { role: "assistant" },
    ],
    gives: [
      { role: "system", content: "s" },
      { role: "user", content: "q" },
      { role: "assistant", content: "a", reasoning_content: "t" },
      { role: "assistant", content: "" },
    ],
  },
  {
    name: "images before the text",
    given: [
      { role: "user", content: "q", images: ["cat.png", "dog.png"] },
      { role: "user", content: "", images: ["cat.png"] },
      { role: "assistant", content: "", images: ["cat.png"] },
    ],
    gives: [
      {
        role: "user",
        content: [
          { type: "image", image: "cat.png" },
          { type: "image", image: "dog.png" },
          { type: "text", text: "q" },
        ],
      },
      { role: "user", content: [{ type: "image", image: "cat.png" }] },
      { role: "assistant", content: [{ type: "image", image: "cat.png" }] },
    ],
  },
  {
    name: "arguments are values",
    given: [calling(call("f", { n: 1 }))],
    gives: [{ role: "assistant", content: "", tool_calls: [callOf("f", { n: 1 })] }],
  },
  {
    name: "results of named tools in the order of the calls",
    given: [calling(call("f"), call("g"), call("f")), result("f", "F1"), result("f", "F2"), result("g", "G")],
    gives: [
      { role: "assistant", content: "", tool_calls: [callOf("f", {}), callOf("g", {}), callOf("f", {})] },
      { role: "tool", content: "F1" },
      { role: "tool", content: "G" },
      { role: "tool", content: "F2" },
    ],
    sources: [0, 1, 3, 2],
    omissions: [1, 2, 3].map((index) => `member-not-read messages[${index}].tool_name`),
  },
  {
    name: "an id goes before a name",
    given: [
      calling({ id: "1", ...call("f") }, { id: "2", ...call("f") }),
      { ...result("f", "B"), tool_call_id: "2" },
      { ...result("f", "A"), tool_call_id: "1" },
    ],
    gives: [
      { role: "assistant", content: "", tool_calls: [callOf("f", {}), callOf("f", {})] },
      { role: "tool", content: "A" },
      { role: "tool", content: "B" },
    ],
    sources: [0, 2, 1],
    omissions: [
      "member-not-read messages[0].tool_calls[0].id",
      "member-not-read messages[0].tool_calls[1].id",
      "member-not-read messages[1].tool_name",
      "member-not-read messages[1].tool_call_id",
      "member-not-read messages[2].tool_name",
      "member-not-read messages[2].tool_call_id",
    ],
  },
  {
    name: "other members are noted",
    given: [
      { role: "user", content: "q", thinking: "t", name: "Ann" },
      {
        role: "assistant",
        content: "a",
        tool_calls: [{ function: { name: "f", arguments: {}, index: 1 } }],
        weight: 1,
      },
    ],
    gives: [
      { role: "user", content: "q" },
      { role: "assistant", content: "a", tool_calls: [callOf("f", {})] },
    ],
    omissions: [
      "member-not-read messages[0].thinking",
      "member-not-read messages[0].name",
      "member-not-read messages[1].tool_calls[0].function.index",
      "member-not-read messages[1].weight",
    ],
  },
];

describe("fromOllama", () => {
  it.each(rows)("$name", ({ given, gives, sources, omissions = [] }) => {
    expect(outcomeOf(convert(given))).toEqual({
      messages: gives,
      sources: sources ?? gives.map((_, index) => index),
      omissions,
    });
  });
});

interface Refusal {
  readonly name: string;
  readonly given: unknown;
  readonly error: string;
}

const refusals: readonly Refusal[] = [
  {
    name: "content that is no text",
    given: [{ role: "user", content: [] }],
    error: "invalid-input: messages[0].content: expected a string or null, got a list",
  },
  {
    name: "a message of the user interface, which has its text in parts",
    given: [{ id: "1", role: "user", parts: [{ type: "text", text: "Hi" }] }],
    error:
      "invalid-input: messages[0].parts: parts in place of a content: a UIMessage of the AI SDK is for convertToModelMessages, then fromAiSdk",
  },
  {
    name: "images that are no list",
    given: [{ role: "user", images: "cat.png" }],
    error: 'invalid-input: messages[0].images: expected a list or null, got "cat.png"',
  },
  {
    name: "an image that is nothing",
    given: [{ role: "user", images: [null] }],
    error: "invalid-input: messages[0].images[0]: expected an image, got null",
  },
  {
    name: "an image that is a hole",
    given: [{ role: "user", images: Array(1) }],
    error: "invalid-input: messages[0].images[0]: expected an image, got undefined",
  },
  {
    name: "a result of a tool that was not called",
    given: [calling(call("f")), result("g", "G")],
    error: 'invalid-input: messages[1].tool_name: expected the name of a call without a result, got "g"',
  },
  {
    name: "a result that would be taken for another tool's",
    given: [calling(call("f"), call("g")), result("g", "G")],
    error:
      "unsupported: messages[1].tool_name: no result of messages[0].tool_calls[0] stands before it, and Qwen3 prompts tell results apart by their order",
  },
];

describe("what fromOllama refuses", () => {
  it.each(refusals)("$name", ({ given, error }) => {
    expect(refusalOf(() => convert(given))).toBe(error);
  });
});
