import type { Segment } from "./types.ts";

/**
 * The characters are the caller's own. A placeholder has a source, the part it stands for, and is the template's
 * nevertheless.
 */
export function isCallerText({ kind, source }: Segment): boolean {
  return source !== null && kind !== "image-pad" && kind !== "video-pad";
}
