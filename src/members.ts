import { classOf, expected, memberPath } from "./errors.ts";
import { JsonFloat } from "./json-float.ts";
import { isMap, isOwn, isPlain } from "./objects.ts";
import { dataMembers } from "./python/write-json.ts";

/** Members of an object or a `Map` of the caller's. Only what it owns is data: nothing inherited is ever read. */
export type Members = Readonly<Record<string, unknown>>;

/** An object or a `Map`, and no list, date, or array of bytes, whose members are as many as its bytes. */
export function isMembers(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return isPlain(value) || classOf(value) === "Object" || isMap(value);
}

/** The members of an object, for reading by name, where their order does not matter; throws `invalid-input` for anything else. */
export function membersOf(value: unknown, path: string): Members {
  if (typeof value === "object" && value !== null && isPlain(value)) return value as Members; // nearly always
  if (!isMembers(value)) throw expected(path, "an object", value);
  return (isMap(value) ? Object.fromEntries(dataMembers(value, path)) : value) as Members;
}

/** An own member, or `undefined`. `__proto__`, `constructor` and friends are keys like any other. */
export function ownMember(members: Members, key: string): unknown {
  return isOwn(members, key) ? members[key] : undefined;
}

/** A member, if the value is an object that has it. */
export function memberOf(value: unknown, key: string): unknown {
  if (!isMembers(value)) return undefined;
  return isMap(value) ? Map.prototype.get.call(value, key) : ownMember(value as Members, key);
}

/** Absent, null, or an empty string, list or object: nothing is lost when it is not read. */
export function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === undefined || value === null || value === "";
  if (isPlain(value)) return hasNoMembers(value); // nearly always; Object.keys would make a list
  if (Array.isArray(value)) return value.length === 0;
  return isMap(value) ? value.size === 0 : isMembers(value) && hasNoMembers(value);
}

function hasNoMembers(value: object): boolean {
  for (const key in value) if (isOwn(value, key)) return false;
  return true;
}

/** Python's `not value`, of JSON data. */
export function isFalsy(value: unknown): boolean {
  return (
    isEmpty(value) ||
    value === false ||
    value === 0 ||
    value === 0n ||
    (value instanceof JsonFloat && value.value === 0)
  );
}

/** Notes the path of a member that is not read, unless nothing is lost with it: `type: "function"` goes without saying. */
export function noteUnread(unread: string[], path: string, key: string, value: unknown): void {
  if (!isEmpty(value) && (key !== "type" || value !== "function")) unread.push(memberPath(path, key));
}

/** Notes every member but those that are read. */
export function noteOthers(unread: string[], path: string, members: Members, ...read: readonly string[]): void {
  for (const key in members) if (!read.includes(key)) noteUnread(unread, path, key, ownMember(members, key));
}
