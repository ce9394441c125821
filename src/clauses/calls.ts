import { dumps } from "../python/dumps.ts";
import type { Call } from "../calls.ts";
import type { CallsRule } from "../template.ts";
import type { Turn } from "../turns.ts";
import { append, appendGiven, tag, type Writer } from "../write.ts";

/** Calls as JSON. A line break stands between calls, and before the first one after content. */
export const jsonCalls: CallsRule = (write, turn, content) => writeCalls(write, turn, content !== "");

/** As `jsonCalls`; what counts is that the message has content, not that any of it is printed. */
export const jsonCallsAfterMessage: CallsRule = (write, turn) => writeCalls(write, turn, Boolean(turn.content?.length));

function writeCalls(write: Writer, turn: Turn, followsContent: boolean): void {
  let needsBreak = followsContent;
  for (const call of turn.calls) {
    if (needsBreak) append(write, "tool-call-syntax", "\n");
    jsonCall(write, call);
    needsBreak = true;
  }
}

/** <tool_call>\n{"name": "NAME", "arguments": ARGUMENTS}\n</tool_call>, with the name not escaped */
function jsonCall(write: Writer, { paths, name, arguments: given }: Call): void {
  const source = paths.arguments;
  write.text += '<tool_call>\n{"name": "';
  tag(write, "tool-call-start", "<tool_call>");
  tag(write, "tool-call-syntax", '\n{"name": "');
  appendGiven(write, "tool-call-name", name, paths.name);
  append(write, "tool-call-syntax", '", "arguments": ');
  // A string goes in as it is, whatever it holds.
  appendGiven(write, "tool-call-arguments", typeof given === "string" ? given : dumps(given, source), source);
  write.text += "}\n</tool_call>";
  tag(write, "tool-call-syntax", "}\n");
  tag(write, "tool-call-end", "</tool_call>");
}
