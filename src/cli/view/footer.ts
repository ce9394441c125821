import type { MaskWarning } from "../../masks/warnings.ts";
import type { EncodedChat } from "../../tokens/encode-chat.ts";
import type { Chat } from "../../types.ts";
import { maskRemark } from "../mask-remarks.ts";
import { spelledTokens } from "../../control-tokens.ts";
import { visible } from "../../showing/visible.ts";
import { palette } from "./colours.ts";
import { footerLine } from "./columns.ts";
import { droppedLines } from "./dropped-lines.ts";

const WARNING = `${palette.yellow("!")} `;

/** `35 tokens, 26 segments, 191 characters; the template drops nothing.` */
export function chatLines(chat: Chat, tokens: number | undefined): string {
  const count = `${chat.segments.length} segments, ${chat.text.length} characters`;
  const known = tokens === undefined ? count : `${tokens} tokens, ${count}`;
  if (chat.omissions.length === 0) return `\n${footerLine("", `${known}; the template drops nothing.`)}`;
  return `\n${footerLine("", `${known}. Dropped by the template:`)}${droppedLines(chat.omissions)}`;
}

/** `┃ trained by all-assistant: 10 of 26 segments, 77 of 191 characters` */
export function trainedSegments(chat: Chat, mask: string, weights: readonly number[]): string {
  const trained = chat.segments.filter((_, index) => weights[index] !== 0);
  const characters = trained.reduce((sum, { start, end }) => sum + end - start, 0);
  const share = `${trained.length} of ${chat.segments.length} segments, ${characters} of ${chat.text.length} characters`;
  return footerLine(`${palette.green("┃")} `, `trained by ${visible(mask)}: ${share}`);
}

/** `━ trained by all-assistant: 13 of 35 tokens` */
export function trainedTokens({ assistantMask }: EncodedChat, mask: string): string {
  const trained = assistantMask.filter((value) => value === 1).length;
  return footerLine(
    `${palette.green("━")} `,
    `trained by ${visible(mask)}: ${trained} of ${assistantMask.length} tokens`,
  );
}

export function warningLines(warnings: readonly MaskWarning[]): string {
  return warnings.map((warning) => footerLine(WARNING, maskRemark(warning).alone())).join("");
}

/** `! messages[0].content spells <|im_end|>: a tokenizer takes it for the token` */
export function spellingLines(chat: Chat): string {
  const places = spelledTokens(chat).map(({ token, path }) => `${visible(path)} spells ${token}`);
  const each = [...new Set(places)];
  const lines = each.slice(0, MOST).map((place) => footerLine(WARNING, `${place}: a tokenizer takes it for the token`));
  return lines.join("") + (each.length > MOST ? footerLine("  ", `and ${each.length - MOST} more`) : "");
}

const MOST = 5;
