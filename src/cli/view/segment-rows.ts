import type { Chat, Segment } from "../../types.ts";
import { visible } from "../../showing/visible.ts";
import { kindColours, maskColour, palette, type Colour } from "./colours.ts";
import { NARROWEST, padColumns, screenWidth, wrapColumns } from "./columns.ts";
import { ownerOf } from "./owner.ts";
import { isFractional, weightText } from "./weight-text.ts";

const MARGIN = 14;
const KIND = 22;
const BAR = "┃";

/** The segments of a chat, one below the other; with weights, a bar beside what is trained. */
export function segmentRows(chat: Chat, weights: readonly number[] | undefined): string {
  const gutterOf = gutters(weights);
  const width = textWidth(gutterOf(0, 0).length);
  const rows = chat.segments.map((segment, index) => {
    const weight = weights?.[index];
    const colour = weight === undefined ? kindColours[segment.kind] : maskColour(weight);
    const head = headOf(segment, chat.segments[index - 1]);
    const lines = linesOf(segment.text, width, colour);
    return lines.map((line, row) => `${row === 0 ? head : INDENT}${gutterOf(weight, row)}${line}\n`).join("");
  });
  return rows.join("");
}

const INDENT = " ".repeat(MARGIN + 1 + KIND);

/** `2 assistant    reasoning             ` */
function headOf(segment: Segment, previous: Segment | undefined): string {
  const isNew = segment.message !== previous?.message || segment.role !== previous.role;
  const owner = isNew ? ownerOf(segment) : "";
  const colour = kindColours[segment.kind];
  return `${palette.dim(padColumns(owner, MARGIN))} ${colour(segment.kind.padEnd(KIND))}`;
}

/** What stands between kind and text in a row of a segment: nothing, `┃ ` or `0.5 ┃ ` */
function gutters(weights: readonly number[] | undefined): (weight: number | undefined, row: number) => string {
  if (weights === undefined) return () => "";
  const isNumbered = isFractional(weights);
  const columns = isNumbered ? weights.reduce((most, weight) => Math.max(most, weightText(weight).length), 0) + 1 : 0;
  return (weight = 0, row) => {
    const label = isNumbered && weight > 0 && row === 0 ? weightText(weight) : "";
    return `${label.padEnd(columns)}${weight > 0 ? palette.green(BAR) : " "} `;
  };
}

function textWidth(gutter: number): number {
  const screen = screenWidth();
  return screen === undefined ? Infinity : Math.max(NARROWEST, screen - INDENT.length - gutter);
}

/** The lines of the text, each with its end shown, so that it can be seen whose it is. */
function linesOf(text: string, width: number, colour: Colour): string[] {
  return visible(text)
    .split(/(?<=\n)/)
    .flatMap((line) => {
      if (!line.endsWith("\n")) return wrapColumns(line, width).map(colour);
      const rows = wrapColumns(line.slice(0, -1), width - 1).map(colour);
      return [...rows.slice(0, -1), `${rows.at(-1) ?? ""}${palette.dim("↵")}`];
    });
}
