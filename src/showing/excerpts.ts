import { differingStretch } from "./differing-stretch.ts";
import { visible } from "./visible.ts";

/**
 * The stretches in which two texts differ, each with a little around it: `…istant↵<think>↵`, `…istant↵`. Where the two
 * would look the same, U+2028 and its escape for one, they come as JSON: `"\u2028"`, `"\\u2028"`.
 */
export function excerpts(one: string, other: string): readonly [string, string] {
  const { start, end } = differingStretch(one, other);
  const from = Math.max(0, start - AROUND);
  const cut = (show: (text: string) => string): [string, string] => [
    excerpt(one, from, one.length - end, show),
    excerpt(other, from, other.length - end, show),
  ];
  const shown = cut(visibleSpace);
  return shown[0] === shown[1] && one !== other ? cut(jsonOf) : shown;
}

const AROUND = 24;
const LONGEST = 160;

function excerpt(text: string, from: number, differentTo: number, show: (text: string) => string): string {
  const to = Math.min(text.length, differentTo + AROUND, from + LONGEST);
  return `${from > 0 ? "…" : ""}${show(text.slice(from, to))}${to < text.length ? "…" : ""}`;
}

/** Line breaks, tabs, and spaces that could be overlooked; half a character is U+FFFD. */
export function visibleSpace(text: string): string {
  const dotted = text.toWellFormed().replaceAll(/(?<=^|\s) | (?=\s|$)/g, "·");
  return visible(dotted.replaceAll("\n", "↵").replaceAll("\t", "⇥"));
}

/** In ASCII, so that every character can be told. */
function jsonOf(text: string): string {
  return JSON.stringify(text).replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
