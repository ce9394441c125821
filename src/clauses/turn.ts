import type { Turn } from "../turns.ts";
import { append, omit, tag, type Writer } from "../write.ts";

/** The words that begin a turn, and those of them that name the role. */
interface Header {
  readonly words: string;
  readonly role: string;
}

export const SYSTEM: Header = { words: "<|im_start|>system\n", role: "system\n" };
export const USER: Header = { words: "<|im_start|>user\n", role: "user\n" };
export const ASSISTANT: Header = { words: "<|im_start|>assistant\n", role: "assistant\n" };

const START = "<|im_start|>";

/** `<|im_start|>user\n`; the role goes to the segments that follow, until the next turn. */
export function openTurn(write: Writer, role: string, header: Header): void {
  write.role = role;
  write.text += header.words;
  tag(write, "turn-start", START);
  tag(write, "turn-role", header.role);
}

/** `<|im_start|>`; what follows may be a role of the caller's. */
export function startTurn(write: Writer, role: string): void {
  write.role = role;
  append(write, "turn-start", START);
}

/** `<|im_end|>\n`: the model writes the token, never the line break. */
export function closeTurn(write: Writer): void {
  write.text += "<|im_end|>\n";
  tag(write, "turn-end", "<|im_end|>");
  write.generated = false;
  tag(write, "turn-break", "\n");
}

/** The members of a message that the template has no use for: `tool_call_id`, `name`, ids of calls. */
export function omitUnread(write: Writer, turn: Turn): void {
  if (turn.unread.length > 0) omitAll(write, turn.unread);
}

function omitAll(write: Writer, unread: readonly string[]): void {
  for (const path of unread) omit(write, "member-not-read", path);
}
