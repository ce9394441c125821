import type { SegmentKind } from "./types.ts";
import { appendGiven, type Writer } from "./writer.ts";

/**
 * What a template prints for the content of a message: a string as it is, a list as its pieces. It is cut, stripped and
 * searched as one text, and every piece keeps where it comes from:
 *
 *     [{ type: "image" }, { type: "text", text: "What is it?" }]
 *     ->   <|vision_start|>  <|image_pad|>  <|vision_end|>  What is it?
 */
export type Content = string | PartContent;

/** The pieces of a list, and their texts joined. */
export interface PartContent {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  /** `null` for text: it is content, reasoning or a tool response, as its place will have it. */
  readonly kind: SegmentKind | null;
  readonly text: string;
  readonly source: string | null;
}

export function textOf(content: Content): string {
  return typeof content === "string" ? content : content.text;
}

export function partContent(pieces: readonly Piece[]): PartContent {
  return { text: pieces.map(({ text }) => text).join(""), pieces };
}

/** The characters from `start` to `end`. */
export function sliceOf(content: Content, start: number, end?: number): Content {
  if (typeof content === "string") return content.slice(start, end);
  const pieces: Piece[] = [];
  let at = 0;
  for (const piece of content.pieces) {
    const text = piece.text.slice(Math.max(0, start - at), end === undefined ? end : Math.max(0, end - at));
    pieces.push({ ...piece, text });
    at += piece.text.length;
  }
  return partContent(pieces);
}

/** What `strip` leaves; the same content where it takes nothing. */
export function stripped(content: Content, strip: (text: string) => string): Content {
  const text = textOf(content);
  const kept = strip(text);
  if (kept === text) return content;
  // What is left begins with a character that is not stripped: it is not found earlier.
  const start = text.indexOf(kept);
  return sliceOf(content, start, start + kept.length);
}

/** `source` is that of a string; pieces have their own. */
export function appendContent(writer: Writer, kind: SegmentKind, content: Content, source: string): void {
  if (typeof content === "string") appendGiven(writer, kind, content, source);
  else appendPieces(writer, kind, content.pieces);
}

// Apart, so that engines compile the usual case in place.
function appendPieces(writer: Writer, kind: SegmentKind, pieces: readonly Piece[]): void {
  for (const piece of pieces) appendGiven(writer, piece.kind ?? kind, piece.text, piece.source);
}
