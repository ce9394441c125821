import type { ByRole, Clause } from "../template.ts";
import { assistantTurn } from "./assistant.ts";
import { textTurn } from "./text.ts";

/** The four roles; templates differ in what becomes of system and tool messages. */
export function rolesWith(system: Clause, tool: Clause): ByRole<Clause> {
  return { system, user: textTurn, assistant: assistantTurn, tool };
}
