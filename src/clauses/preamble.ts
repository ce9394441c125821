import { appendContent } from "../content.ts";
import { templateError } from "../errors.ts";
import type { ChatRequest, Frame } from "../template.ts";
import type { Turn } from "../turns.ts";
import { append } from "../writer.ts";
import { toolBlock, type ToolWords, type WrittenDefinition } from "./tool-block.ts";
import { closeTurn, openTurn, SYSTEM } from "./turn.ts";

/**
 * The first system message and the tool block share one turn; without both there is none.
 *
 *     <|im_start|>system
 *     Be brief.
 *
 *     # Tools …
 *
 * `otherwise` stands for a system message that is missing, or has no member `content`, where there are tools.
 */
export const contentFirst =
  (words: ToolWords, written: WrittenDefinition, otherwise = ""): Frame =>
  (writer, request) => {
    const { tools } = request.settings;
    const first = firstSystem(request, "the template raises on an empty list");
    const system = otherwise !== "" && first?.content === undefined ? undefined : first;
    if (system === undefined && tools === null) return;
    const message = system === undefined ? null : 0;
    writer.message = message;
    openTurn(writer, "system", SYSTEM);
    if (system !== undefined) {
      appendContent(writer, "content", request.template.systemContent(writer, system, request), system.paths.content);
    } else if (otherwise !== "") append(writer, "tools-instructions", otherwise);
    const separator = system === undefined && otherwise === "" ? "" : "\n\n";
    if (tools !== null) toolBlock(writer, tools, words, separator, written);
    writer.message = message;
    closeTurn(writer);
  };

/** The system message that begins the chat; throws for a chat without messages. */
export function firstSystem({ turns }: ChatRequest, reason: string): Turn | undefined {
  const first = turns.at(0);
  if (first === undefined) throw templateError("messages", reason);
  return first.role === "system" ? first : undefined;
}

/** What is said around tool definitions in JSON. */
export const JSON_WORDS: ToolWords = {
  before:
    "# Tools\n\n" +
    "You may call one or more functions to assist with the user query.\n\n" +
    "You are provided with function signatures within <tools></tools> XML tags:\n" +
    "<tools>\n",
  after: [
    "\n</tools>\n\nFor each function call, return a json object with function name and arguments within ",
    "<tool_call>",
    "</tool_call>",
    " XML tags:\n",
    "<tool_call>",
    '\n{"name": <function-name>, "arguments": <args-json-object>}\n',
    "</tool_call>",
  ],
};
