import { memberPath } from "./errors.ts";

/** An object or a `Map` of the caller's. Only what it owns is data: nothing inherited is ever read. */
export type Members = object;

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own member, or `undefined`. `__proto__`, `constructor` and friends are keys like any other. */
export function ownMember(members: Members, key: string): unknown {
  if (members instanceof Map) return members.get(key);
  return Object.hasOwn(members, key) ? (members as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Absent, null, or an empty string, list or object: nothing is lost when it is not read. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.length === 0;
  return value instanceof Map ? value.size === 0 : isPlainEmpty(value);
}

function isPlainEmpty(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
}

/** A Map as an object: for reading members by name, where their order does not matter. */
export function asObject(members: Members): Readonly<Record<string, unknown>> {
  return (members instanceof Map ? Object.fromEntries(members) : members) as Readonly<Record<string, unknown>>;
}

export const NONE_UNREAD: readonly string[] = [];

/** Adds the path of a member that is not read, unless nothing is lost with it: `type: "function"` goes without saying. */
export function withUnread(unread: readonly string[], path: string, key: string, value: unknown): readonly string[] {
  if (isEmpty(value) || (key === "type" && value === "function")) return unread;
  return [...unread, memberPath(path, key)];
}
