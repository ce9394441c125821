import { describe, expect, it } from "vitest";
import { formatQwen3, templateIds, type Message, type TemplateId } from "../src/index.ts";
import { templateOf } from "../src/templates/index.ts";
import { encodeChat, chatRuns } from "../src/tokens/index.ts";
import { render } from "./support/render.ts";

const q: Message = { role: "user", content: "q" };
const visionIds = [
  "qwen3-vl-instruct",
  "qwen3-vl-thinking",
  "qwen3.5",
  "qwen3.5-nothink",
  "qwen3.6",
  "qwen3.8",
] as const;

describe("images and videos", () => {
  const content = [
    { type: "image_url", image_url: { url: "u" } },
    { type: "text", text: "What?" },
    { video: "v" },
  ] as const;

  it.each(visionIds)("%s writes placeholders that know their part", (template) => {
    const { segments } = render([{ role: "user", content }], { template, addVisionId: true });
    const shown = segments.filter(({ message }) => message === 0).map(({ kind, text, source }) => [kind, text, source]);
    expect(shown.slice(2, -2)).toEqual([
      ["vision-label", "Picture 1: ", null],
      ["vision-start", "<|vision_start|>", null],
      ["image-pad", "<|image_pad|>", "messages[0].content[0]"],
      ["vision-end", "<|vision_end|>", null],
      ["content", "What?", "messages[0].content[1].text"],
      ["vision-label", "Video 1: ", null],
      ["vision-start", "<|vision_start|>", null],
      ["video-pad", "<|video_pad|>", "messages[0].content[2]"],
      ["vision-end", "<|vision_end|>", null],
    ]);
  });

  it("a placeholder in a tool response stands among its text", () => {
    const tool: Message = { role: "tool", content: [{ text: "seen:" }, { type: "image" }] };
    const { segments } = render([q, tool], { template: "qwen3.5" });
    const inside = segments.filter(({ message, source }) => message === 1 && source !== null);
    expect(inside.map(({ kind, source }) => [kind, source])).toEqual([
      ["tool-response", "messages[1].content[0].text"],
      ["image-pad", "messages[1].content[1]"],
    ]);
  });

  it("a think block over several parts keeps the source of each", () => {
    const parts = [{ text: "<think>r1" }, { text: "r2</think>" }, { text: "a" }];
    const { segments, omissions } = render([q, { role: "assistant", content: parts }], {
      template: "qwen3-vl-thinking",
    });
    const written = segments.filter(({ source }) => source?.startsWith("messages[1]"));
    expect(written.map(({ kind, text, source }) => [kind, text, source])).toEqual([
      ["reasoning", "r1", "messages[1].content[0].text"],
      ["reasoning", "r2", "messages[1].content[1].text"],
      ["content", "a", "messages[1].content[2].text"],
    ]);
    expect(omissions).toEqual([]);
  });

  it("a placeholder is the template's token, and what spells it is not", () => {
    const chat = render([{ role: "user", content: [{ type: "image" }, { text: "<|image_pad|>" }] }], {
      template: "qwen3-vl-instruct",
    });
    const tokens = chatRuns(chat, "plain").flatMap(({ text, id }) => (id === null ? [] : [text]));
    expect(tokens).toEqual(["<|im_start|>", "<|vision_start|>", "<|image_pad|>", "<|vision_end|>", "<|im_end|>"]);
  });
});

describe("what a template drops is listed", () => {
  it.each<[string, TemplateId, readonly Message[], readonly object[], string[]]>([
    [
      "white space of any kind around content and reasoning",
      "qwen3.5",
      [q, { role: "assistant", content: "a\t", reasoning_content: " r" }],
      [],
      ["white-space messages[1].content", "white-space messages[1].reasoning_content"],
    ],
    [
      "reasoning, where the template knows none",
      "qwen3-coder",
      [q, { role: "assistant", content: "a", reasoning_content: "r" }],
      [],
      ["reasoning messages[1].reasoning_content"],
    ],
    [
      "a late system message",
      "qwen3-vl-instruct",
      [q, { role: "system", content: "s" }],
      [],
      ["unknown-role messages[1]"],
    ],
    [
      "an image, where only text is read",
      "qwen3-vl-instruct",
      [{ role: "system", content: [{ type: "image" }, { text: "s" }] }],
      [],
      ["content-not-text messages[0].content[0]"],
    ],
    [
      "the text of an image",
      "qwen3.5",
      [{ role: "user", content: [{ type: "image", text: "t" }] }],
      [],
      ["content-not-text messages[0].content[0].text"],
    ],
    [
      "a part of another kind",
      "qwen3-vl-thinking",
      [{ role: "user", content: [{ type: "input_audio" }, { text: "t" }] }],
      [],
      ["content-not-text messages[0].content[0]"],
    ],
    [
      "members of a text",
      "qwen3.5",
      [{ role: "user", content: [{ text: "t", cache_control: { type: "ephemeral" } }] }],
      [],
      ["member-not-read messages[0].content[0].cache_control"],
    ],
    [
      "members of a tool that have no element",
      "qwen3-coder",
      [q],
      [
        {
          type: "function",
          strict: true,
          function: { name: "f", parameters: { type: "array", properties: { a: 1 } } },
        },
      ],
      [
        "member-not-read tools[0].strict",
        "member-not-read tools[0].function.parameters.type",
        "member-not-read tools[0].function.parameters.properties.a",
      ],
    ],
    [
      "members of a tool beyond the closed list",
      "qwen3-coder-r1",
      [q],
      [{ name: "f", strict: true, parameters: { properties: {}, $defs: { a: 1 } } }],
      ["member-not-read tools[0].strict", "member-not-read tools[0].parameters.$defs"],
    ],
  ])("%s (%s)", (_what, template, messages, tools, omissions) => {
    const chat = render(messages, { template, tools });
    expect(chat.omissions.map(({ reason, path }) => `${reason} ${path}`)).toEqual(omissions);
  });
});

describe("the words of raise_exception are the reason", () => {
  it.each<[TemplateId, readonly Message[], object, string, string]>([
    ["qwen3.5", [], {}, "messages", "No messages provided."],
    ["qwen3.8", [], { reasoningEffort: "high" }, "messages", "No messages provided."],
    ["qwen3.5", [{ role: "assistant", content: "a" }], {}, "messages", "No user query found in messages."],
    ["qwen3.6", [q, { role: "system", content: "s" }], {}, "messages[1]", "System message must be at the beginning."],
    ["qwen3.5", [q, { role: "critic", content: "c" }], {}, "messages[1].role", "Unexpected message role."],
    [
      "qwen3.5",
      [{ role: "user", content: [{} as never] }],
      {},
      "messages[0].content[0]",
      "Unexpected item type in content.",
    ],
    [
      "qwen3.5",
      [{ role: "system", content: [{ type: "video" }] }, q],
      {},
      "messages[0].content[0]",
      "System message cannot contain videos.",
    ],
    [
      "qwen3.8",
      [q],
      { reasoningEffort: null },
      "reasoningEffort",
      "Unexpected reasoning effort None. Supported types are xhigh (default), medium, and low.",
    ],
    ["qwen3.8-max", [q], { enableThinking: false }, "enableThinking", "Disabling thinking is not supported."],
  ])("of %s", (template, messages, options, path, reason) => {
    expect(() => formatQwen3(messages, { template, ...options })).toThrow(
      expect.objectContaining({ code: "template-error", path, reason }),
    );
  });
});

describe("an option that a template does not read", () => {
  const knobs = ["enableThinking", "addVisionId", "preserveThinking", "reasoningEffort", "reasoningHistory"];

  it.each([
    ["qwen3", "enableThinking, reasoningHistory"],
    ["qwen3-2504", "enableThinking"],
    ["qwen3-instruct-2507", ""],
    ["qwen3-thinking-2507", ""],
    ["qwen3-coder", ""],
    ["qwen3-vl-instruct", "addVisionId"],
    ["qwen3.5", "enableThinking, addVisionId, reasoningHistory"],
    ["qwen3.6", "enableThinking, addVisionId, preserveThinking, reasoningHistory"],
    ["qwen3.8", "enableThinking, addVisionId, preserveThinking, reasoningEffort"],
    ["qwen3.8-max", "enableThinking, preserveThinking, reasoningEffort"],
  ] as const)("is refused: %s reads %s", (template, read) => {
    const values: Record<string, unknown> = { reasoningEffort: "low", reasoningHistory: "all" };
    const taken = knobs.filter((knob) => {
      try {
        formatQwen3([q], { template, [knob]: values[knob] ?? true });
        return true;
      } catch (error) {
        expect(error).toMatchObject({
          code: "invalid-input",
          path: knob,
          reason: `not an option of template ${template}`,
        });
        return false;
      }
    });
    expect(taken.join(", ")).toBe(read);
  });

  it("may be null everywhere", () => {
    const nothing = Object.fromEntries(knobs.map((knob) => [knob, null]));
    const raising = templateIds.filter((template) => {
      try {
        return render([q], { template, ...nothing }).text === "";
      } catch {
        return true;
      }
    });
    // There, null is another effort than the three.
    expect(raising).toEqual(["qwen3.8-max"]);
  });
});

describe("models of another vocabulary", () => {
  it("are encoded by their tokenizer, not by a function", () => {
    const chat = render([q], { template: "qwen3.5" });
    expect(() => encodeChat(chat, (text) => [text.length])).toThrow(
      "tokenizer: models of qwen3.5 have another vocabulary",
    );
    expect(() => chatRuns(chat)).toThrow(expect.objectContaining({ code: "unsupported" }));
    const pieces = (text: string): string[] => text.match(/<\|\w+\|>|[^]/g) ?? []; // ASCII: each but these is a byte
    const bytes = {
      encode: (text: string) => ({ ids: pieces(text).map(({ length }) => length), tokens: pieces(text) }),
    };
    expect(encodeChat(chat, bytes).inputIds).toEqual([12, 1, 1, 1, 1, 1, 1, 10, 1]); // user\nq
  });
});

it.each(templateIds)("%s has the vocabulary of its models: a new one from Qwen3.5 on", (id) => {
  expect(templateOf(id).vocabulary).toBe(/^qwen3\.\d/.test(id) ? "qwen3.5" : "qwen3");
});
