/** Columns of the terminal; of a pipe, those that the variable COLUMNS tells. */
export function screenWidth(): number | undefined {
  const columns = process.stdout.columns ?? Number(process.env["COLUMNS"] ?? 0);
  return columns > 0 ? columns : undefined;
}

/** Where the width is unknown. */
export const USUAL_WIDTH = 80;

const ASCII = /^[\x20-\x7e]*$/;
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

// Made on first use: it takes as long as the rest of a short run.
let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for a character: `é`, `👩‍👩‍👧`. */
function graphemes(text: string): Intl.Segments {
  return (segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" })).segment(text);
}

/** Columns that a terminal gives to the text: `é` 1, `北` 2, `😀` 2. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/** Fills up with spaces to so many columns. */
export function padColumns(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/** Cuts a line into rows that fit, after a space where there is one. */
export function wrapColumns(line: string, columns: number): string[] {
  if (columns === Infinity) return [line];
  const rows: string[] = [];
  let row = "";
  let used = 0;
  const add = (piece: string, width: number): void => {
    if (used + width > columns && row !== "") {
      rows.push(row);
      row = "";
      used = 0;
    }
    row += piece;
    used += width;
  };
  for (const word of line.match(/\S+\s*|\s+/g) ?? []) {
    const width = columnsOf(word);
    if (width <= columns) add(word, width);
    else for (const { segment } of graphemes(word)) add(segment, columnsOf(segment));
  }
  return [...rows, row];
}
