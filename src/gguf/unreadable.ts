import { QwenFormatError } from "../errors.ts";

/** `cut off after 12 bytes, within the header`; what was cut off, `readGguf` says. */
export function unreadable(reason: string, cause?: unknown): QwenFormatError {
  const error = new QwenFormatError("invalid-input", "", reason);
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** The same of the source: `model.gguf: cut off …`. What others threw becomes an error of ours, too. */
export function unreadableAt(label: string, error: unknown): QwenFormatError {
  if (!(error instanceof QwenFormatError))
    return unreadableAt(label, unreadable(`cannot be read: ${messageOf(error)}`, error));
  if (error.path !== "") return error;
  const placed = new QwenFormatError("invalid-input", label, error.reason);
  if (error.cause !== undefined) placed.cause = error.cause;
  return placed;
}

/** `connect ECONNREFUSED 127.0.0.1:80`, where the error itself only says `fetch failed`. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const { message, code } = cause as NodeJS.ErrnoException;
  return message || (code ?? error.message);
}
