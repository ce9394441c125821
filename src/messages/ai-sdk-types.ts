/**
 * A message of the AI SDK: of a `LanguageModelV2Prompt`, V3 or V4, or a `ModelMessage`. A `UIMessage` is turned into model
 * messages by the SDK itself (`convertToModelMessages`).
 */
export interface AiSdkMessage {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string | readonly AiSdkPart[];
  readonly providerOptions?: object | undefined;
}

/** A part of a message. Which parts a role may have, the SDK says; others are refused when one is met. */
export type AiSdkPart =
  | AiSdkTextPart
  | AiSdkReasoningPart
  | AiSdkImagePart
  | AiSdkFilePart
  | AiSdkToolCallPart
  | AiSdkToolResultPart
  | AiSdkApprovalPart
  | AiSdkForeignPart;

/** Text of a user or an assistant. */
export interface AiSdkTextPart {
  readonly type: "text";
  readonly text: string;
  readonly providerOptions?: object | undefined;
}

/** A thought of an assistant; it goes into `reasoning_content`. */
export interface AiSdkReasoningPart {
  readonly type: "reasoning";
  readonly text: string;
  readonly providerOptions?: object | undefined;
}

/** An image, as applications keep it (`ModelMessage`); language models get an `AiSdkFilePart`. */
export interface AiSdkImagePart {
  readonly type: "image";
  readonly image: unknown;
  readonly mediaType?: string | undefined;
  readonly providerOptions?: object | undefined;
}

/** An image or a video; others are refused when one is met. */
export interface AiSdkFilePart {
  readonly type: "file";
  readonly data: unknown;
  readonly mediaType: string;
  readonly filename?: string | undefined;
  readonly originalUrl?: string | undefined;
  readonly providerOptions?: object | undefined;
}

/** A call; it goes into `tool_calls`. */
export interface AiSdkToolCallPart {
  readonly type: "tool-call";
  readonly toolCallId: string;
  readonly toolName: string;
  /** A JSON value: a string is a JSON string. */
  readonly input: unknown;
  readonly providerExecuted?: boolean | undefined;
  readonly providerOptions?: object | undefined;
}

/** What came of the call with this id; it becomes a tool message. */
export interface AiSdkToolResultPart {
  readonly type: "tool-result";
  readonly toolCallId: string;
  readonly toolName: string;
  readonly output: AiSdkOutput;
  readonly providerOptions?: object | undefined;
}

/** Between the application and the user; what comes of it is a result. */
export interface AiSdkApprovalPart {
  readonly type: "tool-approval-request" | "tool-approval-response";
  readonly approvalId: string;
  readonly toolCallId?: string | undefined;
  readonly approved?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly providerExecuted?: boolean | undefined;
  readonly providerOptions?: object | undefined;
}

/** A part that only its provider understands; refused when one is met. */
export interface AiSdkForeignPart {
  readonly type: "custom" | "reasoning-file";
  readonly kind?: string | undefined;
  readonly data?: unknown;
  readonly mediaType?: string | undefined;
  readonly providerOptions?: object | undefined;
}

/** What a tool gave. */
export type AiSdkOutput =
  | { readonly type: "text" | "error-text"; readonly value: string; readonly providerOptions?: object | undefined }
  | { readonly type: "json" | "error-json"; readonly value: unknown; readonly providerOptions?: object | undefined }
  | {
      readonly type: "execution-denied";
      readonly reason?: string | undefined;
      readonly providerOptions?: object | undefined;
    }
  | {
      readonly type: "content";
      readonly value: readonly AiSdkOutputPart[];
      readonly providerOptions?: object | undefined;
    };

/** Texts, images and videos; files of unknown or other type are refused when one is met. */
export type AiSdkOutputPart =
  | { readonly type: "text"; readonly text: string; readonly providerOptions?: object | undefined }
  | {
      readonly type: "file" | "media" | "file-data" | "image-data";
      readonly data: unknown;
      readonly mediaType: string;
      readonly filename?: string | undefined;
      readonly providerOptions?: object | undefined;
    }
  | {
      readonly type: "file-url" | "image-url";
      readonly url: string;
      readonly mediaType?: string | undefined;
      readonly providerOptions?: object | undefined;
    }
  | {
      readonly type: "file-id" | "file-reference" | "image-file-id" | "image-file-reference" | "custom";
      readonly fileId?: string | object | undefined;
      readonly providerReference?: object | undefined;
      readonly providerOptions?: object | undefined;
    };

/** A tool as a language model gets it: `LanguageModelV3FunctionTool` is assignable, and so are provider tools, which are refused. */
export type AiSdkTool = AiSdkFunctionTool | AiSdkProviderTool;

/** A tool with a schema. */
export interface AiSdkFunctionTool {
  readonly type: "function";
  readonly name: string;
  readonly description?: string | undefined;
  /** A JSON schema. */
  readonly inputSchema: object;
  readonly inputExamples?: readonly object[] | undefined;
  readonly strict?: boolean | undefined;
  readonly providerOptions?: object | undefined;
}

/** A tool that only its provider knows; refused when one is met. */
export interface AiSdkProviderTool {
  readonly type: "provider" | "provider-defined";
  readonly id: string;
  readonly name: string;
  readonly args?: object | undefined;
}
