import { textOf } from "../content.ts";
import { templateError } from "../errors.ts";
import type { ChatRequest, Template } from "../template.ts";
import { newWriter } from "../writer.ts";

/** Index of the last user message that asks something, or what stands for it. */
export function lastQueryOf(request: ChatRequest): number {
  const { turns, template } = request;
  return queryIn(0, turns.length, request) ?? template.withoutQuery(turns);
}

/** Index of the last query among the turns from `start` up to `end`. */
export function queryIn(start: number, end: number, request: ChatRequest): number | undefined {
  const { turns, template } = request;
  for (let index = end - 1; index >= start; index--) {
    const turn = turns[index];
    if (turn?.role === "user" && template.isQuery(turn, request)) return index;
  }
  return undefined;
}

/** Text that is not a tool response in its tags. No trimming: a "\n" at its end makes it a query. */
export const isTextQuery: Template["isQuery"] = ({ content }) =>
  typeof content === "string" && !isToolResponse(content);

/** As `isTextQuery`, of what the template prints for the content, be it a list. */
export const isPrintedQuery: Template["isQuery"] = (turn, request) =>
  !isToolResponse(textOf(request.template.content(newWriter(), turn, request)));

function isToolResponse(text: string): boolean {
  return text.startsWith("<tool_response>") && text.endsWith("</tool_response>");
}

/** After the last message, where no turn is: none shows its thinking. */
export const afterAll: Template["withoutQuery"] = (turns) => turns.length;

export const queryRequired: Template["withoutQuery"] = () => {
  throw templateError("messages", "No user query found in messages.");
};
