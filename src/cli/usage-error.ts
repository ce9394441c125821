/** The command was called in a wrong way: exit status 2. */
export class UsageError extends Error {}

/** cannot read missing.json: ENOENT */
export function cannotRead(file: string, error: unknown): UsageError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return new UsageError(code === "EISDIR" ? `${file} is a folder` : `cannot read ${file}: ${code}`);
}
