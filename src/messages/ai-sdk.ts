import { expected } from "../errors.ts";
import { membersOf, ownMember, type Members } from "../members.ts";
import { readOutput } from "./ai-sdk-output.ts";
import { GatheredSpeech } from "./ai-sdk-speech.ts";
import type { AiSdkMessage, AiSdkPart } from "./ai-sdk-types.ts";
import type { Draft, Result } from "./call-order.ts";
import { fileData, joinedPieces, mediaPart, type Piece } from "./content.ts";
import { convertMessages, omitUnread, plainDraft, type Conversion } from "./conversion.ts";
import { readOptions } from "./options.ts";
import { noPlace, omit, omitOthers, pathOf, type Reading } from "./reading.ts";
import { stringAt, textAt } from "./values.ts";

/** Options of `fromAiSdk`. */
export interface AiSdkOptions {
  /** Stands between the text parts of a message, and between its reasoning parts. Default `""`, as the SDK itself has it. */
  readonly separator?: string | null | undefined;
}

/**
 * Messages of the AI SDK, as a language model gets them or as applications keep them, for any template:
 *
 *     { role: "assistant", content: [reasoning, text, tool-call] }  ->  { role: "assistant", reasoning_content, content, tool_calls }
 *     { role: "tool", content: [tool-result, tool-result] }         ->  { role: "tool", content }, { role: "tool", content }
 *
 * What a provider's own tool gave inside an assistant message becomes a tool message, and what follows it the next turn.
 * Throws `invalid-input` for what is no such message, and `unsupported` for what would change its meaning if it were left
 * out: files that are no image or video, parts of one provider.
 */
export function fromAiSdk(messages: readonly AiSdkMessage[], options: AiSdkOptions = {}): Conversion {
  const { separator } = readOptions(options, { separator: "" });
  return convertMessages(messages, (reading) => readMessage(reading, separator));
}

function readMessage(reading: Reading, separator: string): readonly Draft[] {
  const { members, path } = reading;
  const role = ownMember(members, "role");
  omitUnread(reading, "role", "content");
  switch (role as AiSdkMessage["role"]) {
    case "system":
      return [plainDraft(reading, { role: "system", content: stringAt(members, "content", path) })];
    case "user": {
      const pieces = partsOf(reading).map((part) => readPiece(reading, part));
      return [plainDraft(reading, { role: "user", content: joinedPieces(pieces, separator) })];
    }
    case "assistant":
      return readAssistant(reading, separator);
    case "tool":
      return partsOf(reading).flatMap((part) => readResult(reading, part, separator));
    default:
      throw expected(`${path}.role`, "system, user, assistant or tool", role);
  }
}

/** A part with its path: messages[1].content[0] */
interface Part {
  readonly members: Members;
  readonly type: AiSdkPart["type"];
  readonly path: string;
}

/** A string is one text. */
function partsOf(reading: Reading): Part[] {
  const path = pathOf(reading, "content");
  const content = ownMember(reading.members, "content");
  if (typeof content === "string") return [{ members: { text: content }, type: "text", path }];
  if (!Array.isArray(content)) throw expected(path, "a string or a list", content);
  return Array.from(content as readonly unknown[], (part, index) => {
    const partPath = `${path}[${index}]`;
    const members = membersOf(part, partPath);
    return { members, type: stringAt(members, "type", partPath) as AiSdkPart["type"], path: partPath };
  });
}

/** A text, an image or a video. */
function readPiece(reading: Reading, { members, type, path }: Part): Piece {
  switch (type) {
    case "text":
      omitOthers(reading, path, members, "type", "text");
      return stringAt(members, "text", path);
    case "image":
      omitOthers(reading, path, members, "type", "image", "mediaType");
      return imagePart(members, path);
    case "file":
      omitOthers(reading, path, members, "type", "data", "mediaType");
      return mediaPart(stringAt(members, "mediaType", path), fileData(members), path);
    default:
      throw noPlace(path, `a part of type ${JSON.stringify(type)} here`);
  }
}

/** As it is, for it says that it is an image. */
function imagePart(members: Members, path: string): Piece {
  const mediaType = textAt(members, "mediaType", path);
  return { type: "image", image: ownMember(members, "image"), ...(mediaType === null ? {} : { mediaType }) };
}

/** One draft, or several where results stand between the parts. */
function readAssistant(reading: Reading, separator: string): readonly Draft[] {
  const drafts: Draft[] = [];
  let speech: GatheredSpeech | null = null;
  for (const part of partsOf(reading)) {
    if (isSpoken(part)) {
      speech ??= new GatheredSpeech(reading);
      addPart(reading, speech, part);
      continue;
    }
    const results = readResult(reading, part, separator);
    if (results.length === 0) continue;
    if (speech !== null) drafts.push(speech.draft(separator));
    drafts.push(...results);
    speech = null;
  }
  if (speech === null && drafts.length === 0) speech = new GatheredSpeech(reading);
  return speech === null ? drafts : [...drafts, speech.draft(separator)];
}

function isSpoken({ type }: Part): boolean {
  return type !== "tool-result" && type !== "tool-approval-request" && type !== "tool-approval-response";
}

function addPart(reading: Reading, speech: GatheredSpeech, part: Part): void {
  const { members, type, path } = part;
  if (type === "reasoning") {
    omitOthers(reading, path, members, "type", "text");
    speech.addReasoning(stringAt(members, "text", path), path);
  } else if (type === "tool-call") speech.addCall(members, path);
  else speech.addPiece(readPiece(reading, part), path);
}

/** One result; none of an approval, which is noted. */
function readResult(reading: Reading, { members, type, path }: Part, separator: string): readonly Result[] {
  switch (type) {
    case "tool-approval-request":
    case "tool-approval-response":
      omit(reading, "content-not-text", path);
      return [];
    case "tool-result": {
      const id = stringAt(members, "toolCallId", path) || null;
      omitOthers(reading, path, members, "type", "output");
      const content = readOutput(reading, ownMember(members, "output"), `${path}.output`, separator);
      const answers = { by: "id", value: id, path: `${path}.toolCallId` } as const;
      return [{ message: { role: "tool", content }, source: reading.index, answers }];
    }
    default:
      throw noPlace(path, `a part of type ${JSON.stringify(type)} here`);
  }
}
