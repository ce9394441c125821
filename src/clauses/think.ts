import { losesSpace } from "../continuation.ts";
import { sliceOf, stripped, textOf, appendContent, type Content } from "../content.ts";
import { stripBlanks, stripLeadingNewlines, stripNewlines } from "../python/strip.ts";
import type { Thought, ThoughtRule } from "../template.ts";
import type { Turn } from "../turns.ts";
import { omit, tag, type Writer } from "../writer.ts";

const START = "<think>";
const END = "</think>";

/**
 * Reasoning from `reasoning_content`, or else from a think block in the content. A string in
 * `reasoning_content`, even an empty one, leaves the content alone.
 *
 *     <think>\nR\n</think>\n\nC    ->   R, C
 */
export const splitThought: ThoughtRule = (writer, turn, content) => {
  if (turn.reasoning === null && textOf(content).includes(END)) return splitInline(writer, turn, content);
  return givenThought(writer, turn, content);
};

/** Reasoning from `reasoning_content` alone; the content is left as it is. */
export const givenThought: ThoughtRule = (_writer, turn, content) => {
  const reasoning = turn.reasoning ?? "";
  return { reasoning, content, isInline: false, losesSpace: stripNewlines(reasoning) !== reasoning };
};

/** As the rule, with the white space of any kind around the reasoning taken away. */
export const trimmedThought =
  (rule: ThoughtRule): ThoughtRule =>
  (writer, turn, content) => {
    const thought = rule(writer, turn, content);
    const reasoning = stripped(thought.reasoning, stripBlanks);
    const losesMore = losesSpace(textOf(thought.reasoning), textOf(reasoning));
    return { ...thought, reasoning, losesSpace: thought.losesSpace || losesMore };
  };

/** The reasoning ends at the first `</think>` and starts at the last `<think>` before it; the content starts after the last `</think>`. */
function splitInline(writer: Writer, turn: Turn, content: Content): Thought {
  const text = textOf(content);
  const firstEnd = text.indexOf(END);
  const lastEnd = text.lastIndexOf(END);
  const start = text.lastIndexOf(START, firstEnd);
  const inside = sliceOf(content, start === -1 ? 0 : start + START.length, firstEnd);
  const after = sliceOf(content, lastEnd + END.length);
  if (start > 0 || lastEnd > firstEnd) omit(writer, "text-around-reasoning", turn.paths.content);
  return {
    reasoning: stripped(inside, stripNewlines),
    content: stripped(after, stripLeadingNewlines),
    isInline: true,
    losesSpace: !fitsBlock(textOf(inside)) || textOf(after).startsWith("\n\n\n"),
  };
}

/** The block prints one line break at each end of the reasoning. */
function fitsBlock(inside: string): boolean {
  return inside === "\n\n" || !(inside.startsWith("\n\n") || inside.endsWith("\n\n"));
}

/** Path of the value that the reasoning comes from. */
export function sourceOf(turn: Turn, thought: Thought): string {
  return thought.isInline ? turn.paths.content : turn.paths.reasoning;
}

/** <think>\nR\n</think>\n\n */
export function thinkBlock(writer: Writer, thought: Thought, source: string): void {
  writer.text += "<think>\n";
  tag(writer, "think-start", START);
  tag(writer, "think-break", "\n");
  appendContent(writer, "reasoning", stripped(thought.reasoning, stripNewlines), source);
  writer.text += "\n</think>\n\n";
  tag(writer, "think-break", "\n");
  tag(writer, "think-end", END);
  tag(writer, "think-break", "\n\n");
}
