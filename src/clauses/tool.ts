import { appendContent } from "../content.ts";
import type { ChatRequest, Clause } from "../template.ts";
import type { Turn } from "../turns.ts";
import { append, tag, type Writer } from "../writer.ts";
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
export const toolTurn: Clause = (writer, turn, request) => {
  sharedTurn(writer, turn, request, isTool(request, turn.index - 1));
};

/** As `toolTurn`; a message that begins the chat gets no `<|im_start|>user`. */
export const toolTurnAfterOthers: Clause = (writer, turn, request) => {
  sharedTurn(writer, turn, request, turn.index === 0 || isTool(request, turn.index - 1));
};

function sharedTurn(writer: Writer, turn: Turn, request: ChatRequest, goesOn: boolean): void {
  openToolTurn(writer, turn, goesOn);
  if (goesOn) append(writer, "tool-response-break", "\n");
  toolResponse(writer, turn, request);
  closeToolTurn(writer, turn, request);
}

/**
 * As `toolTurn`, with each line break behind what it ends, and no `<|im_start|>user` where the message is the first that is
 * no system message:
 *
 *     </tool_response>
 *     <|im_end|>
 */
export const toolTurnOfLines: Clause = (writer, turn, request) => {
  const first = request.turns.at(0)?.role === "system" ? 1 : 0;
  openToolTurn(writer, turn, turn.index === first || isTool(request, turn.index - 1));
  toolResponse(writer, turn, request);
  append(writer, "tool-response-break", "\n");
  closeToolTurn(writer, turn, request);
};

/** Nothing where it goes on: after another tool message, or where the template takes it for one. */
function openToolTurn(writer: Writer, turn: Turn, goesOn: boolean): void {
  writer.role = turn.role;
  if (!goesOn) openTurn(writer, turn.role, USER);
}

/** <tool_response>\n18 °C\n</tool_response> */
function toolResponse(writer: Writer, turn: Turn, request: ChatRequest): void {
  const content = request.template.content(writer, turn, request);
  writer.text += "<tool_response>\n";
  tag(writer, "tool-response-start", "<tool_response>");
  tag(writer, "tool-response-break", "\n");
  appendContent(writer, "tool-response", content, turn.paths.content);
  writer.text += "\n</tool_response>";
  tag(writer, "tool-response-break", "\n");
  tag(writer, "tool-response-end", "</tool_response>");
}

function closeToolTurn(writer: Writer, turn: Turn, request: ChatRequest): void {
  if (!isTool(request, turn.index + 1)) closeTurn(writer);
  omitUnread(writer, turn);
}

/** Raw neighbours count: a message of unknown role, though dropped, still ends the run. */
function isTool({ turns }: ChatRequest, index: number): boolean {
  return index >= 0 && turns.at(index)?.role === "tool";
}
