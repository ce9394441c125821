import type { EncodedChat } from "../../tokens/encode-chat.ts";
import type { Chat, Segment } from "../../types.ts";
import { kindColours, maskColour, type Colour } from "./colours.ts";
import { columnsOf } from "./columns.ts";
import { ownerOf } from "./owner.ts";
import { inSymbols } from "./symbols.ts";
import { isFractional, weightText } from "./weight-text.ts";

/** A token as it is shown. */
export interface Cell {
  /** `0 user` */
  readonly owner: string;
  /** `·Hello` */
  readonly text: string;
  readonly id: string;
  /** Of the widest of text, id and mark. */
  readonly columns: number;
  readonly colour: Colour;
  readonly weight: number;
  /** `▲` over a mask border, `△` over another border of segments, or nothing; then the weight where it is a new one. */
  readonly mark: string;
  /** A line of the prompt ends with this token. */
  readonly endsLine: boolean;
}

export const OVER_MASK = "▲";
export const OVER_SEGMENT = "△";

/** The tokens of a chat; their offsets are in UTF-16. */
export function tokenCells(chat: Chat, encoded: EncodedChat, isMasked: boolean): Cell[] {
  const { weights } = encoded;
  const marks = marksOf(chat, encoded);
  return encoded.inputIds.map((number, token) => {
    const segment = chat.segments[encoded.segment[token] ?? 0];
    const id = String(number);
    const text = tokenText(chat.text, encoded, token);
    const mark = marks[token] ?? "";
    const weight = weights[token] ?? 0;
    const columns = Math.max(columnsOf(text), id.length, mark.length);
    const endsLine = chat.text[(encoded.end[token] ?? 0) - 1] === "\n";
    return {
      owner: ownerOf(segment),
      text,
      id,
      columns,
      colour: colourOf(segment, weight, isMasked),
      weight,
      mark,
      endsLine,
    };
  });
}

function colourOf(segment: Segment | undefined, weight: number, isMasked: boolean): Colour {
  return isMasked ? maskColour(weight) : kindColours[segment?.kind ?? "content"];
}

function marksOf({ segments }: Chat, { segment, end, weights, straddles }: EncodedChat): string[] {
  const overMask = new Set(straddles.map(({ token }) => token));
  const isNumbered = isFractional(weights);
  return weights.map((weight, token) => {
    const isOver = (end[token] ?? 0) > (segments[segment[token] ?? 0]?.end ?? 0);
    const sign = isOver ? (overMask.has(token) ? OVER_MASK : OVER_SEGMENT) : "";
    return isNumbered && weight > 0 && weight !== weights[token - 1] ? sign + weightText(weight) : sign;
  });
}

/** `·Hello`; `…😀` for a token that is the last part of a character. */
function tokenText(prompt: string, { start, end }: EncodedChat, token: number): string {
  const from = start[token] ?? 0;
  const to = end[token] ?? 0;
  const next = start[token + 1] ?? prompt.length;
  const before = (end[token - 1] ?? 0) > from ? "…" : "";
  const after = next < to ? "…" : "";
  // A mark that NFC has composed away belongs to no token, and is shown with the one before.
  return before + inSymbols(prompt.slice(from, Math.max(to, next))) + after;
}
