import { QwenFormatError } from "../errors.ts";
import { parseJson } from "../json.ts";
import { offsetsIn, type OffsetUnit } from "../offsets.ts";
import { dumps } from "../python/dumps.ts";
import type { Chat, JsonValue } from "../types.ts";
import { formatRequest, requestId } from "./request.ts";

/** What the answers hold. */
export interface AnswerOptions {
  /** For requests that name none. */
  readonly template: string | undefined;
  readonly segments: boolean;
  readonly offsets: OffsetUnit;
}

/** The answer to one request, and the error if there was one. */
export interface Answer {
  /** {"id": 1, "text": "…"} or {"id": 1, "error": {"code": "…", "message": "…", "path": "…"}} */
  readonly json: string;
  readonly request: JsonValue | undefined;
  readonly error: QwenFormatError | undefined;
}

/** Answers the request in these bytes of UTF-8; never throws for what the request holds. */
export function answer(bytes: Uint8Array, options: AnswerOptions): Answer {
  let request: JsonValue | undefined;
  let id = "";
  try {
    request = readRequest(bytes);
    id = idMember(request);
    const chat = formatRequest(request, options.template);
    return { json: `{${id}${chatMembers(chat, options)}}`, request, error: undefined };
  } catch (error) {
    if (!(error instanceof QwenFormatError)) throw error;
    const { code, message, path } = error;
    return { json: `{${id}"error": ${JSON.stringify({ code, message, path })}}`, request, error };
  }
}

// Without ignoreBOM a byte order mark would vanish, where Python refuses it.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function readRequest(bytes: Uint8Array): JsonValue {
  return parseJson(decode(bytes));
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new QwenFormatError("invalid-input", "", "not valid UTF-8");
  }
}

/** `"id": 1, `, or nothing; throws for an id that is nested too deep to be written. */
function idMember(request: JsonValue): string {
  const id = requestId(request);
  return id === undefined ? "" : `"id": ${idText(id)}, `;
}

/** The id as it came, `1.0` and big integers included; lone surrogates escaped, because UTF-8 has none. */
function idText(id: JsonValue): string {
  const text = dumps(id, "id");
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

function chatMembers(chat: Chat, options: AnswerOptions): string {
  const text = `"text": ${JSON.stringify(chat.text)}`;
  return options.segments ? `${text}, "segments": ${segmentsText(chat, options.offsets)}` : text;
}

function segmentsText(chat: Chat, unit: OffsetUnit): string {
  const convert = offsetsIn(unit, chat.text);
  return JSON.stringify(
    chat.segments.map((segment) => ({ ...segment, start: convert(segment.start), end: convert(segment.end) })),
  );
}
