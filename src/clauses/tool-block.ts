import { DEFINITIONS, type Definition, type PreparedTools } from "../tools.ts";
import { append, appendGiven, type Writer } from "../writer.ts";

/** The template's words around the tool definitions. Each added token that they quote stands alone. */
export interface ToolWords {
  readonly before: string;
  readonly after: readonly string[];
}

/** How a tool is written; what is dropped is noted under `tools[index]`. */
export type WrittenDefinition = (definition: Definition, index: number, writer: Writer) => string;

/**
 *     # Tools … <tools>
 *     {"type": "function", …}
 *     </tools> … <tool_call></tool_call> …
 */
export function toolBlock(
  writer: Writer,
  tools: PreparedTools,
  { before, after }: ToolWords,
  separator: string,
  written: WrittenDefinition,
): void {
  writer.message = null;
  append(writer, "tools-instructions", separator + before);
  const definitions = tools[DEFINITIONS];
  let index = 0;
  for (const definition of definitions) {
    if (index > 0) append(writer, "tools-instructions", "\n");
    appendGiven(writer, "tool-definition", written(definition, index, writer), `tools[${index}]`);
    index++;
  }
  for (const text of after) {
    append(writer, text.startsWith("<") ? "tools-token" : "tools-instructions", text);
  }
}

/** {"type": "function", "function": {"name": …}}: as given, wrapper and all */
export const jsonDefinition: WrittenDefinition = ({ text }) => text;
