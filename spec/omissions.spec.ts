import { describe, expect, it } from "vitest";
import { QwenFormatError, type FormatOptions, type Message, type TemplateId } from "../src/index.ts";
import { render } from "./support/render.ts";

const query: Message = { role: "user", content: "q" };
const said = (content: string, more: Partial<Message> = {}): Message => ({ role: "assistant", content, ...more });

interface Row {
  readonly name: string;
  readonly messages: readonly Message[];
  readonly options?: FormatOptions<TemplateId>;
  /** "reason path" */
  readonly omissions: readonly string[];
}

const rows: readonly Row[] = [
  { name: "nothing", messages: [{ role: "system", content: "s" }, query, said("a"), query], omissions: [] },
  {
    name: "a message of unknown role, once and whole",
    messages: [query, { role: "developer", content: "x", name: "n" }],
    omissions: ["unknown-role messages[1]"],
  },
  {
    name: "list content",
    messages: [{ role: "user", content: [{ type: "text", text: "a" }] }, query],
    omissions: ["content-not-text messages[0].content"],
  },
  {
    name: "no content: null, absent, an empty list",
    messages: [{ role: "user", content: null }, { role: "user" }, { role: "user", content: [] }],
    omissions: [],
  },
  {
    name: "reasoning before the last query",
    messages: [query, said("a", { reasoning_content: "r" }), query],
    omissions: ["reasoning messages[1].reasoning_content"],
  },
  {
    name: "reasoning inside the content, before the last query",
    messages: [query, said("<think>\nr\n</think>\n\na"), query],
    omissions: ["reasoning messages[1].content"],
  },
  {
    name: "an empty think block in history",
    messages: [query, said("<think>\n\n</think>\n\na"), query],
    omissions: ["reasoning messages[1].content"],
  },
  { name: "empty reasoning in history", messages: [query, said("a", { reasoning_content: "" }), query], omissions: [] },
  {
    name: "all reasoning, where no message asks anything",
    messages: [{ role: "system", content: "s" }, said("a", { reasoning_content: "r" })],
    omissions: ["reasoning messages[1].reasoning_content"],
  },
  { name: "reasoning that is shown", messages: [query, said("a", { reasoning_content: "r" })], omissions: [] },
  { name: "a block in the template's own form", messages: [query, said("<think>\nr\n</think>\n\na")], omissions: [] },
  { name: "a block on one line", messages: [query, said("<think>r</think>a")], omissions: [] },
  {
    name: "text before the block",
    messages: [query, said("x<think>r</think>a")],
    omissions: ["text-around-reasoning messages[1].content"],
  },
  {
    name: "text between two blocks",
    messages: [query, said("<think>r</think>b<think>s</think>a")],
    omissions: ["text-around-reasoning messages[1].content"],
  },
  {
    name: "line breaks at the edges of shown reasoning and content",
    messages: [query, said("\na", { reasoning_content: "r\n" })],
    omissions: ["white-space messages[1].reasoning_content", "white-space messages[1].content"],
  },
  {
    name: "a third line break after a block",
    messages: [query, said("<think>\nr\n</think>\n\n\na")],
    omissions: ["white-space messages[1].content"],
  },
  {
    name: "a second line break inside a block",
    messages: [query, said("<think>\n\nr\n</think>\n\na")],
    omissions: ["white-space messages[1].content"],
  },
  { name: "line breaks in history, which stay", messages: [query, said("\n\na"), query], omissions: [] },
  {
    name: "members that are not read",
    messages: [
      { role: "user", content: "q", name: "Ann" },
      said("", { tool_calls: [{ id: "1", type: "function", function: { name: "f", arguments: {} } }] }),
      { role: "tool", content: "r", tool_call_id: "1" },
    ],
    omissions: [
      "member-not-read messages[0].name",
      "member-not-read messages[1].tool_calls[0].id",
      "member-not-read messages[2].tool_call_id",
    ],
  },
  {
    name: "reasoning and calls of a message that is not the assistant's",
    messages: [{ role: "user", content: "q", reasoning_content: "r", tool_calls: [{ name: "f", arguments: {} }] }],
    omissions: ["member-not-read messages[0].reasoning_content", "member-not-read messages[0].tool_calls"],
  },
  {
    name: "calls of a user whose reasoning is empty, once and whole",
    messages: [
      { role: "user", content: "q", reasoning_content: "", tool_calls: [{ id: "1", name: "f", arguments: {} }] },
    ],
    omissions: ["member-not-read messages[0].tool_calls"],
  },
  {
    name: "members beside name and arguments",
    messages: [query, said("", { tool_calls: [{ function: { name: "f", arguments: {}, strict: true } as never }] })],
    omissions: ["member-not-read messages[1].tool_calls[0].function.strict"],
  },
  {
    name: "a Map that holds nothing",
    messages: [{ role: "user", content: "q", name: new Map() as never }],
    omissions: [],
  },
  {
    name: "a shown block without reasoning, in the template's own form",
    messages: [query, said("<think>\n\n</think>\n\na")],
    omissions: [],
  },
  {
    name: "nothing after continued content that is empty",
    messages: [query, said("")],
    options: { continueFinalMessage: true },
    omissions: [],
  },
  {
    name: "tools after a continued system message",
    messages: [{ role: "system", content: "s" }],
    options: { continueFinalMessage: true, tools: [{ name: "f" }] },
    omissions: ["after-continuation tools[0]"],
  },
  {
    name: "no text of an image that has none",
    messages: [
      {
        role: "user",
        content: [
          { type: "image", text: null },
          { type: "image", text: "" },
          { type: "text", text: "What?" },
        ],
      } as never,
    ],
    options: { template: "qwen3-vl-instruct" },
    omissions: [],
  },
  {
    name: "the text of an image",
    messages: [{ role: "user", content: [{ type: "image", text: "a" } as never] }],
    options: { template: "qwen3-vl-instruct" },
    omissions: ["content-not-text messages[0].content[0].text"],
  },
  {
    name: "members that hold nothing",
    messages: [{ role: "user", content: "q", name: "", tool_calls: [], tool_call_id: null }],
    omissions: [],
  },
  {
    name: "what comes after a continuation",
    messages: [query, said("a", { tool_calls: [{ name: "f", arguments: "{}" }] })],
    options: { continueFinalMessage: true },
    omissions: [
      "after-continuation messages[1].tool_calls[0].name",
      "after-continuation messages[1].tool_calls[0].arguments",
    ],
  },
  {
    name: "the content after continued reasoning",
    messages: [query, said("a", { reasoning_content: "r" })],
    options: { continueFinalMessage: "reasoning_content" },
    omissions: ["after-continuation messages[1].content"],
  },
  {
    name: "list content of a tool, which April 2025 prints",
    messages: [query, { role: "tool", content: [{ type: "text", text: "a" }] }],
    options: { template: "qwen3-2504" },
    omissions: [],
  },
];

describe("omissions name what the template drops in silence", () => {
  it.each(rows)("$name", ({ messages, options, omissions }) => {
    const found = render(messages, options).omissions.map(({ reason, path }) => `${reason} ${path}`);
    expect(found).toEqual(omissions);
  });

  it("name the message", () => {
    expect(render([query, { role: "critic", content: "x" }]).omissions).toEqual([
      { reason: "unknown-role", path: "messages[1]", message: 1 },
    ]);
  });
});

describe("onOmission", () => {
  const messages = [query, said("a", { reasoning_content: "r", name: "n" }), query];

  it('"error" refuses the first one', () => {
    expect(() => render(messages, { onOmission: "error" })).toThrow(
      new QwenFormatError("unsupported", "messages[1].reasoning_content", "the template drops this (reasoning)"),
    );
    expect(render([query], { onOmission: "error" }).omissions).toEqual([]);
  });

  it("a function refuses what it says, and lists the others", () => {
    expect(render(messages, { onOmission: ({ reason }) => reason === "unknown-role" }).omissions.length).toBe(2);
    expect(() => render(messages, { onOmission: ({ reason }) => reason === "member-not-read" })).toThrow(
      "messages[1].name",
    );
  });
});
