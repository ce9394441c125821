import { stripLeadingNewlines } from "../python/strip.ts";
import type { Clause } from "../template.ts";
import type { Turn } from "../turns.ts";
import { append, omit, type Writer } from "../write.ts";
import { toolCalls } from "./calls.ts";
import { sourceOf, splitThought, thinkBlock, type Thought } from "./think.ts";
import { closeTurn, omitUnread, openTurn } from "./turn.ts";

/** <|im_start|>assistant\n<think>\nR\n</think>\n\nC\n<tool_call>…</tool_call><|im_end|>\n */
export const assistantTurn: Clause = (write, turn, request) => {
  const thought = splitThought(write, turn, request.template.text(write, turn));
  const isLast = turn.index === request.turns.length - 1;
  openTurn(write, turn.index, turn.role, "assistant\n");
  write.generated = true;
  // After the last query only; there the last message always shows its block, the others a filled one.
  if (turn.index > request.lastQuery && (isLast || thought.reasoning !== "")) openWithThought(write, turn, thought);
  else openWithContent(write, turn, thought);
  // The content counts as it was before its line breaks were stripped: "\n" and a call are three line breaks.
  toolCalls(write, turn, thought.content !== "");
  closeTurn(write);
  omitUnread(write, turn);
};

function openWithThought(write: Writer, turn: Turn, thought: Thought): void {
  const source = `${turn.path}.content`;
  const reasoningSource = sourceOf(turn, thought);
  thinkBlock(write, thought, reasoningSource);
  append(write, "content", stripLeadingNewlines(thought.content), source);
  if (thought.losesLineBreaks) omit(write, "line-breaks", reasoningSource, turn.index);
  if (thought.content.startsWith("\n")) omit(write, "line-breaks", source, turn.index);
}

function openWithContent(write: Writer, turn: Turn, thought: Thought): void {
  append(write, "content", thought.content, `${turn.path}.content`);
  if (thought.isInline || thought.reasoning !== "") omit(write, "reasoning", sourceOf(turn, thought), turn.index);
}
