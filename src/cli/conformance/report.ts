import type { ConformanceReport } from "../../testing/index.ts";
import { reportLines, type Paint } from "../../testing/report.ts";
import { palette } from "../view/colours.ts";

const paint: Paint = { holds: palette.green, fails: palette.red, title: palette.bold, label: palette.gray };

/** The report for a terminal. */
export function reportText(report: ConformanceReport): string {
  return `${reportLines(report, paint).join("\n")}\n`;
}
