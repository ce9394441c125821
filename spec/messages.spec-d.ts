import type { LanguageModelV2FunctionTool, LanguageModelV2Prompt } from "@ai-sdk/provider";
import type { LanguageModelV3CallOptions, LanguageModelV3Prompt } from "@ai-sdk/provider";
import type { ModelMessage, UIMessage } from "ai";
import type { Message as OllamaWireMessage, Tool as OllamaTool } from "ollama";
import type OpenAI from "openai";
import { describe, expectTypeOf, it } from "vitest";
import { formatQwen3, type Message, type Tool } from "../src/index.ts";
import {
  fromAiSdk,
  fromOllama,
  fromOpenAI,
  toolsFromAiSdk,
  type AiSdkMessage,
  type AiSdkTool,
  type Conversion,
  type OllamaMessage,
  type OpenAIMessage,
} from "../src/messages/index.ts";

describe("what must compile", () => {
  it("messages, as the packages' own types name them", () => {
    expectTypeOf<OpenAI.ChatCompletionMessageParam[]>().toExtend<readonly OpenAIMessage[]>();
    expectTypeOf<OpenAI.ChatCompletionMessage>().toExtend<OpenAIMessage>();
    expectTypeOf<LanguageModelV2Prompt>().toExtend<readonly AiSdkMessage[]>();
    expectTypeOf<LanguageModelV3Prompt>().toExtend<readonly AiSdkMessage[]>();
    expectTypeOf<ModelMessage[]>().toExtend<readonly AiSdkMessage[]>();
    expectTypeOf<OllamaWireMessage[]>().toExtend<readonly OllamaMessage[]>();
  });

  it("our own messages, under OpenAI's names", () => {
    expectTypeOf<Message>().toExtend<OpenAIMessage>();
  });

  it("tools: those of the SDK, and the others as they are", () => {
    expectTypeOf<NonNullable<LanguageModelV3CallOptions["tools"]>>().toExtend<readonly AiSdkTool[]>();
    expectTypeOf<LanguageModelV2FunctionTool>().toExtend<AiSdkTool>();
    expectTypeOf<OpenAI.ChatCompletionTool>().toExtend<Tool>();
    expectTypeOf<OllamaTool>().toExtend<Tool>();
  });

  it("what comes out goes into the formatter", () => {
    const { messages, sources } = fromOpenAI([{ role: "developer", content: "s" }], { parseArguments: true });
    const { tools } = toolsFromAiSdk([{ type: "function", name: "f", inputSchema: {}, strict: true }]);
    formatQwen3(messages, { template: "qwen3.5", tools });
    expectTypeOf(sources).toEqualTypeOf<number[]>();
  });

  it("literals", () => {
    fromOpenAI([
      {
        role: "user",
        content: [
          { type: "text", text: "a" },
          { type: "image_url", image_url: { url: "cat.png" } },
        ],
      },
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "1", type: "function", function: { name: "f", arguments: "" } }],
      },
      { role: "tool", tool_call_id: "1", content: "A" },
    ]);
    fromAiSdk(
      [
        { role: "user", content: "q" },
        { role: "assistant", content: [{ type: "tool-call", toolCallId: "1", toolName: "f", input: { a: 1 } }] },
        {
          role: "tool",
          content: [{ type: "tool-result", toolCallId: "1", toolName: "f", output: { type: "json", value: [1] } }],
        },
      ],
      { separator: "\n" },
    );
    expectTypeOf(fromOllama([{ role: "assistant", content: "", thinking: "t" }])).toEqualTypeOf<Conversion>();
  });

  it("an answer of OpenAI's API, written out", () => {
    fromOpenAI([{ role: "assistant", content: "x", refusal: null, annotations: [], audio: null, function_call: null }]);
  });
});

describe("what must not compile", () => {
  it("messages of the SDK's user interface, whose text is in their parts", () => {
    const messages: UIMessage[] = [];
    // @ts-expect-error it would be lost
    formatQwen3(messages);
    // @ts-expect-error likewise
    fromOpenAI(messages);
    // @ts-expect-error likewise
    fromOllama(messages);
    // @ts-expect-error they are for convertToModelMessages
    fromAiSdk(messages);
  });

  it("parts and options that are none", () => {
    // @ts-expect-error no such option
    fromAiSdk([], { parseArguments: true });
    // @ts-expect-error a part of another family
    fromAiSdk([{ role: "user", content: [{ type: "image_url", image_url: "cat.png" }] }]);
    // @ts-expect-error a role of another family
    fromAiSdk([{ role: "developer", content: "s" }]);
  });
});
