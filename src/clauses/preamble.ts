import type { Frame } from "../template.ts";
import { DEFINITIONS, type PreparedTools } from "../tools.ts";
import { append, type Writer } from "../write.ts";
import { requiredText } from "./text.ts";
import { closeTurn, openTurn } from "./turn.ts";

/** The first system message and the tool block share one turn; without both there is none. */
export const preamble: Frame = (write, { turns, settings: { tools } }) => {
  const system = turns[0]?.role === "system" ? turns[0] : undefined;
  if (system === undefined && tools === null) return;
  const message = system === undefined ? null : 0;
  openTurn(write, message, "system", "system\n");
  // Even where other content may be missing, that of the first system message may not.
  if (system !== undefined) append(write, "content", requiredText(write, system), "messages[0].content");
  if (tools !== null) toolBlock(write, tools, system !== undefined);
  write.message = message;
  closeTurn(write);
};

/**
 *     # Tools … <tools>
 *     {"type": "function", …}
 *     </tools> … <tool_call></tool_call> …
 */
function toolBlock(write: Writer, tools: PreparedTools, follows: boolean): void {
  write.message = null;
  append(write, "tools-instructions", follows ? `\n\n${BEFORE_TOOLS}` : BEFORE_TOOLS);
  const written = tools[DEFINITIONS];
  for (let index = 0; index < written.length; index++) {
    if (index > 0) append(write, "tools-instructions", "\n");
    append(write, "tool-definition", written[index] ?? "", `tools[${index}]`);
  }
  for (const text of AFTER_TOOLS) {
    append(write, text.startsWith("<") ? "tools-token" : "tools-instructions", text);
  }
}

const BEFORE_TOOLS =
  "# Tools\n\n" +
  "You may call one or more functions to assist with the user query.\n\n" +
  "You are provided with function signatures within <tools></tools> XML tags:\n" +
  "<tools>\n";

const AFTER_TOOLS = [
  "\n</tools>\n\nFor each function call, return a json object with function name and arguments within ",
  "<tool_call>",
  "</tool_call>",
  " XML tags:\n",
  "<tool_call>",
  '\n{"name": <function-name>, "arguments": <args-json-object>}\n',
  "</tool_call>",
];
