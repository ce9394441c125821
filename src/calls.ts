import { expected } from "./errors.ts";
import { isFalsy, membersOf, noteUnread, ownMember, type Members } from "./members.ts";
import { isOwn } from "./objects.ts";
import { callPaths, type CallPaths, type FunctionPaths, type MessagePaths } from "./paths.ts";

/** A validated tool call. */
export interface Call {
  /** Those of the object with the name. */
  readonly paths: FunctionPaths;
  readonly name: string;
  /** `undefined` where the call has none, which some templates allow. */
  readonly arguments: unknown;
  /** Flat, with a `function` beside the name that is falsy in Python (`null`, `{}`, …): where calls are XML, an error. */
  readonly hasFalsyFunction: boolean;
}

/** Shared by all messages without calls: a list for each would take half as much memory again. */
export const NONE: readonly never[] = [];

/** Calls that are there, of the message that stands at `paths`. What is not read goes to `unread`. Throws `invalid-input`. */
export function readCalls(calls: unknown, paths: MessagePaths, unread: string[]): readonly Call[] {
  if (!Array.isArray(calls)) throw expected(`${paths.message}.tool_calls`, "a list or null", calls);
  // Nearly always. A list that grows would keep room for sixteen more.
  if (calls.length === 1) return [readCall(calls[0], callPaths(paths, 0), unread)];
  const read: Call[] = [];
  for (let index = 0; index < calls.length; index++) {
    read.push(readCall(calls[index], callPaths(paths, index), unread));
  }
  return read;
}

/** `{ function: { name, arguments } }` or `{ name, arguments }`; a falsy `function`, by Python's rules, holds nothing. */
function readCall(call: unknown, { flat, wrapped }: CallPaths, unread: string[]): Call {
  const members = membersOf(call, flat.path);
  const inner = ownMember(members, "function");
  if (isFalsy(inner)) return readFunction(members, flat, unread, inner !== undefined);
  for (const key in members) if (key !== "function") noteUnread(unread, flat.path, key, ownMember(members, key));
  return readFunction(membersOf(inner, wrapped.path), wrapped, unread, false);
}

function readFunction(members: Members, paths: FunctionPaths, unread: string[], hasFalsyFunction: boolean): Call {
  let name: unknown, given: unknown;
  for (const key in members) {
    if (!isOwn(members, key)) continue;
    const value = members[key];
    if (key === "name") name = value;
    else if (key === "arguments") given = value;
    else noteUnread(unread, paths.path, key, value);
  }
  if (typeof name !== "string") throw expected(paths.name, "a string", name);
  return { paths, name, arguments: given, hasFalsyFunction };
}
