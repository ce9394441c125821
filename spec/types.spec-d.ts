import type { Tokenizer } from "@huggingface/tokenizers";
import type OpenAI from "openai";
import { describe, expectTypeOf, it } from "vitest";
import {
  allAssistant,
  and,
  formatChat,
  formatQwen3,
  JsonFloat,
  detectTemplate,
  maskSpans,
  messageWeights,
  not,
  parseJson,
  prepareTools,
  qwen3,
  qwen3_5,
  qwen3_6,
  qwen3Coder,
  roles,
  splitForTraining,
  templateIds,
  type Chat,
  type Detection,
  type ImagePart,
  type JsonValue,
  type MaskPolicy,
  type Message,
  type Segment,
  type SegmentKind,
  type TemplateId,
  type VideoPart,
} from "../src/index.ts";
import { encodeChat, type ChatTokenizer, type PlainEncoder } from "../src/tokens/index.ts";

const messages: readonly Message[] = [{ role: "user", content: "q" }];

describe("what must compile", () => {
  it("OpenAI messages and tools, as its own types name them", () => {
    expectTypeOf<OpenAI.ChatCompletionMessageParam[]>().toExtend<readonly Message[]>();
    expectTypeOf<OpenAI.ChatCompletionMessage>().toExtend<Message>();
    const tools: OpenAI.ChatCompletionTool[] = [];
    expectTypeOf(formatQwen3(messages, { tools })).toEqualTypeOf<Chat>();
  });

  it("all options, and templates by id and by name", () => {
    formatQwen3(messages);
    formatQwen3(messages, {});
    formatQwen3(messages, { template: "qwen3-2504", enableThinking: false, addGenerationPrompt: true });
    formatQwen3(messages, { tools: prepareTools([]), enableThinking: null, onOmission: "error" });
    formatQwen3(messages, {
      continueFinalMessage: "reasoning_content",
      onOmission: ({ reason }) => reason === "unknown-role",
    });
    formatChat(qwen3, messages, { enableThinking: false });
  });

  it("masks of booleans and of weights", () => {
    const chat = formatQwen3(messages);
    maskSpans(chat, (segment) => segment.generated);
    maskSpans(chat, ({ kind }) => (kind === "reasoning" ? 0.5 : 1));
    expectTypeOf(and(allAssistant, not(roles(["user"])))).toEqualTypeOf<MaskPolicy>();
    messageWeights([{ role: "assistant", weight: 0, train: true }]);
    splitForTraining(messages, allAssistant, { template: "qwen3-2504", enableThinking: false });
  });

  it("the tokenizer of @huggingface/tokenizers, and functions of runtimes", () => {
    expectTypeOf<Tokenizer>().toExtend<ChatTokenizer>();
    expectTypeOf<(text: string) => Uint32Array>().toExtend<PlainEncoder>();
    expectTypeOf<(text: string, special?: boolean) => number[]>().toExtend<PlainEncoder>();
    expectTypeOf(encodeChat(formatQwen3(messages), (text) => [text.length]).labels).toEqualTypeOf<number[]>();
  });

  it("any role, and values that JSON text can hold", () => {
    interface City {
      readonly name: string;
    }
    const city: City = { name: "Oslo" };
    formatQwen3([
      { role: "critic", content: null },
      { role: "assistant", tool_calls: [{ name: "f", arguments: city }] },
      { role: "assistant", tool_calls: [{ function: { name: "f", arguments: new Map([["1", 1n]]) } }] },
      { role: "assistant", tool_calls: [{ name: "f", arguments: [new JsonFloat(1), null, "x"] }] },
      { role: "user", content: ["a", { type: "text", text: "b" }, { type: "image" }] },
    ]);
  });

  it("images and videos in their wire shapes", () => {
    const url = "https://example.org/cat.png";
    const content = [
      { type: "text", text: "a" },
      { text: "b" },
      { type: "image" },
      { type: "image", image: url, min_pixels: 50_176 },
      { image: url },
      { type: "image_url", image_url: { url } },
      { image_url: url },
      { type: "picture" as string, image: url },
      { type: "video", video: ["1.png", "2.png"], fps: 2 },
      { video: "clip.mp4" },
    ] as const;
    formatQwen3([{ role: "user", content }], { template: "qwen3-vl-instruct", addVisionId: true });
    formatQwen3([{ role: "user", content: [{ type: "image", image: url }, { text: "What is it?" }] }]);
  });

  it("images and videos of the caller's own interfaces", () => {
    interface Picture {
      type: "image";
      image: string;
      min_pixels?: number;
    }
    interface Untyped {
      image: Uint8Array;
      detail: string;
    }
    interface Linked {
      type: "image_url";
      image_url: { url: string };
      detail: string;
    }
    interface Clip {
      type: "video";
      video: string[];
      fps: number;
    }
    interface UntypedClip {
      video: string;
      fps: number;
    }
    expectTypeOf<(Picture | Untyped | Linked)[]>().toExtend<readonly ImagePart[]>();
    expectTypeOf<(Clip | UntypedClip)[]>().toExtend<readonly VideoPart[]>();
  });

  it("an answer of OpenAI's API, written out", () => {
    formatQwen3([{ role: "assistant", content: "x", refusal: null, annotations: [], audio: null }]);
  });

  it("the knobs of each template, by id and by name", () => {
    formatQwen3(messages, { reasoningHistory: "all" });
    formatQwen3(messages, { template: "qwen3-vl-thinking", addVisionId: true });
    formatQwen3(messages, { template: "qwen3.5-nothink", enableThinking: true, addVisionId: false });
    formatQwen3(messages, { template: "qwen3.6", preserveThinking: true, reasoningHistory: null });
    formatQwen3(messages, { template: "qwen3.8", reasoningEffort: "low", preserveThinking: false });
    formatQwen3(messages, { template: "qwen3.8-max", reasoningEffort: "medium" });
    formatChat(qwen3_6, messages, { preserveThinking: true });
    formatChat(qwen3Coder, messages, { tools: [] });
    const template: TemplateId = templateIds[0] ?? "qwen3";
    formatQwen3(messages, { template, reasoningEffort: "low" });
    expectTypeOf(detectTemplate("")).toEqualTypeOf<Detection>();
  });

  it("readonly data all the way", () => {
    formatQwen3([{ role: "user", content: [{ type: "text", text: "a" }] }] as const);
    expectTypeOf(parseJson("1")).toEqualTypeOf<JsonValue>();
    const request = parseJson("{}") as { messages: Message[] };
    formatQwen3(request.messages);
    formatQwen3(parseJson<{ messages: Message[] }>("{}").messages);
    expectTypeOf<Segment["kind"]>().toEqualTypeOf<SegmentKind>();
  });
});

describe("what must not compile", () => {
  it("options that the template does not read, and their misspellings", () => {
    // @ts-expect-error -- a knob of other templates
    formatQwen3(messages, { addVisionId: true });
    // @ts-expect-error -- likewise with the template named
    formatQwen3(messages, { template: "qwen3-2504", preserveThinking: true });
    // @ts-expect-error -- it departs from the official text in some templates only
    formatQwen3(messages, { template: "qwen3-2504", reasoningHistory: "all" });
    // @ts-expect-error -- nothing to switch
    formatQwen3(messages, { template: "qwen3-instruct-2507", enableThinking: false });
    // @ts-expect-error -- thinking without end
    formatQwen3(messages, { template: "qwen3-thinking-2507", enableThinking: true });
    // @ts-expect-error -- no thinking
    formatQwen3(messages, { template: "qwen3-coder", enableThinking: false });
    // @ts-expect-error -- no pictures
    formatQwen3(messages, { template: "qwen3.8-max", addVisionId: true });
    // @ts-expect-error -- no effort
    formatQwen3(messages, { template: "qwen3.6", reasoningEffort: "low" });
    // @ts-expect-error -- of 3.6 and later
    formatChat(qwen3_5, messages, { preserveThinking: true });
    // @ts-expect-error -- the name of the wire format
    formatQwen3(messages, { enable_thinking: false });
    // @ts-expect-error -- no such template
    formatQwen3(messages, { template: "qwen4" });
    // @ts-expect-error -- formatChat has its template already
    formatChat(qwen3, messages, { template: "qwen3" });
  });

  it("values of the wrong type", () => {
    // @ts-expect-error -- only the boolean acts
    formatQwen3(messages, { enableThinking: "false" });
    // @ts-expect-error -- the template raises on it
    formatQwen3(messages, { template: "qwen3.8", reasoningEffort: "high" });
    // @ts-expect-error -- a switch with one position
    formatQwen3(messages, { reasoningHistory: true });
    // @ts-expect-error -- a part without text
    formatQwen3([{ role: "user", content: [{ type: "text", txt: "a" }] }]);
    // @ts-expect-error -- no such type
    formatQwen3([{ role: "user", content: [{ type: "txt", text: "a" }] }]);
    // @ts-expect-error -- tools are a list
    formatQwen3(messages, { tools: {} });
    // @ts-expect-error -- of objects
    formatQwen3(messages, { tools: ["f"] });
    // @ts-expect-error -- no such field
    formatQwen3(messages, { continueFinalMessage: "name" });
    // @ts-expect-error -- no such reason
    formatQwen3(messages, { onOmission: ({ reason }) => reason === "unknown" });
    // @ts-expect-error -- no role
    formatQwen3([{ content: "q" }]);
    // @ts-expect-error -- content is text, parts or null
    formatQwen3([{ role: "user", content: 5 }]);
    // @ts-expect-error -- a misspelt member
    formatQwen3([{ role: "assistant", content: "a", reasoning: "r" }]);
  });

  it("masks that say nothing, and options that are none", () => {
    const chat = formatQwen3(messages);
    // @ts-expect-error -- a policy returns a boolean or a number
    maskSpans(chat, () => "yes");
    // @ts-expect-error -- no such kind
    maskSpans(chat, ({ kind }) => kind === "thinking");
    // @ts-expect-error -- a list
    roles("user");
    // @ts-expect-error -- a preset, not its name
    encodeChat(chat, () => [], { mask: "all-assistant" });
    // @ts-expect-error -- ids are numbers
    encodeChat(chat, () => ["a"]);
    // @ts-expect-error -- a knob of other templates
    splitForTraining(messages, allAssistant, { addVisionId: true });
  });

  it("calls that no template can render", () => {
    // @ts-expect-error -- arguments are needed
    formatQwen3([{ role: "assistant", tool_calls: [{ name: "f" }] }]);
    // @ts-expect-error -- undefined is no JSON value
    formatQwen3([{ role: "assistant", tool_calls: [{ name: "f", arguments: undefined }] }]);
    // @ts-expect-error -- nor is a symbol
    formatQwen3([{ role: "assistant", tool_calls: [{ name: "f", arguments: Symbol("s") }] }]);
  });

  it("changes to a chat", () => {
    const chat = formatQwen3(messages);
    // @ts-expect-error -- readonly
    chat.text = "";
    // @ts-expect-error -- readonly
    chat.segments.push();
  });
});
