import { systemReason } from "./system-error.ts";

/** The command was called in a wrong way: exit status 2. */
export class UsageError extends Error {}

/** cannot read missing.json: no such file or directory */
export function cannotRead(file: string, error: unknown): UsageError {
  const isFolder = (error as NodeJS.ErrnoException).code === "EISDIR";
  return new UsageError(isFolder ? `${file} is a folder` : `cannot read ${file}: ${systemReason(error)}`);
}
