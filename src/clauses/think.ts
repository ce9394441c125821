import { stripLeadingNewlines, stripNewlines } from "../python/strip.ts";
import type { Turn } from "../turns.ts";
import { append, omit, type Writer } from "../write.ts";

const START = "<think>";
const END = "</think>";

/** The reasoning of an assistant turn and what is left as its content. */
export interface Thought {
  readonly reasoning: string;
  readonly content: string;
  /** A think block was cut out of the content. */
  readonly isInline: boolean;
  /** Showing the block loses line breaks of the caller's. */
  readonly losesLineBreaks: boolean;
}

/**
 * Reasoning from `reasoning_content`, or else from a think block in the content. A string in
 * `reasoning_content`, even an empty one, leaves the content alone.
 *
 *     <think>\nR\n</think>\n\nC    ->   R, C
 */
export function splitThought(write: Writer, turn: Turn, content: string): Thought {
  if (turn.reasoning === null && content.includes(END)) return splitInline(write, turn, content);
  const reasoning = turn.reasoning ?? "";
  return {
    reasoning,
    content,
    isInline: false,
    losesLineBreaks: stripNewlines(reasoning) !== reasoning,
  };
}

/** The reasoning ends at the first `</think>` and starts at the last `<think>` before it; the content starts after the last `</think>`. */
function splitInline(write: Writer, turn: Turn, text: string): Thought {
  const firstEnd = text.indexOf(END);
  const lastEnd = text.lastIndexOf(END);
  const start = text.lastIndexOf(START, firstEnd);
  const inside = text.slice(start === -1 ? 0 : start + START.length, firstEnd);
  const after = text.slice(lastEnd + END.length);
  const source = `${turn.path}.content`;
  if (start > 0 || lastEnd > firstEnd) omit(write, "text-around-reasoning", source, turn.index);
  return {
    reasoning: stripNewlines(inside),
    content: stripLeadingNewlines(after),
    isInline: true,
    losesLineBreaks: !fitsBlock(inside) || after.startsWith("\n\n\n"),
  };
}

/** The block prints one line break at each end of the reasoning. */
function fitsBlock(inside: string): boolean {
  return inside === "\n\n" || !(inside.startsWith("\n\n") || inside.endsWith("\n\n"));
}

/** Path of the value that the reasoning comes from. */
export function sourceOf(turn: Turn, thought: Thought): string {
  return turn.path + (thought.isInline ? ".content" : ".reasoning_content");
}

/** <think>\nR\n</think>\n\n */
export function thinkBlock(write: Writer, thought: Thought, source: string): void {
  append(write, "think-start", START);
  append(write, "think-break", "\n");
  append(write, "reasoning", stripNewlines(thought.reasoning), source);
  append(write, "think-break", "\n");
  append(write, "think-end", END);
  append(write, "think-break", "\n\n");
}
