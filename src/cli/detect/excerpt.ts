import { visible } from "../visible.ts";

/** The stretches in which two texts differ, each with a little around it: `…istant↵<think>↵`, `…istant↵`. */
export function excerpts(one: string, other: string): readonly [string, string] {
  const shortest = Math.min(one.length, other.length);
  let start = 0;
  while (start < shortest && one[start] === other[start]) start++;
  let end = 0;
  while (end < shortest - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const from = Math.max(0, start - AROUND);
  return [excerpt(one, from, one.length - end), excerpt(other, from, other.length - end)];
}

const AROUND = 24;
const LONGEST = 160;

function excerpt(text: string, from: number, differentTo: number): string {
  const to = Math.min(text.length, differentTo + AROUND, from + LONGEST);
  return `${from > 0 ? "…" : ""}${visibleSpace(text.slice(from, to).toWellFormed())}${to < text.length ? "…" : ""}`;
}

/** Line breaks, tabs, and spaces that could be overlooked. */
export function visibleSpace(text: string): string {
  const dotted = text.replaceAll(/(?<=^|\s) | (?=\s|$)/g, "·");
  return visible(dotted.replaceAll("\n", "↵").replaceAll("\t", "⇥"));
}
