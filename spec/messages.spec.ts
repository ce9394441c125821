import { describe, expect, it } from "vitest";
import type { Conversion } from "../src/messages/index.ts";
import { fromAiSdk, fromOllama, fromOpenAI, toolsFromAiSdk } from "../src/messages/index.ts";
import { render } from "./support/render.ts";

/** One chat, as each family has it: results come in another order than the calls. */
const openAI = [
  { role: "developer", content: "Be brief." },
  { role: "user", content: [{ type: "text", text: "Weather in Oslo and Rome?" }] },
  {
    role: "assistant",
    content: null,
    reasoning_content: "Two calls.",
    tool_calls: [
      { id: "1", type: "function", function: { name: "weather", arguments: '{"city":"Oslo","days":1}' } },
      { id: "2", type: "function", function: { name: "weather", arguments: '{"city":"Rome","days":1}' } },
    ],
  },
  { role: "tool", tool_call_id: "2", content: "25 °C" },
  { role: "tool", tool_call_id: "1", content: "18 °C" },
] as const;

const aiSdk = [
  { role: "system", content: "Be brief." },
  { role: "user", content: [{ type: "text", text: "Weather in Oslo and Rome?" }] },
  {
    role: "assistant",
    content: [
      { type: "reasoning", text: "Two " },
      { type: "reasoning", text: "calls." },
      { type: "tool-call", toolCallId: "1", toolName: "weather", input: { city: "Oslo", days: 1 } },
      { type: "tool-call", toolCallId: "2", toolName: "weather", input: { city: "Rome", days: 1 } },
    ],
  },
  {
    role: "tool",
    content: [
      { type: "tool-result", toolCallId: "2", toolName: "weather", output: { type: "text", value: "25 °C" } },
      { type: "tool-result", toolCallId: "1", toolName: "weather", output: { type: "text", value: "18 °C" } },
    ],
  },
] as const;

const call = (city: string): { readonly function: { readonly name: string; readonly arguments: object } } => ({
  function: { name: "weather", arguments: { city, days: 1 } },
});
const ollama = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Weather in Oslo and Rome?" },
  { role: "assistant", content: "", thinking: "Two calls.", tool_calls: [call("Oslo"), call("Rome")] },
  { role: "tool", tool_name: "weather", content: "18 °C" },
  { role: "tool", tool_name: "weather", content: "25 °C" },
];

const asJson = (oslo: string, rome: string): string => `<|im_start|>system
Be brief.<|im_end|>
<|im_start|>user
Weather in Oslo and Rome?<|im_end|>
<|im_start|>assistant
<think>
Two calls.
</think>

<tool_call>
{"name": "weather", "arguments": ${oslo}}
</tool_call>
<tool_call>
{"name": "weather", "arguments": ${rome}}
</tool_call><|im_end|>
<|im_start|>user
<tool_response>
18 °C
</tool_response>
<tool_response>
25 °C
</tool_response><|im_end|>
`;

const VERBATIM = asJson('{"city":"Oslo","days":1}', '{"city":"Rome","days":1}');
const PYTHON = asJson('{"city": "Oslo", "days": 1}', '{"city": "Rome", "days": 1}');

const XML_CALLS = `<tool_call>
<function=weather>
<parameter=city>
Oslo
</parameter>
<parameter=days>
1
</parameter>
</function>
</tool_call>
<tool_call>
<function=weather>
<parameter=city>
Rome
</parameter>
<parameter=days>
1
</parameter>
</function>
</tool_call><|im_end|>
`;

const QWEN3_5 = `<|im_start|>system
Be brief.<|im_end|>
<|im_start|>user
Weather in Oslo and Rome?<|im_end|>
<|im_start|>assistant
<think>
Two calls.
</think>

${XML_CALLS}<|im_start|>user
<tool_response>
18 °C
</tool_response>
<tool_response>
25 °C
</tool_response><|im_end|>
`;

const CODER = `<|im_start|>system
Be brief.<|im_end|>
<|im_start|>user
Weather in Oslo and Rome?<|im_end|>
<|im_start|>assistant
${XML_CALLS}<|im_start|>user
<tool_response>
18 °C
</tool_response>
<tool_response>
25 °C
</tool_response>
<|im_end|>
`;

interface Row {
  readonly name: string;
  readonly conversion: Conversion;
  readonly template: "qwen3" | "qwen3.5" | "qwen3-coder";
  readonly prompt: string;
}

const parsed = fromOpenAI(openAI, { parseArguments: true });
const rows: readonly Row[] = [
  { name: "OpenAI", conversion: fromOpenAI(openAI), template: "qwen3", prompt: VERBATIM },
  { name: "OpenAI, with arguments read,", conversion: parsed, template: "qwen3", prompt: PYTHON },
  { name: "OpenAI, with arguments read,", conversion: parsed, template: "qwen3.5", prompt: QWEN3_5 },
  { name: "OpenAI, with arguments read,", conversion: parsed, template: "qwen3-coder", prompt: CODER },
  { name: "the AI SDK", conversion: fromAiSdk(aiSdk), template: "qwen3", prompt: PYTHON },
  { name: "the AI SDK", conversion: fromAiSdk(aiSdk), template: "qwen3.5", prompt: QWEN3_5 },
  { name: "the AI SDK", conversion: fromAiSdk(aiSdk), template: "qwen3-coder", prompt: CODER },
  { name: "Ollama", conversion: fromOllama(ollama), template: "qwen3", prompt: PYTHON },
  { name: "Ollama", conversion: fromOllama(ollama), template: "qwen3.5", prompt: QWEN3_5 },
  { name: "Ollama", conversion: fromOllama(ollama), template: "qwen3-coder", prompt: CODER },
];

describe("one chat in three families is one prompt", () => {
  it.each(rows)("$name for $template", ({ conversion, template, prompt }) => {
    expect(render(conversion.messages, { template }).text).toBe(prompt);
  });

  it("verbatim arguments are for the JSON templates", () => {
    expect(() => render(fromOpenAI(openAI).messages, { template: "qwen3.5" })).toThrow(
      "messages[2].tool_calls[0].function.arguments: the template takes nothing but an object",
    );
  });
});

describe("pictures go where a template puts them", () => {
  it("before the text of Ollama, between the texts of the others", () => {
    const question = { role: "user", content: "What is it?", images: ["AA"] } as const;
    expect(render(fromOllama([question]).messages, { template: "qwen3-vl-instruct" }).text).toBe(
      "<|im_start|>user\n<|vision_start|><|image_pad|><|vision_end|>What is it?<|im_end|>\n",
    );
    const url = { type: "image_url", image_url: { url: "cat.png" } } as const;
    const content = [{ type: "text", text: "What is " }, url, { type: "text", text: "?" }] as const;
    expect(render(fromOpenAI([{ role: "user", content }]).messages, { template: "qwen3-vl-instruct" }).text).toBe(
      "<|im_start|>user\nWhat is <|vision_start|><|image_pad|><|vision_end|>?<|im_end|>\n",
    );
  });

  it("and what they hold is passed on unread: printed as Python prints it, it is refused if it is no JSON", () => {
    const { messages } = fromOllama([
      { role: "user", content: "q" },
      { role: "tool", content: "", images: ["cat.png", [undefined] as never] },
    ]);
    expect(render(messages, { template: "qwen3-vl-instruct" }).text).toContain("<|image_pad|>");
    expect(() => render(messages, { template: "qwen3-2504" })).toThrow(
      "messages[1].content[1].image[0]: expected a JSON value, got undefined",
    );
  });
});

describe("a segment leads back to the caller's message", () => {
  it("by the sources of the conversion", () => {
    const { messages, sources } = fromOpenAI(openAI);
    const { segments } = render(messages);
    const responses = segments.filter(({ kind }) => kind === "tool-response");
    expect(responses.map(({ text, message }) => [text, message === null ? null : sources[message]])).toEqual([
      ["18 °C", 4],
      ["25 °C", 3],
    ]);
  });
});

describe("tools of the AI SDK", () => {
  it("are printed as the tools that Qwen3 was trained on", () => {
    const { tools } = toolsFromAiSdk([
      { type: "function", name: "time", description: "What time it is", inputSchema: { type: "object" } },
    ]);
    const { segments } = render([{ role: "user", content: "q" }], { tools });
    expect(segments.find(({ kind }) => kind === "tool-definition")?.text).toBe(
      '{"type": "function", "function": {"name": "time", "description": "What time it is", "parameters": {"type": "object"}}}',
    );
  });
});
