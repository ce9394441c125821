import { describe, expect, it } from "vitest";
import type { Chat, FormatOptions, Message, TemplateId } from "../src/index.ts";
import { formatQwen3 } from "../src/index.ts";
import { render, renderRequest } from "./support/render.ts";

const q: Message = { role: "user", content: "q" };
const trimming = ["qwen3.5", "qwen3.5-nothink", "qwen3.6", "qwen3.8", "qwen3.8-max"] as const;

function omissionsOf(messages: readonly Message[], options: FormatOptions<TemplateId>): string[] {
  return render(messages, options).omissions.map(({ reason, path }) => `${reason} ${path}`);
}

describe("a continued message in a template that trims", () => {
  it.each(trimming)("%s loses nothing of text without white space at its edges", (template) => {
    const messages = [q, { role: "assistant", content: "Hello" }];
    expect(omissionsOf(messages, { template, continueFinalMessage: true, onOmission: "error" })).toEqual([]);
    expect(omissionsOf([q], { template, continueFinalMessage: true })).toEqual([]);
  });

  it.each([" Hello", "Hello  ", "\tHello\n"])("%j loses its edges, once", (content) => {
    const messages = [q, { role: "assistant", content }];
    expect(omissionsOf(messages, { template: "qwen3.5", continueFinalMessage: true })).toEqual([
      "white-space messages[1].content",
    ]);
  });
});

describe("blanks that only Python knows, at the end of a continued message", () => {
  it.each(trimming)("%s loses them, and they are listed", (template) => {
    for (const blank of ["\x85", "\x1c", "\x1f"]) {
      const content: Message = { role: "assistant", content: `abc${blank}` };
      expect(omissionsOf([q, content], { template, continueFinalMessage: true })).toEqual([
        "white-space messages[1].content",
      ]);
      const reasoning: Message = { role: "assistant", content: "", reasoning_content: `abc${blank}` };
      const options = { template, continueFinalMessage: "reasoning_content" } as const;
      expect(omissionsOf([q, reasoning], options)).toEqual(["white-space messages[1].reasoning_content"]);
    }
  });
});

describe("a continued list of parts", () => {
  const parts = (...texts: readonly string[]): Message["content"] => texts.map((text) => ({ type: "text", text }));

  it.each<[TemplateId, readonly string[]]>([
    ["qwen3-vl-instruct", [""]],
    ["qwen3-vl-instruct", ["a", ""]],
    ["qwen3-vl-instruct", ["a  ", ""]],
    ["qwen3.5", ["a", ""]],
  ])("%s loses nothing of %j", (template, texts) => {
    const messages: Message[] = [q, { role: "assistant", content: parts(...texts) }];
    const chat = render(messages, { template, continueFinalMessage: true, onOmission: "error" });
    expect(chat.text.endsWith(texts.join(""))).toBe(true);
    expect(chat.omissions).toEqual([]);
  });

  it.each<[readonly string[], string]>([
    [["a  ", ""], "white-space messages[1].content[0].text"],
    [["a", "b\x85"], "white-space messages[1].content[1].text"],
    [["a", " ", ""], "white-space messages[1].content[1].text"],
  ])("of which a template that trims loses the blanks of %j: each part by itself", (texts, omission) => {
    const messages: Message[] = [q, { role: "assistant", content: parts(...texts) }];
    expect(omissionsOf(messages, { template: "qwen3.5", continueFinalMessage: true })).toEqual([omission]);
  });

  it("of blanks alone is listed part by part", () => {
    const messages: Message[] = [q, { role: "assistant", content: parts("a ", " ", "") }];
    expect(omissionsOf(messages, { template: "qwen3.5", continueFinalMessage: true })).toEqual([
      "white-space messages[1].content[0].text",
      "white-space messages[1].content[1].text",
    ]);
  });
});

it.each([
  { given: "abc CONTINUE_FINAL_MESSAGE_TAG def", kept: "abc ", reasons: ["after-continuation"] },
  { given: "abc CONTINUE_FINAL_MESSAGE_TAG,", kept: "abc", reasons: ["white-space", "after-continuation"] },
])("what $given loses around a tag of the caller's own is listed: $reasons", ({ given, kept, reasons }) => {
  const messages: Message[] = [q, { role: "assistant", content: "x", tool_calls: [{ name: "f", arguments: given }] }];
  const chat = render(messages, { continueFinalMessage: true });
  expect(chat.text.endsWith(`"arguments": ${kept}`)).toBe(true);
  const path = "messages[1].tool_calls[0].arguments";
  expect(chat.omissions).toEqual(reasons.map((reason) => ({ reason, path, message: 1 })));
});

describe("white space at the end of a continued message", () => {
  it.each<[TemplateId, string]>([
    ["qwen3", "Hello "],
    ["qwen3", "Hello there"],
    ["qwen3", ""],
    ["qwen3.5", "Hello there"],
    ["qwen3.5", ""],
  ])("%s loses none of %j", (template, content) => {
    const messages = [q, { role: "assistant", content }];
    expect(omissionsOf(messages, { template, continueFinalMessage: true })).toEqual([]);
  });

  it("is not taken for the caller's where the template wrote it", () => {
    const messages = [q, { role: "assistant", content: "", reasoning_content: "r" }];
    const chat = render(messages, { template: "qwen3.5", continueFinalMessage: true, onControlTokens: "error" });
    expect(chat.text.endsWith("r\n</think>")).toBe(true);
    expect(chat.omissions).toEqual([]);
  });
});

describe("nothing vanishes unseen", () => {
  it.each(["qwen3-vl-instruct", "qwen3-vl-thinking", "qwen3.5", "qwen3.8"] as const)(
    "%s takes a bare string that speaks of an image for one, and its words are listed",
    (template) => {
      expect(omissionsOf([{ role: "user", content: ["Describe this image."] }], { template })).toEqual([
        "content-not-text messages[0].content[0]",
      ]);
    },
  );

  it.each<[TemplateId, object, string[]]>([
    ["qwen3-coder", { function: "words" }, ["function"]],
    ["qwen3-coder-r2", { function: ["words"] }, ["function"]],
    [
      "qwen3-coder-r1",
      { name: "f", parameters: { properties: { x: { required: { a: "words" }, enum: 5 } }, required: true } },
      ["parameters.required", "parameters.properties.x.required", "parameters.properties.x.enum"],
    ],
  ])("%s lists what it cannot write of %j", (template, tool, paths) => {
    expect(omissionsOf([q], { template, tools: [tool] })).toEqual(
      paths.map((path) => `member-not-read tools[0].${path}`),
    );
  });

  it("a value is listed once, though it is lost at two edges", () => {
    const messages = [q, { role: "assistant", content: "<think>\n\na\n</think>\n\nb " }];
    expect(omissionsOf(messages, { template: "qwen3.5" })).toEqual(["white-space messages[1].content"]);
  });
});

it("a Map with a key that is no string is invalid input", () => {
  const message = new Map<unknown, unknown>([
    [Object.create(null), 1],
    ["role", "user"],
  ]);
  expect(() => formatQwen3([message as never])).toThrow("messages[0]: expected string keys, got an object");
});

describe("a continued role", () => {
  const continued = (message: Message, template: TemplateId): Chat =>
    renderRequest(JSON.stringify({ messages: [q, message], continue_final_message: "role" }), template);
  const coders = ["qwen3-coder", "qwen3-coder-r2", "qwen3-coder-r1"] as const;

  it.each(coders)("%s ends in it, and its segments are of that role", (template) => {
    const chat = continued({ role: "assistant", content: "c" }, template);
    expect(chat.text.endsWith("<|im_end|>\n<|im_start|>assistant")).toBe(true);
    expect(chat.segments.slice(-3).map(({ text, role, message }) => [text, role, message])).toEqual([
      ["\n", "user", 0],
      ["<|im_start|>", "assistant", 1],
      ["assistant", "assistant", 1],
    ]);
  });

  it.each<[Message, string[]]>([
    [{ role: "assistant", content: "c" }, []],
    [
      { role: "assistant", content: "c", reasoning_content: "r", tool_calls: [{ name: "f", arguments: {} }] },
      ["member-not-read messages[1].reasoning_content", "member-not-read messages[1].tool_calls"],
    ],
    [{ role: "assistant", content: "c", reasoning_content: "", tool_calls: [] }, []],
    [
      { role: "user", content: "c", reasoning_content: "r", tool_calls: [{ name: "f", arguments: {} }] },
      ["member-not-read messages[1].reasoning_content", "member-not-read messages[1].tool_calls"],
    ],
    [{ role: "assistant", content: "c", name: "n" }, ["member-not-read messages[1].name"]],
  ])("of %j loses the content, and %j", (message, lost) => {
    expect(continued(message, "qwen3-coder").omissions.map(({ reason, path }) => `${reason} ${path}`)).toEqual([
      ...lost,
      "after-continuation messages[1].content",
    ]);
  });
});

describe("what stands behind the tag, or behind one that the caller has spelled elsewhere", () => {
  const TAG = "CONTINUE_FINAL_MESSAGE_TAG";
  const calling = (name: string, args: string | Record<string, string>): Message[] => [
    q,
    { role: "assistant", content: "Hello", tool_calls: [{ name, arguments: args }] },
  ];
  const within = "messages[1].tool_calls[0]";

  it.each<{ what: string; template: TemplateId; messages: Message[]; field?: string; lost: string[] }>([
    {
      what: "a value",
      template: "qwen3.6",
      messages: calling("f", { city: TAG }),
      lost: [`${within}.arguments.city`],
    },
    { what: "arguments", template: "qwen3", messages: calling("f", `${TAG} `), lost: [`${within}.arguments`] },
    {
      what: "a name",
      template: "qwen3",
      messages: calling(`${TAG} `, "{}"),
      lost: [`${within}.name`, `${within}.arguments`],
    },
    {
      what: "content",
      template: "qwen3",
      messages: [q, { role: "assistant", content: `secret ${TAG} `, reasoning_content: "R" }],
      field: "reasoning_content",
      lost: ["messages[1].content"],
    },
    {
      what: "another part",
      template: "qwen3-vl-instruct",
      messages: [{ role: "user", content: [{ type: "text", text: "Look: " }, { type: "image" }] }],
      lost: ["messages[0].content[1]"],
    },
    { what: "nothing else", template: "qwen3", messages: [q, { role: "assistant", content: `a ${TAG} b` }], lost: [] },
  ])("is listed: $what", ({ template, messages, field, lost }) => {
    const continueFinalMessage = field === "reasoning_content" ? field : true;
    expect(omissionsOf(messages, { template, continueFinalMessage })).toEqual(
      lost.map((path) => `after-continuation ${path}`),
    );
  });
});
