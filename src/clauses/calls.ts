import { dumps } from "../python/dumps.ts";
import type { Call } from "../calls.ts";
import type { Turn } from "../turns.ts";
import { append, type Writer } from "../write.ts";

/** A line break stands between calls, and before the first one after content. */
export function toolCalls(write: Writer, turn: Turn, followsContent: boolean): void {
  let needsBreak = followsContent;
  for (const call of turn.calls) {
    if (needsBreak) append(write, "tool-call-syntax", "\n");
    toolCall(write, call);
    needsBreak = true;
  }
}

/** <tool_call>\n{"name": "NAME", "arguments": ARGUMENTS}\n</tool_call>, with the name not escaped */
function toolCall(write: Writer, { path, name, arguments: given }: Call): void {
  const source = `${path}.arguments`;
  append(write, "tool-call-start", "<tool_call>");
  append(write, "tool-call-syntax", '\n{"name": "');
  append(write, "tool-call-name", name, `${path}.name`);
  append(write, "tool-call-syntax", '", "arguments": ');
  // A string goes in as it is, whatever it holds.
  append(write, "tool-call-arguments", typeof given === "string" ? given : dumps(given, source), source);
  append(write, "tool-call-syntax", "}\n");
  append(write, "tool-call-end", "</tool_call>");
}
