import type { Turn } from "../turns.ts";
import { append, omit, type Writer } from "../write.ts";

/** `<|im_start|>user\n` */
export function openTurn(write: Writer, role: string, header: string): void {
  startTurn(write, role);
  append(write, "turn-role", header);
}

/** `<|im_start|>`; the role goes to the segments that follow, until the next turn. */
export function startTurn(write: Writer, role: string): void {
  write.role = role;
  append(write, "turn-start", "<|im_start|>");
}

/** `<|im_end|>\n`: the model writes the token, never the line break. */
export function closeTurn(write: Writer): void {
  append(write, "turn-end", "<|im_end|>");
  write.generated = false;
  append(write, "turn-break", "\n");
}

/** The members of a message that the template has no use for: `tool_call_id`, `name`, ids of calls. */
export function omitUnread(write: Writer, turn: Turn): void {
  if (turn.unread.length > 0) omitAll(write, turn.unread);
}

function omitAll(write: Writer, unread: readonly string[]): void {
  for (const path of unread) omit(write, "member-not-read", path);
}
