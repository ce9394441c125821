import { palette } from "./colours.ts";
import { columnsOf, padColumns, screenWidth, USUAL_WIDTH } from "./columns.ts";
import type { Cell } from "./token-cells.ts";

const MARGIN = 15;
const BAR = "━";

/**
 * Lines of the prompt, cut where they do not fit: tokens, ids below them, and a bar below what is trained.
 *
 *     1 assistant    Hello ·user <|im_end|> ↵
 *                    9707  1196  151645     198
 *                    ━━━━━━━━━━━━━━━━━━━━━━━━━━
 */
export function tokenRows(cells: readonly Cell[]): string {
  const width = (screenWidth() ?? USUAL_WIDTH) - MARGIN;
  let owner = "";
  const blocks = linesOfCells(cells, width).map((row) => {
    const isNew = row[0]?.owner !== owner;
    const gap = isNew && owner !== "" ? "\n" : "";
    owner = row[0]?.owner ?? "";
    return gap + rowText(row, isNew ? owner : "");
  });
  return blocks.join("");
}

/** Ends a row where a line of the prompt ends, where a message ends, and where the next token does not fit. */
function linesOfCells(cells: readonly Cell[], width: number): Cell[][] {
  const rows: Cell[][] = [];
  let used = 0;
  let last: Cell | undefined;
  for (const cell of cells) {
    const isFull = used + cell.columns > width;
    if (last === undefined || last.endsLine || last.owner !== cell.owner || isFull) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(cell);
    used += cell.columns + 1;
    last = cell;
  }
  return rows;
}

function rowText(row: readonly Cell[], owner: string): string {
  const indent = " ".repeat(MARGIN);
  const head = palette.dim(padColumns(owner, MARGIN - 1)) + " ";
  const lines = [head + textLine(row), indent + idLine(row)];
  if (row.some(isMarked)) lines.push(indent + markLine(row));
  return lines.map((line) => `${line}\n`).join("");
}

function textLine(row: readonly Cell[]): string {
  return row
    .map((cell, index) => cell.colour(cell.text) + " ".repeat(gapAfter(row, index, columnsOf(cell.text))))
    .join("");
}

function idLine(row: readonly Cell[]): string {
  return row.map(({ id }, index) => palette.dim(id) + " ".repeat(gapAfter(row, index, id.length))).join("");
}

/** `▲━━━  ━━━━━━━━`: without a gap between trained tokens. */
function markLine(row: readonly Cell[]): string {
  const shown = row.slice(0, row.findLastIndex(isMarked) + 1);
  const parts = shown.map(({ mark, weight, columns }, index) => {
    const next = shown[index + 1];
    const bar = (weight > 0 ? BAR : " ").repeat(columns - mark.length);
    const gap = weight > 0 && (next?.weight ?? 0) > 0 ? BAR : " ";
    const coloured = palette.green(next === undefined ? bar.trimEnd() : bar + gap);
    return mark === "" ? coloured : palette.yellow(mark) + coloured;
  });
  return parts.join("");
}

function isMarked({ mark, weight }: Cell): boolean {
  return mark !== "" || weight > 0;
}

/** Spaces up to the next token; none after the last. */
function gapAfter(row: readonly Cell[], index: number, used: number): number {
  return index === row.length - 1 ? 0 : (row[index]?.columns ?? 0) - used + 1;
}
