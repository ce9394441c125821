import type { Turn } from "../turns.ts";
import { append, omit, tag, type Writer } from "../writer.ts";

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
export function openTurn(writer: Writer, role: string, header: Header): void {
  writer.role = role;
  writer.text += header.words;
  tag(writer, "turn-start", START);
  tag(writer, "turn-role", header.role);
}

/** `<|im_start|>`; what follows may be a role of the caller's. */
export function startTurn(writer: Writer, role: string): void {
  writer.role = role;
  append(writer, "turn-start", START);
}

/** `<|im_end|>\n`: the model writes the token, never the line break. */
export function closeTurn(writer: Writer): void {
  writer.text += "<|im_end|>\n";
  tag(writer, "turn-end", "<|im_end|>");
  writer.generated = false;
  tag(writer, "turn-break", "\n");
}

/** The members of a message that the template has no use for: `tool_call_id`, `name`, ids of calls. */
export function omitUnread(writer: Writer, turn: Turn): void {
  if (turn.unread.length > 0) omitAll(writer, turn.unread);
}

function omitAll(writer: Writer, unread: readonly string[]): void {
  for (const path of unread) omit(writer, "member-not-read", path);
}
