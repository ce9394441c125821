import type { LanguageModelV3, LanguageModelV3CallOptions, LanguageModelV3StreamPart } from "@ai-sdk/provider";
import type { Tokenizer } from "@huggingface/tokenizers";
import type { LanguageModel } from "ai";
import type { GenerateRequest } from "ollama";
import type OpenAI from "openai";
import { describe, expectTypeOf, it } from "vitest";
import { formatQwen3, type Chat } from "../src/index.ts";
import { qwen3LanguageModel } from "../src/runtimes/ai-sdk.ts";
import type { LanguageModelCall, Qwen3LanguageModel, StreamPart } from "../src/runtimes/ai-sdk-types.ts";
import type { Complete } from "../src/runtimes/completion.ts";
import { completionRequest, type CompletionRequest } from "../src/runtimes/completions.ts";
import { llamaServerCompletion } from "../src/runtimes/llama-server-completion.ts";
import type { LlamaServer } from "../src/runtimes/llama-server-http.ts";
import { llamaServerIdRequest, llamaServerRequest, type LlamaServerRequest } from "../src/runtimes/llama-server.ts";
import { ollamaRequest, type OllamaRequest } from "../src/runtimes/ollama.ts";
import { toRuns, toTokenIds } from "../src/runtimes/runs.ts";
import type { TransformersJsInputs } from "../src/runtimes/transformers-js.ts";
import type { WebLlmRequest } from "../src/runtimes/web-llm.ts";
import type { WllamaRequest } from "../src/runtimes/wllama.ts";

const chat: Chat = formatQwen3([{ role: "user", content: "q" }], { addGenerationPrompt: true });

describe("requests are what the clients take", () => {
  it("openai", () => {
    expectTypeOf<CompletionRequest>().toExtend<OpenAI.CompletionCreateParamsNonStreaming>();
    expectTypeOf<CompletionRequest & { stream: true }>().toExtend<OpenAI.CompletionCreateParamsStreaming>();
  });

  it("ollama", () => {
    expectTypeOf<OllamaRequest>().toExtend<GenerateRequest & { stream?: false }>();
    const request = ollamaRequest(chat, { model: "m" });
    expectTypeOf({ ...request, options: { ...request.options, num_ctx: 1 } }).toExtend<GenerateRequest>();
  });

  it("llama-server", () => {
    expectTypeOf(llamaServerRequest(chat)).toEqualTypeOf<LlamaServerRequest>();
    expectTypeOf(llamaServerRequest(chat).prompt).toEqualTypeOf<string>();
    expectTypeOf(llamaServerIdRequest).returns.resolves.toEqualTypeOf<LlamaServerRequest<number[]>>();
    expectTypeOf<{ url: string; fetch: typeof fetch }>().toExtend<LlamaServer>();
    expectTypeOf<{ url: URL }>().toExtend<LlamaServer>();
  });

  it("wllama 3.8, web-llm 0.2 and transformers.js 4, by the types that they declare", () => {
    expectTypeOf<WllamaRequest>().toExtend<{
      prompt: string | string[];
      stop?: string | string[];
      max_tokens?: number;
    }>();
    expectTypeOf<WebLlmRequest>().toExtend<{ prompt: string; stop?: string | null | Array<string>; model?: string }>();
    type Call = (text: string | string[], options?: { text_pair?: string; add_special_tokens?: boolean }) => unknown;
    expectTypeOf<TransformersJsInputs>().toExtend<Parameters<Call>>();
  });
});

describe("the language model is one of the AI SDK", () => {
  it("as a model and in its parts", () => {
    expectTypeOf<Qwen3LanguageModel>().toExtend<LanguageModelV3>();
    expectTypeOf<Qwen3LanguageModel>().toExtend<LanguageModel>();
    expectTypeOf<LanguageModelV3CallOptions>().toExtend<LanguageModelCall>();
    expectTypeOf(llamaServerCompletion).returns.toEqualTypeOf<Complete>();
  });

  it("whose stream is one of its parts", async () => {
    const model: Qwen3LanguageModel = qwen3LanguageModel({ format: () => chat, complete: async function* () {} });
    const { stream } = await model.doStream({ prompt: [] });
    expectTypeOf((await stream.getReader().read()).value).toEqualTypeOf<StreamPart | undefined>();
    expectTypeOf(stream).toExtend<ReadableStream<StreamPart>>();
    expectTypeOf<StreamPart>().toExtend<LanguageModelV3StreamPart>();
  });

  it("with any template", () => {
    qwen3LanguageModel({
      format: (messages, options) => formatQwen3(messages, { ...options, template: "qwen3.8", reasoningEffort: "low" }),
      complete: llamaServerCompletion({ url: "http://127.0.0.1:8080" }),
    });
  });
});

describe("ids", () => {
  it("are of the engine's own type, as node-llama-cpp's tokens", () => {
    type Token = number & { __token: never };
    const model = { tokenize: (_text: string, _special: boolean): Token[] => [] };
    const ids = toTokenIds(toRuns(chat), {
      tokenize: (text) => model.tokenize(text, false),
      controlId: (token) => model.tokenize(token, true),
    });
    expectTypeOf(ids).toEqualTypeOf<Token[]>();
  });

  it("and otherwise numbers", () => {
    const encode = (text: string): number[] => [text.length];
    expectTypeOf(toTokenIds(toRuns(chat), { tokenize: encode, controlId: () => 1 })).toEqualTypeOf<number[]>();
  });
});

describe("what must not compile", () => {
  it("a request without its model, or of what is no chat", () => {
    // @ts-expect-error -- no model
    completionRequest(chat, {});
    // @ts-expect-error -- no model
    ollamaRequest(chat, {});
    // @ts-expect-error -- a text is no chat
    llamaServerRequest(chat.text);
    // @ts-expect-error -- no url
    void llamaServerIdRequest(chat, {});
    expectTypeOf<Tokenizer>().toExtend<NonNullable<Parameters<typeof completionRequest>[1]["tokenizer"]>>();
  });
});
