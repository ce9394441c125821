import { generationPrompt } from "../generation-prompt.ts";
import type { Chat, Segment } from "../types.ts";
import { wholeOf } from "./excerpt.ts";

/** Finds out something about a chat once, and remembers it for as long as the chat lives. */
function remembered<T>(find: (chat: Chat) => T): (chat: Chat) => T {
  const memory = new WeakMap<Chat, T>();
  return (chat) => {
    let found = memory.get(chat);
    if (found === undefined) memory.set(chat, (found = find(chat)));
    return found;
  };
}

/** Index of the last message of this role that the prompt shows, or -1. */
const lastOf = (role: string): ((chat: Chat) => number) =>
  remembered(
    (chat) =>
      wholeOf(chat).segments.findLast((segment) => segment.role === role && segment.message !== null)?.message ?? -1,
  );

export const lastAssistant: (chat: Chat) => number = /* @__PURE__ */ lastOf("assistant");
export const lastUser: (chat: Chat) => number = /* @__PURE__ */ lastOf("user");

/** The segments of think blocks that hold no reasoning: `<think>\n\n</think>\n\n` */
export const emptyThinkBlocks: (chat: Chat) => ReadonlySet<Segment> = /* @__PURE__ */ remembered(({ segments }) => {
  const empty = new Set<Segment>();
  let block: Segment[] = [];
  const endBlock = (): void => {
    if (!block.some(({ kind }) => kind === "reasoning")) for (const segment of block) empty.add(segment);
    block = [];
  };
  for (const segment of segments) {
    if (segment.kind === "think-start") endBlock();
    if (isThink(segment)) block.push(segment);
    else endBlock();
  }
  endBlock();
  return empty;
});

export function isThink({ kind }: Segment): boolean {
  return kind === "reasoning" || kind === "think-start" || kind === "think-break" || kind === "think-end";
}

/** Each `<|im_end|>` that follows a tool call. */
export const endsAfterCall: (chat: Chat) => ReadonlySet<Segment> = /* @__PURE__ */ remembered(
  ({ segments }) =>
    new Set(segments.filter(({ kind }, at) => kind === "turn-end" && segments[at - 1]?.kind === "tool-call-end")),
);

/** The segments at the beginning of assistant turns that the generation prompt holds already. */
export const supplied: (chat: Chat) => ReadonlySet<Segment> = /* @__PURE__ */ remembered((chat) => {
  const found = new Set<Segment>();
  const prompt = generationPrompt(chat);
  for (const [index, { kind, role, start }] of chat.segments.entries()) {
    if (kind !== "turn-start" || role !== "assistant" || !chat.text.startsWith(prompt, start)) continue;
    addUntil(found, chat.segments, index, start + prompt.length);
  }
  return found;
});

function addUntil(found: Set<Segment>, segments: readonly Segment[], from: number, end: number): void {
  for (let index = from; ; index++) {
    const segment = segments[index];
    if (segment === undefined || segment.end > end) return;
    found.add(segment);
  }
}
