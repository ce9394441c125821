import type { ImagePart, VideoPart } from "../content-parts.ts";
import { expected } from "../errors.ts";
import { memberOf, membersOf, ownMember, type Members } from "../members.ts";
import type { Message } from "../types.ts";
import { joinedPieces, type Piece } from "./content.ts";
import { noPlace, omitOthers, pathOf, type Reading } from "./reading.ts";
import { stringAt } from "./values.ts";

/** The content of a message, and the paths of refusals in it, which it does not hold. */
export interface ReadContent {
  readonly content: NonNullable<Message["content"]>;
  readonly refusals: readonly string[];
}

/** null -> "", [{ type: "text", text: "a" }, { type: "text", text: "b" }] -> "ab" */
export function readContent(reading: Reading, separator: string): ReadContent {
  const path = pathOf(reading, "content");
  const content = ownMember(reading.members, "content") ?? "";
  if (typeof content === "string") return { content, refusals: [] };
  if (!Array.isArray(content)) throw expected(path, "a string, a list or null", content);
  const pieces: Piece[] = [];
  const refusals: string[] = [];
  for (let index = 0; index < content.length; index++) {
    const part: unknown = content[index];
    const partPath = `${path}[${index}]`;
    if (memberOf(part, "type") === "refusal") refusals.push(partPath);
    else pieces.push(readPart(reading, part, partPath));
  }
  return { content: joinedPieces(pieces, separator), refusals };
}

type PartType = "text" | "image_url" | "image" | "video" | "video_url" | "file" | "input_audio";

function readPart(reading: Reading, part: unknown, path: string): Piece {
  if (typeof part === "string") return part;
  const members = membersOf(part, path);
  const type = typeOf(members);
  switch (type as PartType) {
    case "text":
      omitOthers(reading, path, members, "type", "text");
      return stringAt(members, "text", path);
    case "image_url":
      present(members, "image_url", path);
      return part as ImagePart;
    case "image":
    case "video":
      return part as ImagePart | VideoPart;
    case "video_url":
      omitOthers(reading, path, members, "type", "video_url");
      return { type: "video", video: present(members, "video_url", path) };
    case "file":
      return filePart(reading, members, path);
    case "input_audio":
      throw noPlace(path, "audio");
    default:
      if (typeof type !== "string") throw expected(`${path}.type`, "a string", type);
      throw noPlace(path, `a part of type ${JSON.stringify(type)}`);
  }
}

/** `{ text }`, `{ image }`, `{ image_url }` and `{ video }` say by themselves what they are. */
function typeOf(members: Members): unknown {
  const type = ownMember(members, "type");
  return type ?? ["image", "image_url", "video", "text"].find((key) => ownMember(members, key) !== undefined);
}

function present(members: Members, key: string, path: string): unknown {
  const value = ownMember(members, key);
  if (value === undefined || value === null) throw expected(`${path}.${key}`, "a URL", value);
  return value;
}

/** { type: "file", file: { file_data: "data:image/png;base64,…" } } -> { type: "image_url", image_url: { url: "data:…" } } */
function filePart(reading: Reading, members: Members, path: string): Piece {
  const file = membersOf(ownMember(members, "file"), `${path}.file`);
  const url = ownMember(file, "file_data");
  const medium = typeof url === "string" ? /^data:(image|video)\//i.exec(url)?.[1]?.toLowerCase() : undefined;
  if (medium === undefined) throw noPlace(path, "a file that is no image or video");
  omitOthers(reading, path, members, "type", "file");
  omitOthers(reading, `${path}.file`, file, "file_data");
  return medium === "image" ? { type: "image_url", image_url: { url } } : { type: "video", video: url };
}
