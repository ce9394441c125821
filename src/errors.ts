/**
 * - `invalid-input`: the request does not fit the message schema.
 * - `template-error`: the request fits, and the official template raises on it.
 * - `unsupported`: the official template would render it, and the caller asked us to refuse (`onOmission`).
 */
export type ErrorCode = "invalid-input" | "template-error" | "unsupported";

/** The only error this library throws. */
export class QwenFormatError extends Error {
  override readonly name = "QwenFormatError";
  readonly code: ErrorCode;
  /** Where in the request, spelled as JavaScript would reach it: `messages[3].tool_calls[0].function.name`. */
  readonly path: string;

  /** `message` becomes `PATH: REASON`. */
  constructor(code: ErrorCode, path: string, reason: string) {
    super(path === "" ? reason : `${path}: ${reason}`);
    this.code = code;
    this.path = path;
  }
}

/** messages[3].role: expected a string, got 5 */
export function expected(path: string, what: string, value: unknown): QwenFormatError {
  return new QwenFormatError("invalid-input", path, `expected ${what}, got ${describe(value)}`);
}

/** The official template raises here. */
export function templateError(path: string, reason: string): QwenFormatError {
  return new QwenFormatError("template-error", path, `${reason} (the official template raises here)`);
}

const LONGEST_QUOTE = 40;

/** Names a value in an error message: `5`, `"user"`, `a list`, `an object`, `a function`. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value);
    case "object":
      return describeObject(value);
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    case "bigint":
      return "a bigint";
    default:
      return String(value);
  }
}

function describeObject(value: object | null): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  // [object Date] -> a Date
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return tag === "Object" ? "an object" : `a ${tag}`;
}

/** `tools[0]` + `description` -> `tools[0].description`; keys that are no identifiers are quoted: `tools[0]["a b"]`. */
export function memberPath(path: string, key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
