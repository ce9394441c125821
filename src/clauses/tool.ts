import { pythonStr } from "../python/repr.ts";
import type { ChatRequest, Clause } from "../template.ts";
import type { Turn } from "../turns.ts";
import { append, type Writer } from "../write.ts";
import { closeTurn, omitUnread, openTurn } from "./turn.ts";

/**
 * Tool messages in a row share one user turn:
 *
 *     <|im_start|>user
 *     <tool_response>
 *     18 °C
 *     </tool_response>
 *     <tool_response>
 *     …
 *     </tool_response><|im_end|>
 */
export const toolTurn: Clause = (write, turn, request) => {
  if (isTool(request, turn.index - 1)) {
    write.message = turn.index;
    append(write, "tool-response-break", "\n");
  } else openTurn(write, turn.index, turn.role, "user\n");
  append(write, "tool-response-start", "<tool_response>");
  append(write, "tool-response-break", "\n");
  append(write, "tool-response", request.template.toolText(write, turn), `${turn.path}.content`);
  append(write, "tool-response-break", "\n");
  append(write, "tool-response-end", "</tool_response>");
  if (!isTool(request, turn.index + 1)) closeTurn(write);
  omitUnread(write, turn);
};

/** Raw neighbours count: a message of unknown role, though dropped, still ends the run. */
function isTool(request: ChatRequest, index: number): boolean {
  return request.turns[index]?.role === "tool";
}

/** `{{ message.content }}`: a missing content prints nothing, null `None`, a list its `repr`. */
export function printedText(_write: Writer, turn: Turn): string {
  return turn.content === undefined ? "" : pythonStr(turn.content, `${turn.path}.content`);
}
