import type { Segment } from "./types.ts";

/** The prompt, of its segments. Not `map` and `join`: adding up is a fifth faster on a batch of chats, and no slower on long ones. */
export function joined(segments: readonly Pick<Segment, "text">[]): string {
  let text = "";
  for (const segment of segments) text += segment.text;
  return text;
}

/**
 * The characters are the caller's own. A placeholder has a source, the part it stands for, and is the template's
 * nevertheless.
 */
export function isCallerText({ kind, source }: Segment): boolean {
  return source !== null && kind !== "image-pad" && kind !== "video-pad";
}
