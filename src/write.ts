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
}

export function newWriter(): Writer {
  return { segments: [], omissions: [], length: 0, message: null, role: "", generated: false };
}

/** Adds a segment at the end; empty text adds nothing. `source` is the path of the caller's value. */
export function append(write: Writer, kind: SegmentKind, text: string, source: string | null = null): void {
  if (text.length === 0) return;
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

/** Notes that the template drops the value at `path`. */
export function omit(write: Writer, reason: OmissionReason, path: string, message: number | null): void {
  write.omissions.push({ reason, path, message });
}
