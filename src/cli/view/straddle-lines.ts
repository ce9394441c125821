import type { EncodedChat } from "../../tokens/encode-chat.ts";
import type { Straddle, StraddleRule } from "../../tokens/token-weights.ts";
import { palette } from "./colours.ts";
import { footerLine } from "./columns.ts";
import { inSymbols } from "./symbols.ts";
import { OVER_MASK, OVER_SEGMENT, type Cell } from "./token-cells.ts";
import { weightText } from "./weight-text.ts";

/**
 *     ▲ over a mask border; trained if any character is (--straddle any):
 *         messages[1]  1406  ↵ untrained, ↵↵ trained
 */
export function straddleLines({ straddles, message }: EncodedChat, rule: StraddleRule): string {
  if (straddles.length === 0) return "";
  const head = footerLine(`${palette.yellow(OVER_MASK)} `, `over a mask border; ${RULES[rule]}:`);
  const lines = straddles.slice(0, MOST).map((straddle) => straddleLine(straddle, message[straddle.token] ?? null));
  const more = straddles.length > MOST ? footerLine("    ", `and ${straddles.length - MOST} more`) : "";
  return head + lines.join("") + more;
}

const MOST = 12;

const RULES: Readonly<Record<StraddleRule, string>> = {
  any: "trained if any character is (--straddle any)",
  first: "trained if the first character is (--straddle first)",
  all: "trained if all characters are (--straddle all)",
};

/** `messages[1]  1406  ↵ untrained, ↵↵ 0.5` */
function straddleLine({ id, parts }: Straddle, message: number | null): string {
  const owner = message === null ? "-" : `messages[${message}]`;
  const sides = parts.map(({ text, weight }) => `${inSymbols(text)} ${weightWord(weight)}`);
  return footerLine("    ", `${owner}  ${palette.dim(String(id))}  ${sides.join(", ")}`);
}

function weightWord(weight: number): string {
  if (weight === 0) return "untrained";
  return weight === 1 ? "trained" : weightText(weight);
}

/** `△ over a border of segments: 2 tokens` */
export function overSegmentLine(cells: readonly Cell[]): string {
  const count = cells.filter(({ mark }) => mark.startsWith(OVER_SEGMENT)).length;
  if (count === 0) return "";
  return footerLine(`${OVER_SEGMENT} `, `over a border of segments: ${count === 1 ? "1 token" : `${count} tokens`}`);
}
