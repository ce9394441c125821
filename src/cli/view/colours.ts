import picocolors from "picocolors";
import type { SegmentKind } from "../../types.ts";

export type Colour = (text: string) => string;

// picocolors alone would also colour a pipe where the variable CI is set, and whatever FORCE_COLOR=0 forbids.
const forced = process.env["FORCE_COLOR"] ?? "";
export const palette: ReturnType<typeof picocolors.createColors> = picocolors.createColors(
  picocolors.isColorSupported && forced !== "0" && forced !== "false" && (process.stdout.isTTY || forced !== ""),
);

const markup = palette.magenta;
const quiet = palette.gray;

export const kindColours: Readonly<Record<SegmentKind, Colour>> = {
  "turn-start": markup,
  "turn-role": palette.bold,
  "turn-end": markup,
  "turn-break": quiet,
  content: String,
  "think-start": palette.yellow,
  reasoning: palette.yellow,
  "think-end": palette.yellow,
  "think-break": quiet,
  "tool-call-start": palette.green,
  "tool-call-syntax": quiet,
  "tool-call-name": palette.green,
  "tool-call-parameter": palette.green,
  "tool-call-arguments": palette.green,
  "tool-call-end": palette.green,
  "tool-response-start": palette.cyan,
  "tool-response": palette.cyan,
  "tool-response-end": palette.cyan,
  "tool-response-break": quiet,
  "tools-instructions": palette.blue,
  "tools-token": markup,
  "tool-definition": palette.blue,
  "effort-instructions": palette.blue,
  "vision-label": quiet,
  "vision-start": markup,
  "image-pad": palette.cyan,
  "video-pad": palette.cyan,
  "vision-end": markup,
};

/** What is trained stands out, whatever it is. */
export function maskColour(weight: number): Colour {
  return weight > 0 ? trained : String;
}

const trained: Colour = (text) => palette.bold(palette.green(text));
