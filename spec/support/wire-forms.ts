import fc from "fast-check";
import type { ContentPart } from "../../src/index.ts";
import type { AiSdkMessage, AiSdkPart, OllamaMessage, OpenAIMessage } from "../../src/messages/index.ts";
import { mixedResults, numbered, type WrittenMessage } from "./wire-chats.ts";

/** The other families can say the same in several ways. */
export interface Ways {
  readonly developer: boolean;
  readonly nullForNothing: boolean;
  readonly manyParts: boolean;
  readonly secondNameOfReasoning: boolean;
  readonly resultsInAnyOrder: boolean;
  readonly resultsInOneMessage: boolean;
  readonly resultsOfParts: boolean;
}

export const anyWays: fc.Arbitrary<Ways> = fc.record({
  developer: fc.boolean(),
  nullForNothing: fc.boolean(),
  manyParts: fc.boolean(),
  secondNameOfReasoning: fc.boolean(),
  resultsInAnyOrder: fc.boolean(),
  resultsInOneMessage: fc.boolean(),
  resultsOfParts: fc.boolean(),
});

interface Text {
  readonly type: "text";
  readonly text: string;
}

const textPart = (text: string): Text => ({ type: "text", text });
const isText = (part: ContentPart): part is Text => typeof part === "object" && part.type === "text";

export function toOpenAI(messages: readonly WrittenMessage[], ways: Ways): OpenAIMessage[] {
  const wire = numbered(messages).map(([message, ids]) => openAIMessage(message, ids, ways));
  return ways.resultsInAnyOrder ? mixedResults(wire, ({ tool_call_id: id }) => id?.slice(-1) ?? "") : wire;
}

function openAIMessage(message: WrittenMessage, ids: readonly string[], ways: Ways): OpenAIMessage {
  const { role, reasoning_content: reasoning, tool_calls: calls } = message;
  const content = openAIContent(message.content, ways);
  if (role === "tool") return { role, content, tool_call_id: ids[0] };
  if (role === "system" && ways.developer) return { role: "developer", content };
  return {
    role,
    content,
    [ways.secondNameOfReasoning ? "reasoning" : "reasoning_content"]: reasoning,
    tool_calls: calls?.map((call, index) => ({ ...call, id: ids[index] })),
  };
}

function openAIContent(content: WrittenMessage["content"], ways: Ways): OpenAIMessage["content"] {
  if (content === "" && ways.nullForNothing) return null;
  return typeof content === "string" && ways.manyParts ? Array.from(content, textPart) : content;
}

export function toAiSdk(messages: readonly WrittenMessage[], ways: Ways): AiSdkMessage[] {
  const wire: AiSdkMessage[] = [];
  let results: AiSdkPart[] = [];
  for (const [message, ids] of numbered(messages)) {
    if (message.role !== "tool") results = [];
    const next = aiSdkMessage(message, ids, ways);
    if (message.role === "tool" && ways.resultsInOneMessage && results.length > 0) results.push(...partsOf(next));
    else wire.push(message.role === "tool" ? { ...next, content: (results = [...partsOf(next)]) } : next);
  }
  return wire;
}

const partsOf = ({ content }: AiSdkMessage): readonly AiSdkPart[] => (typeof content === "string" ? [] : content);

function aiSdkMessage(message: WrittenMessage, ids: readonly string[], ways: Ways): AiSdkMessage {
  const { role, content, reasoning_content: reasoning = "", tool_calls: calls = [] } = message;
  const parts = aiSdkContent(content, ways);
  if (role === "system") return { role: "system", content: typeof content === "string" ? content : "" };
  if (role === "user") return { role: "user", content: parts };
  if (role === "tool") {
    const isListed = ways.resultsOfParts || typeof content !== "string";
    const output = isListed
      ? ({ type: "content", value: parts } as const)
      : ({ type: "text", value: content } as const);
    return { role: "tool", content: [{ type: "tool-result", toolCallId: ids[0] ?? "", toolName: "f", output }] };
  }
  const thoughts = Array.from(reasoning ?? "", (text) => ({ type: "reasoning", text }) as const);
  const called = calls.map((call, index) => {
    const { name, arguments: input } = call.function;
    return { type: "tool-call", toolCallId: ids[index] ?? "", toolName: name, input } as const;
  });
  return { role: "assistant", content: [...thoughts, ...parts, ...called] };
}

interface File {
  readonly type: "file";
  readonly data: string;
  readonly mediaType: string;
}

/** Whatever is no text is the picture `AA`. */
function aiSdkContent(content: WrittenMessage["content"], ways: Ways): (Text | File)[] {
  if (typeof content === "string") return Array.from(ways.manyParts ? content : [content], textPart);
  return content.map((part) => (isText(part) ? part : { type: "file", data: "AA", mediaType: "image/png" }));
}

/** Whatever is no text is the picture `cat.png`. */
export function toOllama(messages: readonly WrittenMessage[]): OllamaMessage[] {
  return messages.map(({ role, content, reasoning_content: thinking, tool_calls }) => {
    const parts = typeof content === "string" ? [textPart(content)] : content;
    const images = parts.filter((part) => !isText(part)).map(() => "cat.png");
    return { role, content: parts.find(isText)?.text, images, thinking, tool_calls };
  });
}
