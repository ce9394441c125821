import type { Turn } from "../turns.ts";

/**
 * Index of the last user message that asks something, or of the last message when none does;
 * then no turn is after it, and none shows its thinking.
 */
export function lastTextQuery(turns: readonly Turn[]): number {
  const last = turns.findLastIndex(
    ({ role, content }) =>
      role === "user" &&
      typeof content === "string" &&
      // A tool response in a user's clothes. No trimming: a "\n" at its end makes it a query.
      !(content.startsWith("<tool_response>") && content.endsWith("</tool_response>")),
  );
  return last === -1 ? turns.length - 1 : last;
}
