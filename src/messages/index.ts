/**
 * Messages of other APIs (OpenAI, AI SDK, Ollama) as messages for `formatQwen3`, with a list of what these cannot hold.
 *
 *     const { messages, omissions } = fromOpenAI(body.messages);
 *
 * @module qwen3-format/messages
 */
export { fromAiSdk, type AiSdkOptions } from "./ai-sdk.ts";
export { toolsFromAiSdk, type ToolConversion } from "./ai-sdk-tools.ts";
export type {
  AiSdkApprovalPart,
  AiSdkFilePart,
  AiSdkForeignPart,
  AiSdkFunctionTool,
  AiSdkImagePart,
  AiSdkMessage,
  AiSdkOutput,
  AiSdkOutputPart,
  AiSdkPart,
  AiSdkProviderTool,
  AiSdkReasoningPart,
  AiSdkTextPart,
  AiSdkTool,
  AiSdkToolCallPart,
  AiSdkToolResultPart,
} from "./ai-sdk-types.ts";
export type { Conversion } from "./conversion.ts";
export { fromOllama, type OllamaMessage, type OllamaToolCall } from "./ollama.ts";
export { fromOpenAI, type OpenAIOptions } from "./openai.ts";
export type {
  OpenAIAudioPart,
  OpenAIFilePart,
  OpenAIFunctionCall,
  OpenAIMessage,
  OpenAIPart,
  OpenAIRefusalPart,
  OpenAIVideoUrlPart,
} from "./openai-types.ts";
