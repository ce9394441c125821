/** Arguments of `formatQwen3`, as code, and the prompt they make. */
export const REQUEST = '[{ role: "user", content: "Hi" }], { addGenerationPrompt: true, enableThinking: false }';
export const PROMPT = "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n";

/** The same for the command line. */
export const JSON_REQUEST =
  '{"messages": [{"role": "user", "content": "Hi"}], "add_generation_prompt": true, "enable_thinking": false}';

/** A program that prints the prompt, after its imports, if both entries throw errors of one class. */
export const PRINT: string = `
const chat = formatQwen3(${REQUEST});
try {
  encodeChat(chat, {});
} catch (error) {
  if (error instanceof QwenFormatError) process.stdout.write(chat.text);
}
`;

/** A consumer's file for the type checker. */
export const TYPED = `
const messages: Message[] = [
  { role: "user", content: "Hi" },
  { role: "assistant", content: "", tool_calls: [{ function: { name: "f", arguments: { a: 1 } } }] },
];
const chat: Chat = formatQwen3(messages, { template: "qwen3-2504", tools: [{ name: "f" }], enableThinking: false });
const spans: readonly (readonly [number, number])[] = chat.segments.map(({ start, end }) => [start, end] as const);
export const text: string = formatChat(qwen3, messages).text + spans.length;
const encoded: EncodedChat = encodeChat(chat, (plain) => [plain.length], { mask: sampled, straddle: "first" });
export const labels: readonly number[] = encoded.labels;
export const header = (): Promise<GgufHeader> => readGguf("model.gguf");
// @ts-expect-error -- no such rule
encodeChat(chat, () => [], { straddle: "some" });
// @ts-expect-error -- qwen3 does not read this option
formatQwen3(messages, { addVisionId: true });
// @ts-expect-error -- no such template
formatQwen3(messages, { template: "qwen2" });
`;

/** A program that checks the library with its own kit, after its imports. */
export const CHECK: string = `
const format = ({ json }) => {
  const { messages, template, tools, add_generation_prompt: addGenerationPrompt } = parseJson(json);
  return formatQwen3(messages, { template, tools, addGenerationPrompt }).text;
};
loadCorpus("qwen3").then(async (corpus) => {
  const { rules } = await checkFormatter(format, { runs: 5 });
  const failing = rules.filter(({ failed }) => failed > 0).map(({ id }) => id);
  process.stdout.write(JSON.stringify([corpus.length > 2000, failing.includes("continued-message"), failing.includes("json-keys")]));
});
`;
export const CHECKED = "[true,true,false]";

/** A consumer's file for the type checker, with fast-check. */
export const TYPED_CHECK = `
const format = ({ value }: FormatRequest): string => formatQwen3(value.messages).text;
export const report: Promise<ConformanceReport> = checkFormatter(format, { template: "qwen3", leaveOut: ["together"] });
fc.assert(fc.property(conversations, ({ messages, tools }) => formatQwen3(messages, { tools }).text !== ""));
`;
