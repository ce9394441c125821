import type { Chat } from "../../src/index.ts";

/** What is wrong with the segments of a chat: they are in order, not empty, without gap or overlap, and joined they are the text. */
export function tilingFault({ segments, text }: Pick<Chat, "segments" | "text">): string | undefined {
  let end = 0;
  let joined = "";
  for (const segment of segments) {
    if (segment.text === "" || segment.start !== end || segment.end !== end + segment.text.length) {
      return `segment does not tile at ${end}: ${JSON.stringify(segment)}`;
    }
    end = segment.end;
    joined += segment.text;
  }
  return joined === text ? undefined : `the segments are not the text: ${JSON.stringify(text)}`;
}
