import { partContent, type Piece } from "../content.ts";
import { templateError } from "../errors.ts";
import { isEmpty, isMembers, memberOf, membersOf, noteOthers } from "../members.ts";
import { pythonStr } from "../python/repr.ts";
import type { ChatRequest, ContentRule } from "../template.ts";
import { omit, type Writer } from "../writer.ts";

type Medium = "image" | "video";

/** What becomes of a part that is an image or a video; `path` is its own: messages[0].content[1] */
export type VisionRule = (
  writer: Writer,
  path: string,
  part: unknown,
  medium: Medium,
  request: ChatRequest,
) => readonly Piece[];

/** What becomes of a part that is neither an image, nor a video, nor a text. */
export type OtherRule = (writer: Writer, path: string) => readonly Piece[];

/**
 * A string as it is, a list part by part; nothing for what is absent. Without a rule for images and videos, their text is
 * taken. `nothing` is what null gives.
 */
export const listContent =
  (vision: VisionRule | null, other: OtherRule, nothing: ContentRule): ContentRule =>
  (writer, turn, request) => {
    const { content } = turn;
    if (typeof content === "string") return content;
    if (content === null) return nothing(writer, turn, request);
    const pieces = (content ?? []).map((part, index): readonly Piece[] => {
      const path = `${turn.paths.content}[${index}]`;
      const medium = mediumOf(part);
      if (medium !== undefined && vision !== null) return vision(writer, path, part, medium, request);
      if (!has(part, "text")) return other(writer, path);
      // A string that speaks of text is asked for a member `text`, which it has not.
      return isMembers(part) ? [textPart(writer, path, part, medium)] : droppedPart(writer, path);
    });
    return partContent(pieces.flat());
  };

/** Null is nothing. */
export const nullIsEmpty: ContentRule = () => "";

/** Null is no list, and Python goes through lists only. */
export const nullRaises: ContentRule = (_writer, { paths }) => {
  throw templateError(paths.content, "the template raises on null");
};

/** Picture 1: <|vision_start|><|image_pad|><|vision_end|>, the number with `addVisionId` */
export const countedVision: VisionRule = (writer, path, part, medium, request) => {
  writer[`${medium}s`]++;
  return uncountedVision(writer, path, part, medium, request);
};

/** As `countedVision`, with the number that there is. */
export const uncountedVision: VisionRule = (writer, path, part, medium, { settings }) => {
  if (typeof part === "string") omit(writer, "content-not-text", path);
  else if (!isEmpty(memberOf(part, "text"))) omit(writer, "content-not-text", `${path}.text`);
  const label = `${medium === "image" ? "Picture" : "Video"} ${writer[`${medium}s`]}: `;
  return [
    { kind: "vision-label", text: settings.addVisionId ? label : "", source: null },
    { kind: "vision-start", text: "<|vision_start|>", source: null },
    { kind: `${medium}-pad`, text: `<|${medium}_pad|>`, source: path },
    { kind: "vision-end", text: "<|vision_end|>", source: null },
  ];
};

export const noVisionInSystem: VisionRule = (_writer, path, _part, medium) => {
  throw templateError(path, `System message cannot contain ${medium}s.`);
};

/** The text of a part, whatever else it holds; as Python prints it. */
function textPart(writer: Writer, path: string, part: object, medium: Medium | undefined): Piece {
  const unread: string[] = [];
  noteOthers(unread, path, membersOf(part, path), "type", "text");
  if (medium !== undefined) omit(writer, "content-not-text", path);
  else for (const member of unread) omit(writer, "member-not-read", member);
  const source = `${path}.text`;
  return { kind: null, text: pythonStr(memberOf(part, "text"), source), source };
}

export const droppedPart: OtherRule = (writer, path) => {
  omit(writer, "content-not-text", path);
  return [];
};

export const unexpectedPart: OtherRule = (_writer, path) => {
  throw templateError(path, "Unexpected item type in content.");
};

/** `{ type: "image" }`, or anything with a member `image` or `image_url`; a string that speaks of an image, too. */
function mediumOf(value: unknown): Medium | undefined {
  if (has(value, "image") || has(value, "image_url") || memberOf(value, "type") === "image") return "image";
  if (has(value, "video") || memberOf(value, "type") === "video") return "video";
  return undefined;
}

/** Python's `key in value`: a member of an object, a piece of a string. */
function has(value: unknown, key: string): boolean {
  return typeof value === "string" ? value.includes(key) : memberOf(value, key) !== undefined;
}
