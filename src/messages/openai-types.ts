import type { ContentPart } from "../content-parts.ts";
import type { Role, ToolCall } from "../types.ts";

/** A message of the Chat Completions API, sent or received. `OpenAI.ChatCompletionMessageParam` is assignable. */
export interface OpenAIMessage {
  readonly role: "developer" | "function" | Role;
  readonly content?: string | readonly OpenAIPart[] | null | undefined;
  /** Not OpenAI's: what servers of reasoning models send and take, under one name or the other. */
  readonly reasoning_content?: string | null | undefined;
  readonly reasoning?: string | null | undefined;
  readonly refusal?: string | null | undefined;
  readonly annotations?: readonly object[] | null | undefined;
  readonly audio?: object | null | undefined;
  readonly tool_calls?: readonly ToolCall[] | null | undefined;
  /** The deprecated form of one call. */
  readonly function_call?: OpenAIFunctionCall | null | undefined;
  readonly tool_call_id?: string | null | undefined;
  readonly name?: string | null | undefined;
  /** For the mask `messageWeights`. */
  readonly weight?: number | null | undefined;
  readonly train?: boolean | null | undefined;
  /** Not taken: a `UIMessage` of the AI SDK is for `fromAiSdk`, after its `convertToModelMessages`. */
  readonly parts?: undefined;
}

/** A call in its deprecated form. */
export interface OpenAIFunctionCall {
  readonly name: string;
  readonly arguments: string;
}

/** Audio, and files that are no image or video, are refused when one is met. */
export type OpenAIPart = ContentPart | OpenAIVideoUrlPart | OpenAIRefusalPart | OpenAIFilePart | OpenAIAudioPart;

/** Not OpenAI's: `{ type: "video_url", video_url: { url } }`, as vLLM and others take it. */
export interface OpenAIVideoUrlPart {
  readonly type: "video_url";
  readonly video_url: unknown;
}

/** Noted as dropped beside an answer; refused where there is none. */
export interface OpenAIRefusalPart {
  readonly type: "refusal";
  readonly refusal: string;
}

/** An image or a video by its `data:` URL in `file_data`; any other is refused when it is met. */
export interface OpenAIFilePart {
  readonly type: "file";
  readonly file: object;
}

/** Refused when one is met. */
export interface OpenAIAudioPart {
  readonly type: "input_audio";
  readonly input_audio: object;
}
