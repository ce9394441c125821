/**
 * Chats for what runs the model: llama-server, node-llama-cpp, wllama, Ollama, transformers.js, web-llm, completion APIs,
 * and a language model for the AI SDK. They are known by their shape; none of them is imported.
 *
 *     fetch("http://127.0.0.1:8080/completion", { method: "POST", body: JSON.stringify(llamaServerRequest(chat)) })
 *
 * @module qwen3-format/runtimes
 */
export { qwen3LanguageModel, type LanguageModelOptions } from "./ai-sdk.ts";
export type {
  FinishReason,
  GenerateResult,
  LanguageModelCall,
  LanguageModelWarning,
  Qwen3LanguageModel,
  StreamPart,
  Usage,
} from "./ai-sdk-types.ts";
export type { Complete, CompletionPiece, CompletionSettings } from "./completion.ts";
export { completionRequest, type CompletionOptions, type CompletionRequest } from "./completions.ts";
export { llamaServerCompletion } from "./llama-server-completion.ts";
export { LlamaServerError, type LlamaServer } from "./llama-server-http.ts";
export { llamaServerIdRequest, llamaServerRequest, type LlamaServerRequest } from "./llama-server.ts";
export {
  fromNodeLlamaCpp,
  qwen3ChatWrapper,
  toLlamaText,
  type ChatWrapperOptions,
  type ChatWrapperSettings,
  type ContextStateOptions,
  type LlamaTextClasses,
  type LlamaTextJson,
  type NodeLlamaCpp,
  type NodeLlamaCppCall,
  type NodeLlamaCppChat,
  type NodeLlamaCppFunctions,
  type NodeLlamaCppItem,
  type NodeLlamaCppResponse,
  type NodeLlamaCppSegment,
} from "./node-llama-cpp.ts";
export { ollamaRequest, type OllamaRequest } from "./ollama.ts";
export type { AnyStream, Fetch, ReadAs, Signal, Stream, StreamReader, Url } from "./platform.ts";
export { toRuns, toTokenIds, type PromptRun, type TokenIdEncoder } from "./runs.ts";
export { transformersJsInputs, type TransformersJsInputs } from "./transformers-js.ts";
export { webLlmRequest, type WebLlmRequest } from "./web-llm.ts";
export { wllamaRequest, type WllamaRequest } from "./wllama.ts";
