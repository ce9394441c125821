import type { Column } from "./table.ts";

const SECTION = /(?<=<!-- peers -->\n)[^]*?(?=<!-- \/peers -->)/;

/** What stands between the marks. */
export const sectionIn = (readme: string): string => SECTION.exec(readme)?.[0] ?? "";

export const withSection = (readme: string, text: string): string => readme.replace(SECTION, () => `\n${text}\n\n`);

/** A peer's column in the table that is there, by rule. */
export function columnIn(readme: string, peer: number): Column {
  const rows = sectionIn(readme).matchAll(/^\| *\[\d+\].*$/gm);
  return new Map(
    [...rows].map(([row]) => {
      const [, id = "", ...cells] = row.split(" | ").map((cell) => cell.replaceAll(/^[| ]+|[| ]+$/g, ""));
      return [id.replaceAll("`", ""), cells[peer] ?? ""];
    }),
  );
}
