import type { ChatRequest, Frame } from "../template.ts";
import { definitions, type PreparedTools } from "../tools.ts";
import { append, type Writer } from "../write.ts";
import { requiredText } from "./text.ts";
import { closeTurn, openTurn } from "./turn.ts";

/** The first system message and the tool block share one turn; without both there is none. */
export const preamble: Frame = (write, request) => {
  const system = request.turns[0]?.role === "system" ? 0 : null;
  if (system === null && request.tools === null) return;
  openTurn(write, system, "system", "system\n");
  if (system !== null) systemText(write, request);
  if (request.tools !== null) toolBlock(write, request.tools, system !== null);
  write.message = system;
  closeTurn(write);
};

/** Even where other content may be missing, that of the first system message may not. */
function systemText(write: Writer, { turns: [first] }: ChatRequest): void {
  if (first !== undefined) append(write, "content", requiredText(write, first), `${first.path}.content`);
}

/**
 *     # Tools … <tools>
 *     {"type": "function", …}
 *     </tools> … <tool_call></tool_call> …
 */
function toolBlock(write: Writer, tools: PreparedTools, follows: boolean): void {
  write.message = null;
  append(write, "tools-instructions", follows ? `\n\n${BEFORE_TOOLS}` : BEFORE_TOOLS);
  const written = definitions(tools);
  for (let index = 0; index < written.length; index++) {
    if (index > 0) append(write, "tools-instructions", "\n");
    append(write, "tool-definition", written[index] ?? "", `tools[${index}]`);
  }
  append(write, "tools-instructions", AFTER_TOOLS);
  append(write, "tools-token", "<tool_call>");
  append(write, "tools-token", "</tool_call>");
  append(write, "tools-instructions", " XML tags:\n");
  append(write, "tools-token", "<tool_call>");
  append(write, "tools-instructions", CALL_FORM);
  append(write, "tools-token", "</tool_call>");
}

const BEFORE_TOOLS =
  "# Tools\n\n" +
  "You may call one or more functions to assist with the user query.\n\n" +
  "You are provided with function signatures within <tools></tools> XML tags:\n" +
  "<tools>\n";

const AFTER_TOOLS =
  "\n</tools>\n\nFor each function call, return a json object with function name and arguments within ";

const CALL_FORM = '\n{"name": <function-name>, "arguments": <args-json-object>}\n';
