import { describe, expect, it } from "vitest";
import {
  allAssistant,
  answerOnly,
  maskSpans,
  reasoningOnly,
  rewrittenTurns,
  sampled,
  splitForTraining,
  toolCallsOnly,
  type FormatOptions,
  type MaskPolicy,
  type Message,
  type TemplateId,
} from "../src/index.ts";
import { render } from "./support/render.ts";

const q: Message = { role: "user", content: "q" };
const says: Message = { role: "assistant", content: "a" };
const thinks: Message = { role: "assistant", content: "a", reasoning_content: "r" };
const calls: Message = { role: "assistant", content: "a", tool_calls: [{ name: "f", arguments: { k: "v" } }] };

const CALL = "<tool_call>\n<function=f>\n<parameter=k>\nv\n</parameter>\n</function>\n</tool_call>";
const END = "<|im_end|>";

interface Row {
  readonly rule: string;
  readonly template: TemplateId;
  readonly messages: readonly Message[];
  readonly options?: FormatOptions<TemplateId>;
  readonly policy: MaskPolicy;
  readonly trained: readonly string[];
}

const rows: readonly Row[] = [
  {
    rule: "the opening <think> is the prompt's, in a model that always thinks",
    template: "qwen3-thinking-2507",
    messages: [q, thinks],
    policy: sampled,
    trained: [`r\n</think>\n\na${END}`],
  },
  {
    rule: "in history without a think block, everything is the model's",
    template: "qwen3-thinking-2507",
    messages: [q, says, q],
    policy: sampled,
    trained: [`a${END}`],
  },
  {
    rule: "the opening <think> is the prompt's by default",
    template: "qwen3.5",
    messages: [q, thinks],
    policy: sampled,
    trained: [`r\n</think>\n\na${END}`],
  },
  {
    rule: "a think block that is left empty is closed by the model",
    template: "qwen3.5",
    messages: [q, says],
    policy: sampled,
    trained: [`\n</think>\n\na${END}`],
  },
  {
    rule: "the whole empty block is the prompt's with thinking off",
    template: "qwen3.5",
    messages: [q, says],
    options: { enableThinking: false },
    policy: sampled,
    trained: [`a${END}`],
  },
  {
    rule: "and by default in the small models",
    template: "qwen3.5-nothink",
    messages: [q, says],
    policy: sampled,
    trained: [`a${END}`],
  },
  {
    rule: "every turn of the history begins where its prompt ended",
    template: "qwen3.8",
    messages: [q, thinks, q, says],
    policy: sampled,
    trained: [`r\n</think>\n\na${END}`, `\n</think>\n\na${END}`],
  },
  {
    rule: "the empty blocks of the history are assistant text",
    template: "qwen3.8",
    messages: [q, says, q],
    policy: allAssistant,
    trained: [`<think>\n\n</think>\n\na${END}\n`],
  },
  {
    rule: "the empty blocks of the history are no reasoning",
    template: "qwen3.8",
    messages: [q, says, q, thinks],
    policy: reasoningOnly,
    trained: ["<think>\nr\n</think>\n\n"],
  },
  {
    rule: "an image in a think block does not end it",
    template: "qwen3.5",
    messages: [
      q,
      { role: "assistant", content: [{ text: "<think>\nr" }, { type: "image" }, { text: "</think>\n\na" }] },
    ],
    policy: reasoningOnly,
    trained: ["<think>\nr", "\n</think>\n\n"],
  },
  {
    rule: "nor does the number of an image",
    template: "qwen3.5",
    messages: [
      q,
      { role: "assistant", content: [{ text: "<think>\nr" }, { type: "image" }, { text: "</think>\n\na" }] },
    ],
    options: { addVisionId: true },
    policy: reasoningOnly,
    trained: ["<think>\nr", "\n</think>\n\n"],
  },
  {
    rule: "a model that cannot but think is prompted to",
    template: "qwen3.8-max",
    messages: [q, thinks],
    policy: sampled,
    trained: [`r\n</think>\n\na${END}`],
  },
  {
    rule: "a call in XML is a call from the empty line before it",
    template: "qwen3.6",
    messages: [q, calls],
    policy: toolCallsOnly,
    trained: [`\n\n${CALL}${END}`],
  },
  {
    rule: "so are two, with what stands between them",
    template: "qwen3-coder",
    messages: [q, { ...calls, content: "", tool_calls: [...(calls.tool_calls ?? []), ...(calls.tool_calls ?? [])] }],
    policy: toolCallsOnly,
    trained: [`${CALL}\n${CALL}${END}`],
  },
  {
    rule: "content before a call in XML is an answer",
    template: "qwen3-coder",
    messages: [q, calls],
    policy: answerOnly,
    trained: ["a"],
  },
  {
    rule: "nothing is supplied where there is no thinking",
    template: "qwen3-instruct-2507",
    messages: [q, says],
    policy: sampled,
    trained: [`a${END}`],
  },
  {
    rule: "a role of the caller's is no assistant",
    template: "qwen3-coder",
    messages: [q, { role: "critic", content: "c" }, says],
    policy: allAssistant,
    trained: [`a${END}\n`],
  },
];

describe("masks hold in the whole family", () => {
  it.each(rows)("$template: $rule", ({ template, messages, options, policy, trained }) => {
    const chat = render(messages, { template, ...options });
    expect(maskSpans(chat, policy).map(({ start, end }) => chat.text.slice(start, end))).toEqual(trained);
  });
});

describe("history", () => {
  it.each<[TemplateId, FormatOptions<TemplateId>, number[]]>([
    ["qwen3-instruct-2507", {}, []],
    ["qwen3-coder", {}, []],
    ["qwen3-vl-instruct", {}, []],
    ["qwen3-thinking-2507", {}, [1]],
    ["qwen3-vl-thinking", {}, [1]],
    ["qwen3.5", {}, [1]],
    ["qwen3.5", { reasoningHistory: "all" }, []],
    ["qwen3.6", {}, [1]],
    ["qwen3.6", { preserveThinking: true }, []],
    ["qwen3.8", {}, []],
    ["qwen3.8", { preserveThinking: false }, [1]],
    ["qwen3.8", { preserveThinking: null }, [1]],
  ])("of %s with %j is rewritten in %j", (template, options, rewritten) => {
    expect(rewrittenTurns(render([q, thinks, q, thinks], { template, ...options }))).toEqual(rewritten);
    const examples = splitForTraining([q, thinks, q, thinks], allAssistant, { template, ...options });
    expect(examples.map(({ messages }) => messages)).toEqual(rewritten.length > 0 ? [[1], [3]] : [[1, 3]]);
  });

  it("numbers images in assistant turns as the chat did", () => {
    const image: Message = { role: "assistant", content: [{ type: "image" }, { text: "a" }] };
    const chat = render([{ role: "user", content: [{ type: "image" }] }, image, q, image], {
      template: "qwen3.8",
      addVisionId: true,
    });
    expect(chat.segments.filter(({ kind }) => kind === "vision-label").map(({ text }) => text)).toEqual([
      "Picture 1: ",
      "Picture 2: ",
      "Picture 3: ",
    ]);
    expect(rewrittenTurns(chat)).toEqual([]);
  });
});
