import type { Omission, OmissionReason, Segment, SegmentKind } from "./types.ts";

/**
 * The prompt being written. `message`, `role` and `generated` are those of the turn in hand,
 * and every segment appended takes them over.
 */
export interface Writer {
  readonly segments: Segment[];
  readonly omissions: Omission[];
  /** The prompt so far. */
  text: string;
  /** UTF-16 length of what is tagged so far: the offset of the next segment. */
  length: number;
  message: number | null;
  role: string;
  generated: boolean;
  /** Images and videos counted so far. */
  images: number;
  videos: number;
}

export function newWriter(): Writer {
  return {
    segments: [],
    omissions: [],
    text: "",
    length: 0,
    message: null,
    role: "",
    generated: false,
    images: 0,
    videos: 0,
  };
}

/** Adds words of the template's own, which are never empty. */
export function append(writer: Writer, kind: SegmentKind, text: string): void {
  writer.text += text;
  tag(writer, kind, text);
}

/**
 * Tags the next words of the template's own in a text that has them already. Those that always stand together are added
 * as one, which takes a tenth off a chat:
 *
 *     writer.text += "<|im_end|>\n";
 *     tag(writer, "turn-end", "<|im_end|>");
 *     tag(writer, "turn-break", "\n");
 */
export function tag(writer: Writer, kind: SegmentKind, text: string): void {
  const start = writer.length;
  const end = start + text.length;
  writer.length = end;
  writer.segments.push({
    kind,
    text,
    start,
    end,
    message: writer.message,
    role: writer.role,
    generated: writer.generated,
    source: null,
  });
}

/**
 * Adds what the caller gave at `source`; an empty text adds nothing. Apart from `tag`, because engines compile functions
 * in place, some for every segment of a turn, as long as they are small.
 */
export function appendGiven(writer: Writer, kind: SegmentKind, text: string, source: string | null): void {
  if (text === "") return;
  writer.text += text;
  const start = writer.length;
  const end = start + text.length;
  writer.length = end;
  writer.segments.push({
    kind,
    text,
    start,
    end,
    message: writer.message,
    role: writer.role,
    generated: writer.generated,
    source,
  });
}

/** Notes that the template drops the value at `path`, of the message in hand. */
export function omit(writer: Writer, reason: OmissionReason, path: string): void {
  const last = writer.omissions.at(-1);
  if (last?.path === path && last.reason === reason) return; // one value may come out in several pieces
  writer.omissions.push({ reason, path, message: writer.message });
}
