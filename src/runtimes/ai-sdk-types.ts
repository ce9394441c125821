import type { AiSdkMessage, AiSdkTool } from "../messages/ai-sdk-types.ts";
import type { CompletionSettings } from "./completion.ts";
import type { Stream } from "./platform.ts";

/** What the AI SDK asks of a model: `LanguageModelV3CallOptions` is assignable. */
export interface LanguageModelCall extends CompletionSettings {
  readonly prompt: readonly AiSdkMessage[];
  readonly tools?: readonly AiSdkTool[] | undefined;
  readonly toolChoice?: { readonly type: "auto" | "none" | "required" | "tool" } | undefined;
  readonly responseFormat?: { readonly type: "text" | "json" } | undefined;
  readonly providerOptions?: Readonly<Record<string, object>> | undefined;
}

/** Something of the call that the model does not do. */
export type LanguageModelWarning =
  | { readonly type: "unsupported" | "compatibility"; readonly feature: string; readonly details: string }
  | { readonly type: "other"; readonly message: string };

/** How the answer ended: `raw` is what `complete` says, and `other` stands for nothing said. */
export interface FinishReason {
  readonly unified: "stop" | "length" | "error" | "other";
  readonly raw: string | undefined;
}

/** Numbers of tokens, as far as `complete` tells them. */
export interface Usage {
  readonly inputTokens: {
    readonly total: number | undefined;
    readonly noCache: undefined;
    readonly cacheRead: undefined;
    readonly cacheWrite: undefined;
  };
  readonly outputTokens: {
    readonly total: number | undefined;
    readonly text: undefined;
    readonly reasoning: undefined;
  };
}

/** Reasoning first, then text; of what the model did not write, none. */
export interface GenerateResult {
  readonly content: { readonly type: "reasoning" | "text"; readonly text: string }[];
  readonly finishReason: FinishReason;
  readonly usage: Usage;
  readonly warnings: LanguageModelWarning[];
}

/** A part of the stream. */
export type StreamPart =
  | { readonly type: "stream-start"; readonly warnings: LanguageModelWarning[] }
  | { readonly type: "reasoning-start" | "reasoning-end" | "text-start" | "text-end"; readonly id: string }
  | { readonly type: "reasoning-delta" | "text-delta"; readonly id: string; readonly delta: string }
  | { readonly type: "error"; readonly error: unknown }
  | { readonly type: "finish"; readonly finishReason: FinishReason; readonly usage: Usage };

/** Assignable to `LanguageModelV3`. */
export interface Qwen3LanguageModel {
  readonly specificationVersion: "v3";
  readonly provider: string;
  readonly modelId: string;
  readonly supportedUrls: Record<string, RegExp[]>;
  /** The whole answer at once. */
  readonly doGenerate: (call: LanguageModelCall) => Promise<GenerateResult>;
  /** The answer as it comes: a stream of `StreamPart`. */
  readonly doStream: (call: LanguageModelCall) => Promise<{ readonly stream: Stream<StreamPart> }>;
}
