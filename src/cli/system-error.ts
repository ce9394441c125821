import { getSystemErrorMap } from "node:util";

/** What the system says, in words: `no such file or directory`; of any other error its message. */
export function systemReason(error: unknown): string {
  const { errno, message } = error as Partial<NodeJS.ErrnoException>;
  return getSystemErrorMap().get(errno ?? 0)?.[1] ?? message ?? String(error);
}
