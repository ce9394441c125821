import { expected } from "../errors.ts";
import { ownMember, type Members } from "../members.ts";
import { dumps } from "../python/dumps.ts";
import type { JsonInput } from "../types.ts";

/** The string at `key`; throws `invalid-input` for anything else. `path` is that of the object. */
export function stringAt(members: Members, key: string, path: string): string {
  const value = ownMember(members, key);
  if (typeof value !== "string") throw expected(`${path}.${key}`, "a string", value);
  return value;
}

/** The string at `key`, or `null` where there is none; throws `invalid-input` for anything else. */
export function textAt(members: Members, key: string, path: string): string | null {
  const value = ownMember(members, key) ?? null;
  if (value !== null && typeof value !== "string") throw expected(`${path}.${key}`, "a string or null", value);
  return value;
}

/** What `read` makes of the elements of a list, holes among them; nothing, where there is none. */
export function listAt<T>(
  members: Members,
  key: string,
  path: string,
  read: (element: unknown, elementPath: string) => T,
): T[] {
  const value = ownMember(members, key) ?? [];
  if (!Array.isArray(value)) throw expected(`${path}.${key}`, "a list or null", value);
  return Array.from(value as readonly unknown[], (element, index) => read(element, `${path}.${key}[${index}]`));
}

/** The value itself, after a look at what it holds: what is no JSON is refused under the caller's path. */
export function jsonAt(value: unknown, path: string): JsonInput {
  if (typeof value !== "string") dumps(value, path);
  return value as JsonInput;
}
