import { queryIn } from "./clauses/query.ts";
import { FormattedChat } from "./chat.ts";
import { generationPrompt } from "./generation-prompt.ts";
import { clauseOf, type ChatRequest } from "./template.ts";
import type { Turn } from "./turns.ts";
import type { Chat } from "./types.ts";
import { newWriter, type Writer } from "./writer.ts";

/** An assistant turn, as this chat shows it and as it was when it was the last. */
export interface TurnHistory {
  readonly index: number;
  /** Index of the query that it answered, or its own where there was none. */
  readonly query: number;
  /** The chat that ended with this turn is no prefix of this chat. */
  readonly isRewritten: boolean;
  /** The turn reads otherwise as soon as anything follows it: its empty think block is gone. */
  readonly changesWhenFollowed: boolean;
  /** The prompt that asked for it, with the same options, is no prefix of the chat that ended with it. */
  readonly contradictsPrompt: boolean;
}

/**
 * What became of each assistant turn. What comes later reaches an earlier turn in two ways only: the turn is no longer the
 * last one, and it may no longer be after the last query. So each is written twice, and the time is linear in the chat.
 */
export function turnHistories(chat: Chat): TurnHistory[] {
  const request = FormattedChat.requestOf(chat);
  const { turns } = request;
  const opening = generationPrompt(chat);
  const shown = textsOf(chat, turns.length);
  const histories: TurnHistory[] = [];
  const until: Turn[] = []; // turns up to the one in hand
  const counts = countsBefore(request);
  let query = -1;
  let isPromptRewritten = false;
  for (const turn of turns) {
    until.push(turn);
    if (turn.role !== "assistant") continue;
    const { index } = turn;
    const previous = histories.at(-1);
    const found = queryIn((previous?.index ?? -1) + 1, index, request);
    // Turns before the query stand in both chats as history.
    if (found !== undefined || query === -1) isPromptRewritten = false;
    query = found ?? query;
    const lastQuery = query === -1 ? index : query;
    const isLast = index === turns.length - 1;
    const asLast = isLast ? shown[index] : written(turn, { ...request, turns: until, lastQuery }, counts[index]);
    const asLater = isLast ? asLast : written(turn, { ...request, lastQuery }, counts[index]);
    histories.push({
      index,
      query: lastQuery,
      isRewritten: isPromptRewritten || asLast !== shown[index],
      changesWhenFollowed: asLast !== asLater,
      contradictsPrompt: index > 0 && (!asLast?.startsWith(opening) || changedBy(previous, index)),
    });
    isPromptRewritten ||= asLater !== shown[index];
  }
  return histories;
}

/**
 * Indices of the assistant messages that the model saw and wrote otherwise than this chat shows them: the chat that
 * ended with such a message is no prefix of this one. The template has since taken away reasoning, or an empty
 * think block, from the message or from one before it.
 *
 *     user, assistant with reasoning, user, assistant    ->   [1]
 *
 * Throws `invalid-input` for a copy of a chat, which does not know its template.
 */
export function rewrittenTurns(chat: Chat): number[] {
  return turnHistories(chat).flatMap(({ index, isRewritten }) => (isRewritten ? [index] : []));
}

/** Two assistant messages in a row: the prompt for the second still shows the first as the last. */
function changedBy(previous: TurnHistory | undefined, index: number): boolean {
  return previous?.index === index - 1 && previous.changesWhenFollowed;
}

type Counts = Pick<Writer, "images" | "videos">;

/** The images and videos that are counted before each turn. */
function countsBefore(request: ChatRequest): readonly Counts[] {
  const seen = newWriter();
  return request.turns.map((turn) => {
    const { images, videos } = seen;
    if (Array.isArray(turn.content)) clauseOf(turn, request)(seen, turn, request);
    return { images, videos };
  });
}

/** The turn alone, as a chat of this request would show it. */
function written(turn: Turn, request: ChatRequest, counts: Counts | undefined): string {
  const writer: Writer = { ...newWriter(), ...counts };
  clauseOf(turn, request)(writer, turn, request);
  return writer.text;
}

/** By message. */
function textsOf(chat: Chat, count: number): string[] {
  const texts = Array<string>(count).fill("");
  for (const { message, text } of chat.segments) if (message !== null) texts[message] += text;
  return texts;
}
