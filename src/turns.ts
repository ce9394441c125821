import { NONE, readCalls, type Call } from "./calls.ts";
import { expected } from "./errors.ts";
import { isMembers, membersOf, noteUnread } from "./members.ts";
import { isOwn } from "./objects.ts";
import { messagePaths, type MessagePaths } from "./paths.ts";

/** A validated message. */
export interface Turn {
  readonly index: number;
  readonly paths: MessagePaths;
  readonly role: string;
  /** `undefined` where the message has none; the parts of a list are not looked into. */
  readonly content: string | readonly unknown[] | null | undefined;
  readonly reasoning: string | null;
  readonly calls: readonly Call[];
  /** Paths of members that hold something and that no template reads for this role. */
  readonly unread: readonly string[];
}

/** Its texts are still to be checked. */
interface UncheckedTurn extends Omit<Turn, "content" | "reasoning"> {
  content: unknown;
  readonly reasoning: unknown;
}

/** Validates the messages against the schema; throws `invalid-input`. */
export function readMessages(messages: unknown): Turn[] {
  if (!Array.isArray(messages)) throw expected("messages", "a list", messages);
  const turns: UncheckedTurn[] = [];
  for (let index = 0; index < messages.length; index++) turns.push(readMessage(messages[index], index));
  // A loop of its own, so short that a processor fetches many texts from memory at once: a tenth of a batch of chats.
  for (const turn of turns) checkTexts(turn);
  return turns as Turn[];
}

function readMessage(message: unknown, index: number): UncheckedTurn {
  const paths = messagePaths(index);
  const path = paths.message;
  const members = membersOf(message, path);
  let role: unknown, content: unknown, reasoning: unknown, calls: unknown;
  let unread: string[] | undefined;
  for (const key in members) {
    if (!isOwn(members, key)) continue;
    const value = members[key];
    if (key === "role") role = value;
    else if (key === "content") content = value;
    else if (key === "reasoning_content") reasoning = value;
    else if (key === "tool_calls") calls = value;
    else if (key !== "weight" && key !== "train") noteUnread((unread ??= []), path, key, value); // those two are for masks
  }
  if (typeof role !== "string") throw expected(`${path}.role`, "a string", role);
  if (role !== "assistant" && (reasoning || calls)) noteAssistants((unread ??= []), path, reasoning, calls);
  return {
    index,
    paths,
    role,
    content,
    reasoning: reasoning ?? null,
    calls: (calls ?? null) === null ? NONE : readCalls(calls, paths, role === "assistant" ? (unread ??= []) : []),
    unread: unread?.length ? unread : NONE,
  };
}

/** Reasoning and calls are an assistant's; no template reads them in another turn. */
export function noteAssistants(unread: string[], path: string, reasoning: unknown, calls: unknown): void {
  noteUnread(unread, path, "reasoning_content", reasoning);
  noteUnread(unread, path, "tool_calls", calls);
}

function checkTexts(turn: UncheckedTurn): void {
  const { content, reasoning, paths } = turn;
  if (typeof (content ?? "") !== "string") turn.content = readParts(content, paths.content);
  if (typeof (reasoning ?? "") !== "string") throw expected(paths.reasoning, "a string or null", reasoning);
}

function readParts(content: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(content)) throw expected(path, "a string, a list or null", content);
  return Array.from(content as readonly unknown[], (part, index) => {
    if (typeof part !== "string" && !isMembers(part)) {
      throw expected(`${path}[${index}]`, "an object or a string", part);
    }
    if (part instanceof Map) membersOf(part, `${path}[${index}]`);
    return part;
  });
}
