import type { ContentPart } from "../content-parts.ts";
import { expected } from "../errors.ts";
import { membersOf, ownMember, type Members } from "../members.ts";
import { dumps } from "../python/dumps.ts";
import type { AiSdkOutput, AiSdkOutputPart } from "./ai-sdk-types.ts";
import { fileData, joinedPieces, mediaPart, type Piece } from "./content.ts";
import { noPlace, omit, omitOthers, type Reading } from "./reading.ts";
import { listAt, stringAt, textAt } from "./values.ts";

/** What the SDK itself tells a model whose call was denied without a reason. */
const DENIED = "Tool call execution denied.";

/**
 * What a tool gave, as the content of a tool message:
 *
 *     { type: "text", value: "18 °C" }            ->  18 °C
 *     { type: "json", value: { celsius: 18 } }    ->  {"celsius": 18}
 *     { type: "execution-denied" }                ->  Tool call execution denied.
 *     { type: "content", value: [text, image] }   ->  [text, image]
 *
 * That it is an error or a denial is noted, because a tool message has no place for it.
 */
export function readOutput(reading: Reading, given: unknown, path: string, separator: string): string | ContentPart[] {
  const output = membersOf(given, path);
  const type = ownMember(output, "type");
  omitOthers(reading, path, output, "type", type === "execution-denied" ? "reason" : "value");
  if (type === "error-text" || type === "error-json") omit(reading, "member-not-read", `${path}.type`);
  switch (type as AiSdkOutput["type"]) {
    case "text":
    case "error-text":
      return stringAt(output, "value", path);
    case "json":
    case "error-json":
      return dumps(ownMember(output, "value"), `${path}.value`);
    case "execution-denied":
      return readDenial(reading, output, path);
    case "content":
      return joinedPieces(
        listAt(output, "value", path, (part, at) => readPart(reading, part, at)),
        separator,
      );
    default:
      throw expected(`${path}.type`, "the type of an output", type);
  }
}

function readDenial(reading: Reading, output: Members, path: string): string {
  const reason = textAt(output, "reason", path) || null;
  if (reason !== null) omit(reading, "member-not-read", `${path}.type`);
  return reason ?? DENIED;
}

function readPart(reading: Reading, given: unknown, path: string): Piece {
  const part = membersOf(given, path);
  const type = ownMember(part, "type");
  switch (type as AiSdkOutputPart["type"]) {
    case "text":
      omitOthers(reading, path, part, "type", "text");
      return stringAt(part, "text", path);
    case "file":
    case "media":
    case "file-data":
    case "image-data":
      omitOthers(reading, path, part, "type", "data", "mediaType");
      return mediaPart(stringAt(part, "mediaType", path), fileData(part), path);
    case "image-url":
      omitOthers(reading, path, part, "type", "url");
      return { type: "image", image: stringAt(part, "url", path) };
    case "file-url":
      omitOthers(reading, path, part, "type", "url", "mediaType");
      return mediaPart(textAt(part, "mediaType", path) ?? "unknown", stringAt(part, "url", path), path);
    case "image-file-id":
      omitOthers(reading, path, part, "type", "fileId");
      return { type: "image", image: ownMember(part, "fileId") };
    case "image-file-reference":
      omitOthers(reading, path, part, "type", "providerReference");
      return { type: "image", image: ownMember(part, "providerReference") };
    case "file-id":
    case "file-reference":
    case "custom":
      throw noPlace(path, `a part of type ${JSON.stringify(type)}`);
    default:
      throw expected(`${path}.type`, "the type of a part", type);
  }
}
