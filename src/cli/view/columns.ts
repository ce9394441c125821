import stringWidth from "string-width";

/** Columns of the terminal; of a pipe, those that the variable COLUMNS tells. */
export function screenWidth(): number | undefined {
  const columns = process.stdout.columns ?? Number(process.env["COLUMNS"] ?? 0);
  return columns > 0 ? columns : undefined;
}

/** Where the width is unknown. */
export const USUAL_WIDTH = 80;

/** Text is not squeezed further. */
export const NARROWEST = 20;

/** Columns that a terminal gives to the text: `é` 1, `北` 2, `😀` 2. */
export const columnsOf: (text: string) => number = stringWidth;

/** Fills up with spaces to so many columns. */
export function padColumns(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

const graphemes = new Intl.Segmenter();
const TAB = 8; // at most

/**
 * Cuts a line into rows that fit, beside a space where there is one. The rows joined are the line: wrap-ansi would compose
 * decomposed letters and turn tabs into spaces, so that another prompt was shown.
 */
export function wrapColumns(line: string, columns: number): string[] {
  if (columns === Infinity) return [line];
  const rows: string[] = [];
  let row = "";
  let used = 0;
  const add = (text: string, width: number): void => {
    if (used + width > columns) {
      rows.push(row);
      row = "";
      used = 0;
    }
    row += text;
    used += width;
  };
  for (const word of line.split(/(?<=[ \t])|(?=[ \t])/)) {
    const width = widthOf(word);
    if (width <= columns) add(word, width);
    else for (const { segment } of graphemes.segment(word)) add(segment, widthOf(segment));
  }
  return [...rows, row];
}

function widthOf(word: string): number {
  return word === "\t" ? TAB : columnsOf(word);
}

/** Text below a chat, cut where it does not fit; the sign, or space, before it stands before its first row. */
export function footerLine(sign: string, text: string): string {
  const before = columnsOf(sign);
  const rows = wrapColumns(text, Math.max(NARROWEST, (screenWidth() ?? USUAL_WIDTH) - before));
  return `${sign}${rows.map((row) => row.trim()).join(`\n${" ".repeat(before)}`)}\n`;
}
