import type { MaskWarning } from "../../masks/warnings.ts";
import type { EncodedChat } from "../../tokens/encode-chat.ts";
import type { Straddle, StraddleRule } from "../../tokens/token-weights.ts";
import type { Chat } from "../../types.ts";
import { warningText } from "../mask-tally.ts";
import { visible } from "../visible.ts";
import { palette } from "./colours.ts";
import { screenWidth, USUAL_WIDTH, wrapColumns } from "./columns.ts";
import { OVER_MASK, OVER_SEGMENT, inSymbols, type Cell } from "./token-cells.ts";
import { weightText } from "./weight-text.ts";

/** `35 tokens, 26 segments, 191 characters; the template drops nothing.` */
export function chatLines(chat: Chat, tokens: number | undefined): string {
  const count = `${chat.segments.length} segments, ${chat.text.length} characters`;
  return `\n${tokens === undefined ? "" : `${tokens} tokens, `}${count}${droppedText(chat)}`;
}

/** `┃ trained by all-assistant: 10 of 26 segments, 77 of 191 characters` */
export function trainedSegments(chat: Chat, mask: string, weights: readonly number[]): string {
  const trained = chat.segments.filter((_, index) => weights[index] !== 0);
  const characters = trained.reduce((sum, { start, end }) => sum + end - start, 0);
  const share = `${trained.length} of ${chat.segments.length} segments, ${characters} of ${chat.text.length} characters`;
  return `${palette.green("┃")} trained by ${visible(mask)}: ${share}\n`;
}

/** `━ trained by all-assistant: 13 of 35 tokens` */
export function trainedTokens({ assistantMask }: EncodedChat, mask: string): string {
  const trained = assistantMask.filter((value) => value === 1).length;
  return `${palette.green("━")} trained by ${visible(mask)}: ${trained} of ${assistantMask.length} tokens\n`;
}

export function warningLines(warnings: readonly MaskWarning[]): string {
  const width = (screenWidth() ?? USUAL_WIDTH) - 2;
  return warnings
    .map((warning) => wrapColumns(warningText(warning), width).map((row) => row.trimEnd()))
    .map((rows) => `${palette.yellow("!")} ${rows.join("\n  ")}\n`)
    .join("");
}

function droppedText({ omissions }: Chat): string {
  if (omissions.length === 0) return "; the template drops nothing.\n";
  const dropped = omissions.map(({ path, reason }) => `  ${visible(path)}  ${palette.dim(reason)}\n`);
  return `. Dropped by the template:\n${dropped.join("")}`;
}

/**
 *     ▲ over a mask border; trained, because one of the characters is (--straddle any):
 *         token 8  1406  ↵ untrained, ↵↵ trained
 */
export function straddleLines({ straddles }: EncodedChat, rule: StraddleRule): string {
  if (straddles.length === 0) return "";
  const head = `${palette.yellow(OVER_MASK)} over a mask border; ${RULES[rule]}:\n`;
  return head + straddles.slice(0, MOST).map(straddleLine).join("") + more(straddles.length);
}

const RULES: Readonly<Record<StraddleRule, string>> = {
  any: "trained, because one of the characters is (--straddle any)",
  first: "trained if the first of the characters is (--straddle first)",
  all: "trained if all of the characters are (--straddle all)",
};

function straddleLine({ token, id, parts }: Straddle): string {
  const sides = parts.map(({ text, weight }) => `${inSymbols(text)} ${weightWord(weight)}`);
  return `    token ${token}  ${palette.dim(String(id))}  ${sides.join(", ")}\n`;
}

function weightWord(weight: number): string {
  if (weight === 0) return "untrained";
  return weight === 1 ? "trained" : weightText(weight);
}

/** `△ over a border of segments: token 27, 29` */
export function overSegmentLine(cells: readonly Cell[]): string {
  const tokens = cells.flatMap(({ mark }, token) => (mark.startsWith(OVER_SEGMENT) ? [token] : []));
  if (tokens.length === 0) return "";
  const rest = tokens.length > MOST ? ` and ${tokens.length - MOST} more` : "";
  return `${OVER_SEGMENT} over a border of segments: token ${tokens.slice(0, MOST).join(", ")}${rest}\n`;
}

const MOST = 12;

function more(count: number): string {
  return count > MOST ? `    and ${count - MOST} more\n` : "";
}
