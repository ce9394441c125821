import picocolors from "picocolors";
import type { Chat, Segment, SegmentKind } from "../types.ts";
import { readRequest } from "./answer.ts";
import { openInput, readAll } from "./input.ts";
import { openOutput } from "./output.ts";
import { formatRequest } from "./request.ts";
import { visible } from "./visible.ts";

/** `qwen3-format view`: the segments of one chat, one below the other, coloured by kind. */
export async function view(file: string | undefined, template: string | undefined): Promise<void> {
  const chat = formatRequest(readRequest(await readAll(openInput(file))), template);
  const output = openOutput();
  await output.write(chat.segments.map((segment, index) => row(segment, chat.segments[index - 1])).join(""));
  await output.write(footer(chat));
  await output.end();
}

// picocolors alone would also colour a pipe where the variable CI is set.
const pc = picocolors.createColors(
  picocolors.isColorSupported && (process.stdout.isTTY || Boolean(process.env["FORCE_COLOR"])),
);

const MARGIN = 14;
const KIND = 22;

/** `2 assistant    reasoning             They ask for …` with the lines of the text below one another */
function row(segment: Segment, previous: Segment | undefined): string {
  const isNew = segment.message !== previous?.message || segment.role !== previous.role;
  const owner = isNew ? `${segment.message ?? "-"} ${segment.role}` : "";
  const colour = colours[segment.kind];
  const lines = visible(segment.text).split(/(?<=\n)/);
  const head = `${pc.dim(visible(owner).padEnd(MARGIN))} ${colour(segment.kind.padEnd(KIND))}`;
  const indent = " ".repeat(MARGIN + 1 + KIND);
  return lines.map((line, index) => `${index === 0 ? head : indent}${coloured(line, colour)}\n`).join("");
}

/** The line break is shown, so that it can be seen whose it is. */
function coloured(line: string, colour: (text: string) => string): string {
  return line.endsWith("\n") ? `${colour(line.slice(0, -1))}${pc.dim("↵")}` : colour(line);
}

function footer(chat: Chat): string {
  const count = `${chat.segments.length} segments, ${chat.text.length} characters`;
  const dropped = chat.omissions.map(({ path, reason }) => `  ${visible(path)}  ${pc.dim(reason)}\n`);
  if (dropped.length === 0) return `\n${count}; the template drops nothing.\n`;
  return `\n${count}. Dropped by the template:\n${dropped.join("")}`;
}

const markup = pc.magenta;
const quiet = pc.gray;

const colours: Readonly<Record<SegmentKind, (text: string) => string>> = {
  "turn-start": markup,
  "turn-role": pc.bold,
  "turn-end": markup,
  "turn-break": quiet,
  content: String,
  "think-start": pc.yellow,
  reasoning: pc.yellow,
  "think-end": pc.yellow,
  "think-break": quiet,
  "tool-call-start": pc.green,
  "tool-call-syntax": quiet,
  "tool-call-name": pc.green,
  "tool-call-arguments": pc.green,
  "tool-call-end": pc.green,
  "tool-response-start": pc.cyan,
  "tool-response": pc.cyan,
  "tool-response-end": pc.cyan,
  "tool-response-break": quiet,
  "tools-instructions": pc.blue,
  "tools-token": markup,
  "tool-definition": pc.blue,
};
