import type { ContentPart, ImagePart, VideoPart } from "../content-parts.ts";
import { memberOf, ownMember, type Members } from "../members.ts";
import { noPlace } from "./reading.ts";

/** A text, or an image or a video. */
export type Piece = string | ImagePart | VideoPart;

/**
 * What every template can print: a string, unless there is something else than text in it.
 *
 *     "a", "b"               ->  "ab"
 *     "a", image, "b", "c"   ->  [{ type: "text", text: "a" }, image, { type: "text", text: "bc" }]
 */
export function joinedPieces(pieces: readonly Piece[], separator: string): string | ContentPart[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string") joined.splice(-1, 1, last + separator + piece);
    else joined.push(piece);
  }
  const [first = ""] = joined;
  if (joined.length < 2 && typeof first === "string") return first;
  return joined.map((piece) => (typeof piece === "string" ? { type: "text", text: piece } : piece));
}

/**
 * A file by its media type, full or its first half alone.
 *
 *     "image/png", DATA   ->  { type: "image", image: DATA, mediaType: "image/png" }
 *     "video", URL        ->  { type: "video", video: URL, mediaType: "video" }
 */
export function mediaPart(mediaType: string, data: unknown, path: string): ImagePart | VideoPart {
  if (/^image(?:\/|$)/i.test(mediaType)) return { type: "image", image: data, mediaType };
  if (/^video(?:\/|$)/i.test(mediaType)) return { type: "video", video: data, mediaType };
  throw noPlace(path, `a file of type ${JSON.stringify(mediaType)}`);
}

/** What a file holds; V4 prompts wrap it: { data: { type: "url", url: URL } } -> URL */
export function fileData(file: Members): unknown {
  const data = ownMember(file, "data");
  const type = memberOf(data, "type");
  return type === "data" || type === "url" ? memberOf(data, type) : data;
}
