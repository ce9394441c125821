import type { Chat } from "../types.ts";

const wholes: WeakMap<Chat, Chat> = /* @__PURE__ */ new WeakMap();

/** Notes that `chat` is the beginning of `whole`: what is final is then decided by the whole. */
export function markBeginning(chat: Chat, whole: Chat): void {
  wholes.set(chat, whole);
}

/** The chat that this one is the beginning of, or the chat itself. */
export function wholeOf(chat: Chat): Chat {
  return wholes.get(chat) ?? chat;
}
