import type { Omission, OmissionReason, Segment, SegmentKind } from "./types.ts";

/**
 * The prompt being written. `message`, `role` and `generated` are those of the turn in hand,
 * and every segment appended takes them over.
 */
export interface Writer {
  readonly segments: Segment[];
  readonly omissions: Omission[];
  /** UTF-16 length so far: the offset of the next segment. */
  length: number;
  message: number | null;
  role: string;
  generated: boolean;
  /** Images and videos counted so far. */
  images: number;
  videos: number;
}

export function newWriter(): Writer {
  return { segments: [], omissions: [], length: 0, message: null, role: "", generated: false, images: 0, videos: 0 };
}

/** Adds a segment at the end; empty text adds nothing. `source` is the path of the caller's value. */
export function append(write: Writer, kind: SegmentKind, text: string, source?: string | null): void {
  const start = write.length;
  const end = start + text.length;
  if (end === start) return;
  write.length = end;
  write.segments.push({
    kind,
    text,
    start,
    end,
    message: write.message,
    role: write.role,
    generated: write.generated,
    source: source ?? null,
  });
}

/** Notes that the template drops the value at `path`, of the message in hand. */
export function omit(write: Writer, reason: OmissionReason, path: string): void {
  const last = write.omissions.at(-1);
  if (last?.path === path && last.reason === reason) return; // one value may come out in several pieces
  write.omissions.push({ reason, path, message: write.message });
}
