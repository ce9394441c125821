import type { Turn } from "../turns.ts";
import { append, omit, tag, type Writer } from "../write.ts";

/** What opens a turn, and the end of it that names the role. */
interface Opening {
  readonly words: string;
  readonly header: string;
}

export const SYSTEM: Opening = { words: "<|im_start|>system\n", header: "system\n" };
export const USER: Opening = { words: "<|im_start|>user\n", header: "user\n" };
export const ASSISTANT: Opening = { words: "<|im_start|>assistant\n", header: "assistant\n" };

const START = "<|im_start|>";

/** `<|im_start|>user\n`; the role goes to the segments that follow, until the next turn. */
export function openTurn(write: Writer, role: string, { words, header }: Opening): void {
  write.role = role;
  write.text += words;
  tag(write, "turn-start", START);
  tag(write, "turn-role", header);
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
