import { FormattedChat } from "../chat.ts";
import { generationPrompt } from "../generation-prompt.ts";
import { isPlaceholder } from "../segments.ts";
import type { Chat, Segment } from "../types.ts";
import { wholeOf } from "./whole.ts";

/** Finds out something about a chat once, and remembers it for as long as the chat lives. */
function remembered<T>(find: (chat: Chat) => T): (chat: Chat) => T {
  const memory = new WeakMap<Chat, T>();
  return (chat) => {
    let found = memory.get(chat);
    if (found === undefined) memory.set(chat, (found = find(chat)));
    return found;
  };
}

/** Index of the last assistant message that the prompt shows, or -1. */
export const lastAssistant: (chat: Chat) => number = /* @__PURE__ */ remembered(
  (chat) =>
    wholeOf(chat).segments.findLast(({ role, message }) => role === "assistant" && message !== null)?.message ?? -1,
);

/** Index of the user message that the template takes for the last query, or -1 where it takes none for one. */
export const lastQuery: (chat: Chat) => number = /* @__PURE__ */ remembered((chat) => {
  const request = FormattedChat.requestOf(wholeOf(chat));
  return request.turns.at(request.lastQuery)?.role === "user" ? request.lastQuery : -1;
});

/** The segments of think blocks that hold no reasoning: `<think>\n\n</think>\n\n` */
export const emptyThinkBlocks: (chat: Chat) => ReadonlySet<Segment> = /* @__PURE__ */ remembered(({ segments }) => {
  const empty = new Set<Segment>();
  let block: Segment[] = [];
  const endBlock = (): void => {
    if (!block.some(({ kind }) => kind === "reasoning")) for (const segment of block) empty.add(segment);
    block = [];
  };
  for (const segment of segments) {
    if (isThink(segment)) block.push(segment);
    // An image in it does not end a block.
    else if (!isVision(segment)) endBlock();
  }
  endBlock();
  return empty;
});

export function isThink({ kind }: Segment): boolean {
  return kind === "reasoning" || kind === "think-start" || kind === "think-break" || kind === "think-end";
}

/** Picture 1: <|vision_start|><|image_pad|><|vision_end|> */
function isVision(segment: Segment): boolean {
  const { kind } = segment;
  return isPlaceholder(segment) || kind === "vision-label" || kind === "vision-start" || kind === "vision-end";
}

/** What follows each tool call: the `<|im_end|>`, or what leads to the next call. */
export const afterCalls: (chat: Chat) => ReadonlySet<Segment> = /* @__PURE__ */ remembered(
  ({ segments }) => new Set(segments.filter((_, at) => segments[at - 1]?.kind === "tool-call-end")),
);

/** The segments at the beginning of assistant turns that the generation prompt holds already. */
export const supplied: (chat: Chat) => ReadonlySet<Segment> = /* @__PURE__ */ remembered((chat) => {
  const found = new Set<Segment>();
  const prompt = generationPrompt(chat);
  for (const [index, { kind, role, start }] of chat.segments.entries()) {
    if (kind !== "turn-start" || role !== "assistant" || !chat.text.startsWith(prompt, start)) continue;
    const segments = segmentsUntil(chat.segments, index, start + prompt.length);
    // What the caller has spelled is the caller's.
    if (segments.at(-1)?.end === start + prompt.length && segments.every(({ source }) => source === null))
      for (const segment of segments) found.add(segment);
  }
  return found;
});

/** The segments from this one on that end at or before the offset. */
function segmentsUntil(segments: readonly Segment[], from: number, end: number): Segment[] {
  let until = from;
  while ((segments.at(until)?.end ?? Infinity) <= end) until++;
  return segments.slice(from, until);
}
