import { FormattedChat, joined } from "./chat.ts";
import type { ChatRequest } from "./template.ts";
import type { Turn } from "./turns.ts";
import type { Chat } from "./types.ts";
import { newWriter } from "./write.ts";

/**
 * Indices of the assistant messages that the model saw and wrote otherwise than this chat shows them: the chat that
 * ended with such a message is no prefix of this one. The template has since taken away reasoning, or an empty
 * think block, from the message or from one before it.
 *
 *     user, assistant with reasoning, user, assistant    ->   [1]
 *
 * What comes later reaches an earlier turn in two ways only: the turn is no longer the last one, and it may no longer
 * be after the last query. So the time is linear in the chat.
 */
export function rewrittenTurns(chat: Chat): number[] {
  const request = FormattedChat.requestOf(chat);
  const { turns, template } = request;
  const shown = textsOf(chat, turns.length);
  const rewritten: number[] = [];
  let query = -1;
  let isPromptRewritten = false;
  for (const turn of turns.slice(0, -1)) {
    if (turn.role !== "assistant") continue;
    const until = turns.slice(0, turn.index + 1);
    const lastQuery = template.lastQuery(until);
    // Turns before the query stand in both chats as history.
    if (lastQuery !== query) isPromptRewritten = false;
    query = lastQuery;
    const asLast = written(turn, { ...request, turns: until, lastQuery });
    if (isPromptRewritten || asLast !== shown[turn.index]) rewritten.push(turn.index);
    isPromptRewritten ||= written(turn, { ...request, lastQuery }) !== shown[turn.index];
  }
  return rewritten;
}

/** The turn alone, as a chat of this request would show it. */
function written(turn: Turn, request: ChatRequest): string {
  const write = newWriter();
  const clause = request.template.roles.get(turn.role) ?? request.template.other;
  clause(write, turn, request);
  return joined(write.segments);
}

/** By message. */
function textsOf(chat: Chat, count: number): string[] {
  const texts = Array<string>(count).fill("");
  for (const { message, text } of chat.segments) if (message !== null) texts[message] += text;
  return texts;
}
