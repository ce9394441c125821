export { qwen3ChatWrapper, type ContextStateOptions, type NodeLlamaCpp } from "./node-llama-cpp/chat-wrapper.ts";
export { fromNodeLlamaCpp, type NodeLlamaCppChat } from "./node-llama-cpp/from-history.ts";
export type {
  LlamaTextJson,
  NodeLlamaCppCall,
  NodeLlamaCppFunctions,
  NodeLlamaCppItem,
  NodeLlamaCppResponse,
  NodeLlamaCppSegment,
} from "./node-llama-cpp/history.ts";
export { toLlamaText, type LlamaTextClasses } from "./node-llama-cpp/llama-text.ts";
export type { ChatWrapperOptions } from "./node-llama-cpp/options.ts";
export type { ChatWrapperSettings } from "./node-llama-cpp/settings.ts";
