import type { Turn } from "../turns.ts";

/**
 * Index of the last user message that asks something, or of the last message when none does;
 * then no turn is after it, and none shows its thinking.
 */
export function lastTextQuery(turns: readonly Turn[]): number {
  for (let index = turns.length - 1; index >= 0; index--) {
    const turn = turns[index];
    if (turn !== undefined && isQuery(turn)) return index;
  }
  return turns.length - 1;
}

/** A user message with text, unless the text is a tool response in user's clothes. No trimming: a "\n" at the end makes it a query. */
function isQuery({ role, content }: Turn): boolean {
  if (role !== "user" || typeof content !== "string") return false;
  return !(content.startsWith("<tool_response>") && content.endsWith("</tool_response>"));
}
