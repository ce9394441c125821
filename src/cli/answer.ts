import { QwenFormatError } from "../errors.ts";
import { parseJson } from "../json.ts";
import type { MaskWarning } from "../masks/warnings.ts";
import { dumps } from "../python/dumps.ts";
import type { JsonValue } from "../types.ts";
import { requestId } from "./request.ts";

/** What a command makes of a request. */
export interface Result {
  /** The members of each answer, without the id: `"text": "…", "spans": [[50,71]]` */
  readonly answers: readonly string[];
  /** `false` where the answers must not repeat the id of the request. Default `true`. */
  readonly hasId?: boolean;
  readonly warnings: readonly MaskWarning[];
}

/** Throws a QwenFormatError for what is wrong with the request. */
export type Answering = (request: JsonValue) => Result;

/** The answers to one request, and the error if there was one. */
export interface Answer {
  /** {"id": 1, "text": "…"} or {"id": 1, "error": {"code": "…", "message": "…", "path": "…"}} */
  readonly lines: readonly string[];
  readonly warnings: readonly MaskWarning[];
  readonly request: JsonValue | undefined;
  readonly error: QwenFormatError | undefined;
}

/** Answers the request in these bytes of UTF-8; never throws for what the request holds. */
export function answer(bytes: Uint8Array, answering: Answering): Answer {
  let request: JsonValue | undefined;
  let id = "";
  try {
    request = readRequest(bytes);
    id = idMember(request);
    const { answers, warnings, hasId = true } = answering(request);
    return { lines: answers.map((members) => `{${hasId ? id : ""}${members}}`), warnings, request, error: undefined };
  } catch (error) {
    if (!(error instanceof QwenFormatError)) throw error;
    const { code, message, path } = error;
    const line = `{${id}"error": ${JSON.stringify({ code, message, path })}}`;
    return { lines: [line], warnings: [], request, error };
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
