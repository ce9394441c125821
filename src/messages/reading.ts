import { memberPath, QwenFormatError } from "../errors.ts";
import { noteOthers, type Members } from "../members.ts";
import type { Omission, OmissionReason } from "../types.ts";

/** One message of the caller's, being read. */
export interface Reading {
  /** Index in the caller's list. */
  readonly index: number;
  /** `messages[3]` */
  readonly path: string;
  readonly members: Members;
  /** Of the whole conversion: the same list for every message. */
  readonly omissions: Omission[];
}

/** Notes that the value at `path` is in no message of the result, or (`order`) in another place. */
export function omit({ omissions, index }: Reading, reason: OmissionReason, path: string): void {
  omissions.push({ reason, path, message: index });
}

/** Notes every member that holds something, but those that are read. */
export function omitOthers(reading: Reading, path: string, members: Members, ...read: readonly string[]): void {
  const unread: string[] = [];
  noteOthers(unread, path, members, ...read);
  for (const each of unread) omit(reading, "member-not-read", each);
}

/** The path of a member of the message: `messages[3].content` */
export function pathOf(reading: Reading, key: string): string {
  return memberPath(reading.path, key);
}

/** messages[0].content[1]: Qwen3 templates have no place for audio */
export function noPlace(path: string, what: string): QwenFormatError {
  return new QwenFormatError("unsupported", path, `Qwen3 templates have no place for ${what}`);
}
