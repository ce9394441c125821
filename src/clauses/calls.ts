import { dumps } from "../python/dumps.ts";
import type { Call } from "../calls.ts";
import type { CallsRule } from "../template.ts";
import type { Turn } from "../turns.ts";
import { append, appendGiven, tag, type Writer } from "../writer.ts";

/** Calls as JSON. A line break stands between calls, and before the first one after content. */
export const jsonCalls: CallsRule = (writer, turn, content) => writeCalls(writer, turn, content !== "");

/** As `jsonCalls`; what counts is that the message has content, not that any of it is printed. */
export const jsonCallsAfterMessage: CallsRule = (writer, turn) =>
  writeCalls(writer, turn, Boolean(turn.content?.length));

function writeCalls(writer: Writer, turn: Turn, followsContent: boolean): void {
  let needsBreak = followsContent;
  for (const call of turn.calls) {
    if (needsBreak) append(writer, "tool-call-syntax", "\n");
    jsonCall(writer, call);
    needsBreak = true;
  }
}

/** <tool_call>\n{"name": "NAME", "arguments": ARGUMENTS}\n</tool_call>, with the name not escaped */
function jsonCall(writer: Writer, { paths, name, arguments: given }: Call): void {
  const source = paths.arguments;
  writer.text += '<tool_call>\n{"name": "';
  tag(writer, "tool-call-start", "<tool_call>");
  tag(writer, "tool-call-syntax", '\n{"name": "');
  appendGiven(writer, "tool-call-name", name, paths.name);
  append(writer, "tool-call-syntax", '", "arguments": ');
  // A string goes in as it is, whatever it holds.
  appendGiven(writer, "tool-call-arguments", typeof given === "string" ? given : dumps(given, source), source);
  writer.text += "}\n</tool_call>";
  tag(writer, "tool-call-syntax", "}\n");
  tag(writer, "tool-call-end", "</tool_call>");
}
