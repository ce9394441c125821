import { QwenFormatError } from "../errors.ts";
import { parseJson } from "../json.ts";
import { isMembers } from "../members.ts";
import type { JsonValue } from "../types.ts";

// Without ignoreBOM a byte order mark would vanish, where Python refuses it.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads the JSON in these bytes of UTF-8; throws `invalid-input`. */
export function readRequest(bytes: Uint8Array): JsonValue {
  const text = decode(bytes);
  if (text.startsWith("\ufeff"))
    throw new QwenFormatError("invalid-input", "", "not JSON: begins with a byte order mark");
  return parseJson(text);
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    // ERR_STRING_TOO_LONG is no TypeError.
    if (!(error instanceof TypeError)) throw new QwenFormatError("unsupported", "", "longer than a string can be");
    throw new QwenFormatError("invalid-input", "", "not valid UTF-8");
  }
}

/** As `readRequest`, of bytes that should hold one request; where they hold one a line, the error says what to do. */
export function readOnlyRequest(bytes: Uint8Array, advice = "for one request a line, use --jsonl"): JsonValue {
  try {
    return readRequest(bytes);
  } catch (error) {
    if (!(error instanceof QwenFormatError) || !beginsWithObject(bytes)) throw error;
    throw new QwenFormatError(error.code, error.path, `${error.reason}; ${advice}`);
  }
}

const LINE_FEED = 0x0a;

/** The first line alone is a JSON object. */
function beginsWithObject(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(LINE_FEED);
  try {
    return end !== -1 && isMembers(readRequest(bytes.subarray(0, end)));
  } catch {
    return false;
  }
}
