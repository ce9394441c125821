import { appendContent, stripped, textOf } from "../content.ts";
import { stripLeadingNewlines } from "../python/strip.ts";
import type { Clause, Template, Thought } from "../template.ts";
import type { Turn } from "../turns.ts";
import { omit, type Writer } from "../writer.ts";
import { sourceOf, thinkBlock } from "./think.ts";
import { ASSISTANT, closeTurn, omitUnread, openTurn } from "./turn.ts";

/** <|im_start|>assistant\n<think>\nR\n</think>\n\nC\n<tool_call>…</tool_call><|im_end|>\n */
export const assistantTurn: Clause = (writer, turn, request) => {
  const { template } = request;
  const thought = template.thought(writer, turn, template.content(writer, turn, request));
  openTurn(writer, turn.role, ASSISTANT);
  writer.generated = true;
  if (template.showsThinking?.(turn, thought, request)) openWithThought(writer, turn, thought);
  else openWithContent(writer, turn, thought);
  // The content counts as it was before its line breaks were stripped: "\n" and a call are three line breaks.
  if (turn.calls.length > 0) template.calls(writer, turn, textOf(thought.content));
  closeTurn(writer);
  omitUnread(writer, turn);
};

function openWithThought(writer: Writer, turn: Turn, thought: Thought): void {
  const source = turn.paths.content;
  const reasoningSource = sourceOf(turn, thought);
  const content = stripped(thought.content, stripLeadingNewlines);
  thinkBlock(writer, thought, reasoningSource);
  appendContent(writer, "content", content, source);
  if (thought.losesSpace) omit(writer, "white-space", reasoningSource);
  if (content !== thought.content) omit(writer, "white-space", source);
}

function openWithContent(writer: Writer, turn: Turn, thought: Thought): void {
  appendContent(writer, "content", thought.content, turn.paths.content);
  if (thought.isInline || thought.losesSpace || textOf(thought.reasoning) !== "") {
    omit(writer, "reasoning", sourceOf(turn, thought));
  }
}

/** After the last query only; there the last message always shows its block, the others a filled one. */
export const thinksAfterQuery: Template["showsThinking"] = (turn, thought, { turns, lastQuery, settings }) =>
  settings.reasoningHistory === "all" ||
  (turn.index > lastQuery && (turn.index === turns.length - 1 || textOf(thought.reasoning) !== ""));
