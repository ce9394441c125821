import { QwenFormatError } from "../errors.ts";
import type { JsonValue } from "../types.ts";
import { inOneLine } from "./lines.ts";
import type { Remark } from "./remarks.ts";
import { requestId } from "./request-id.ts";
import { unreadRemarks } from "./unread-members.ts";

/** What a command makes of a request. */
export interface Result {
  /** The members of each answer, without the id: `"text": "…", "spans": [[50,71]]` */
  readonly answers: readonly string[];
  /** How many more answers there would be, that train nothing. */
  readonly leftOut?: number;
  /** `false` where the answers must not repeat the id of the request. Default `true`. */
  readonly hasId?: boolean;
  readonly remarks: readonly Remark[];
}

/** How a command answers. */
export interface Answering {
  /** Throws a QwenFormatError for what is wrong with the request. */
  readonly resultOf: (request: JsonValue) => Result;
  /** Requests that fail have no answer. */
  readonly dropsErrors?: boolean;
}

/** The answers to one request, and the error if there was one. */
export interface Answer {
  /** {"id": 1, "text": "…"} or {"id": 1, "error": {"code": "…", "message": "…", "path": "…"}} */
  readonly lines: readonly string[];
  readonly leftOut: number;
  readonly remarks: readonly Remark[];
  readonly error: QwenFormatError | undefined;
}

/** Answers a request; never throws for what it holds. */
export function answer(read: () => JsonValue, { resultOf, dropsErrors = false }: Answering): Answer {
  let id = "";
  let remarks: readonly Remark[] = [];
  try {
    const request = read();
    remarks = unreadRemarks(request);
    id = idMember(request);
    const result = resultOf(request);
    const lines = result.answers.map((members) => inOneLine(`{${(result.hasId ?? true) ? id : ""}${members}}`));
    return { lines, leftOut: result.leftOut ?? 0, remarks: [...remarks, ...result.remarks], error: undefined };
  } catch (thrown) {
    const error = thrown instanceof RangeError ? beyondEngine(thrown) : thrown;
    if (!(error instanceof QwenFormatError)) throw error;
    const { code, message, path } = error;
    const line = inOneLine(`{${id}"error": ${JSON.stringify({ code, message, path })}}`);
    return { lines: dropsErrors ? [] : [line], leftOut: 0, remarks, error };
  }
}

/** An answer may be longer than a string can be: in V8, 2^29 UTF-16 code units. */
function beyondEngine({ message }: RangeError): QwenFormatError {
  return new QwenFormatError("unsupported", "", `too much for the JavaScript engine: ${message}`);
}

/** `"id": 1, `, or nothing. */
function idMember(request: JsonValue): string {
  const id = requestId(request);
  return id === undefined ? "" : `"id": ${id}, `;
}
