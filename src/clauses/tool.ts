import { appendContent } from "../content.ts";
import type { ChatRequest, Clause } from "../template.ts";
import type { Turn } from "../turns.ts";
import { append, tag, type Writer } from "../write.ts";
import { closeTurn, omitUnread, openTurn, USER } from "./turn.ts";

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
  sharedTurn(write, turn, request, isTool(request, turn.index - 1));
};

/** As `toolTurn`; a message that begins the chat gets no `<|im_start|>user`. */
export const toolTurnAfterOthers: Clause = (write, turn, request) => {
  sharedTurn(write, turn, request, turn.index === 0 || isTool(request, turn.index - 1));
};

function sharedTurn(write: Writer, turn: Turn, request: ChatRequest, goesOn: boolean): void {
  openToolTurn(write, turn, goesOn);
  if (goesOn) append(write, "tool-response-break", "\n");
  toolResponse(write, turn, request);
  closeToolTurn(write, turn, request);
}

/**
 * As `toolTurn`, with each line break behind what it ends, and no `<|im_start|>user` where the message is the first that is
 * no system message:
 *
 *     </tool_response>
 *     <|im_end|>
 */
export const toolTurnOfLines: Clause = (write, turn, request) => {
  const first = request.turns.at(0)?.role === "system" ? 1 : 0;
  openToolTurn(write, turn, turn.index === first || isTool(request, turn.index - 1));
  toolResponse(write, turn, request);
  append(write, "tool-response-break", "\n");
  closeToolTurn(write, turn, request);
};

/** Nothing where it goes on: after another tool message, or where the template takes it for one. */
function openToolTurn(write: Writer, turn: Turn, goesOn: boolean): void {
  write.role = turn.role;
  if (!goesOn) openTurn(write, turn.role, USER);
}

/** <tool_response>\n18 °C\n</tool_response> */
function toolResponse(write: Writer, turn: Turn, request: ChatRequest): void {
  const content = request.template.content(write, turn, request);
  write.text += "<tool_response>\n";
  tag(write, "tool-response-start", "<tool_response>");
  tag(write, "tool-response-break", "\n");
  appendContent(write, "tool-response", content, turn.paths.content);
  write.text += "\n</tool_response>";
  tag(write, "tool-response-break", "\n");
  tag(write, "tool-response-end", "</tool_response>");
}

function closeToolTurn(write: Writer, turn: Turn, request: ChatRequest): void {
  if (!isTool(request, turn.index + 1)) closeTurn(write);
  omitUnread(write, turn);
}

/** Raw neighbours count: a message of unknown role, though dropped, still ends the run. */
function isTool({ turns }: ChatRequest, index: number): boolean {
  return index >= 0 && turns.at(index)?.role === "tool";
}
