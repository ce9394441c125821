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
export function append(write: Writer, kind: SegmentKind, text: string): void {
  write.text += text;
  tag(write, kind, text);
}

/**
 * Tags the next words of the template's own in a text that has them already. Those that always stand together are added
 * as one, which takes a tenth off a chat:
 *
 *     write.text += "<|im_end|>\n";
 *     tag(write, "turn-end", "<|im_end|>");
 *     tag(write, "turn-break", "\n");
 */
export function tag(write: Writer, kind: SegmentKind, text: string): void {
  const start = write.length;
  const end = start + text.length;
  write.length = end;
  write.segments.push({
    kind,
    text,
    start,
    end,
    message: write.message,
    role: write.role,
    generated: write.generated,
    source: null,
  });
}

/**
 * Adds what the caller gave at `source`; an empty text adds nothing. Apart from `tag`, because engines compile functions
 * in place, some for every segment of a turn, as long as they are small.
 */
export function appendGiven(write: Writer, kind: SegmentKind, text: string, source: string | null): void {
  if (text === "") return;
  write.text += text;
  const start = write.length;
  const end = start + text.length;
  write.length = end;
  write.segments.push({
    kind,
    text,
    start,
    end,
    message: write.message,
    role: write.role,
    generated: write.generated,
    source,
  });
}

/** Notes that the template drops the value at `path`, of the message in hand. */
export function omit(write: Writer, reason: OmissionReason, path: string): void {
  const last = write.omissions.at(-1);
  if (last?.path === path && last.reason === reason) return; // one value may come out in several pieces
  write.omissions.push({ reason, path, message: write.message });
}
