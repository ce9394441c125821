/**
 * - `invalid-input`: the request does not fit the message schema.
 * - `template-error`: the request fits, and the official template raises on it.
 * - `unsupported`: the official template would render it, and the caller asked us to refuse (`onOmission`); or what was given
 *   has no place in the format at all, as audio in a message to be converted.
 */
export type ErrorCode = "invalid-input" | "template-error" | "unsupported";

/** The error this library throws (but for `LlamaServerError`, an answer of a server). Its message is `PATH: REASON`. */
export class QwenFormatError extends Error {
  override readonly name = "QwenFormatError";
  readonly code: ErrorCode;
  /** Where in the request, spelled as JavaScript would reach it: `messages[3].tool_calls[0].function.name`. */
  readonly path: string;
  /** The message without the path. */
  readonly reason: string;

  constructor(code: ErrorCode, path: string, reason: string) {
    super(path === "" ? reason : `${path}: ${reason}`);
    this.code = code;
    this.path = path;
    this.reason = reason;
  }
}

/** messages[3].role: expected a string, got 5 */
export function expected(path: string, what: string, value: unknown): QwenFormatError {
  return new QwenFormatError("invalid-input", path, `expected ${what}, got ${describe(value)}`);
}

/** The official template raises here. */
export function templateError(path: string, reason: string): QwenFormatError {
  return new QwenFormatError("template-error", path, reason);
}

/** Names a value in an error message: `5`, `"user"`, `a list`, `an object`, `a Date`. */
function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(excerpt(value));
  if (Object(value) !== value) return excerpt(String(value));
  const name = classOf(value);
  return name === "Object" ? "an object" : `a ${name === "Array" ? "list" : excerpt(name)}`;
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** `Object`, `Array`, `Date`, `Map`, … */
export function classOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** `tools[0]` + `description` -> `tools[0].description`; keys that are no identifiers are quoted: `tools[0]["a b"]`. */
export function memberPath(path: string, key: string | number): string {
  return /^[A-Za-z_$][\w$]*$/.test(String(key)) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
