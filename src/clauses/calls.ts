import { dumps } from "../python/dumps.ts";
import type { Call } from "../calls.ts";
import type { Turn } from "../turns.ts";
import { append, type Writer } from "../write.ts";

/** A line break stands between calls, and before the first one after content. */
export function toolCalls(write: Writer, turn: Turn, followsContent: boolean): void {
  for (let index = 0; index < turn.calls.length; index++) {
    if (index > 0 || followsContent) append(write, "tool-call-syntax", "\n");
    const call = turn.calls[index];
    if (call !== undefined) toolCall(write, call);
  }
}

/** <tool_call>\n{"name": "NAME", "arguments": ARGUMENTS}\n</tool_call>, with the name not escaped */
function toolCall(write: Writer, call: Call): void {
  append(write, "tool-call-start", "<tool_call>");
  append(write, "tool-call-syntax", '\n{"name": "');
  append(write, "tool-call-name", call.name, `${call.path}.name`);
  append(write, "tool-call-syntax", '", "arguments": ');
  append(write, "tool-call-arguments", argumentsText(call), `${call.path}.arguments`);
  append(write, "tool-call-syntax", "}\n");
  append(write, "tool-call-end", "</tool_call>");
}

/** A string goes in as it is, whatever it holds. */
function argumentsText(call: Call): string {
  return typeof call.arguments === "string" ? call.arguments : dumps(call.arguments, `${call.path}.arguments`);
}
