import { expected } from "./errors.ts";
import type { ChatRequest } from "./template.ts";
import type { Chat, Omission, Segment } from "./types.ts";
import type { Writer } from "./writer.ts";

/** A chat as the formatter returns it. It keeps its request, which copies lack. */
export class FormattedChat implements Chat {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly omissions: readonly Omission[];
  readonly #request: ChatRequest;

  constructor({ segments, omissions, text }: Writer, request: ChatRequest) {
    this.text = text;
    this.segments = segments;
    this.omissions = omissions;
    this.#request = request;
  }

  /** What was formatted, for those who ask how it would have come out otherwise. Throws `invalid-input` for another chat. */
  static requestOf(chat: Chat): ChatRequest {
    if (FormattedChat.isFormatted(chat)) return chat.#request;
    throw expected("chat", "what formatQwen3 returned, not a copy", chat);
  }

  /** A copy is not, nor is a chat from another copy of this library. */
  static isFormatted(chat: Chat): chat is FormattedChat {
    return Object(chat) === chat && #request in chat;
  }
}
