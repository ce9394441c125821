import type { Chat } from "../types.ts";
import type { Signal } from "./platform.ts";

/** A piece of what the model writes; the last one may also say how it ended. */
export interface CompletionPiece {
  /** May be empty. */
  readonly text: string;
  /** `stop`: the turn is over. `length`: the model was cut short. */
  readonly finishReason?: "stop" | "length" | undefined;
  /** Number of tokens of the whole prompt. */
  readonly inputTokens?: number | undefined;
  /** Number of tokens of the whole answer. */
  readonly outputTokens?: number | undefined;
}

/** How to sample, in the words of the AI SDK. */
export interface CompletionSettings {
  readonly maxOutputTokens?: number | undefined;
  readonly temperature?: number | undefined;
  readonly topP?: number | undefined;
  readonly topK?: number | undefined;
  readonly presencePenalty?: number | undefined;
  readonly frequencyPenalty?: number | undefined;
  readonly seed?: number | undefined;
  readonly stopSequences?: readonly string[] | undefined;
  readonly abortSignal?: Signal | undefined;
  /** Of the requests, in the place of the server's own. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Has a model write on where the chat ends: the text as it comes, with its think tags, and without `<|im_end|>`. */
export type Complete = (chat: Chat, settings: CompletionSettings) => AsyncIterable<CompletionPiece>;
