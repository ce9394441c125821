import type { Segment } from "./types.ts";

/**
 * The characters are the caller's own. A placeholder has a source, the part it stands for, and is the template's
 * nevertheless.
 */
export function isCallerText(segment: Segment): boolean {
  return segment.source !== null && !isPlaceholder(segment);
}

/** `<|image_pad|>`, `<|video_pad|>` */
export function isPlaceholder({ kind }: Segment): boolean {
  return kind === "image-pad" || kind === "video-pad";
}
