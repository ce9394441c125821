import { expected } from "./errors.ts";
import { isFalsy, membersOf, noteUnread, ownMember, type Members } from "./members.ts";
import { isOwn } from "./objects.ts";

/** A validated tool call; `path` is that of the object with the name: `messages[1].tool_calls[0].function`. */
export interface Call {
  readonly path: string;
  readonly name: string;
  /** `undefined` where the call has none, which some templates allow. */
  readonly arguments: unknown;
  /** The call is flat, and has a `function` that holds nothing besides. */
  readonly isBesideFunction: boolean;
}

/** One for all: with lists of their own, messages without calls would keep half as much memory again. */
export const NONE: readonly never[] = [];

/** Calls that are there. `path` is that of the message; what is not read goes to `unread`. Throws `invalid-input`. */
export function readCalls(calls: unknown, path: string, unread: string[]): readonly Call[] {
  if (!Array.isArray(calls)) throw expected(`${path}.tool_calls`, "a list or null", calls);
  const read: Call[] = [];
  for (let index = 0; index < calls.length; index++) {
    read.push(readCall(calls[index], `${path}.tool_calls[${index}]`, unread));
  }
  return read;
}

/** `{ function: { name, arguments } }` or `{ name, arguments }`; a falsy `function`, by Python's rules, holds nothing. */
function readCall(call: unknown, path: string, unread: string[]): Call {
  const members = membersOf(call, path);
  const wrapped = ownMember(members, "function");
  if (isFalsy(wrapped)) return readFunction(members, path, unread, wrapped !== undefined);
  for (const key in members) if (key !== "function") noteUnread(unread, path, key, ownMember(members, key));
  const inner = `${path}.function`;
  return readFunction(membersOf(wrapped, inner), inner, unread, false);
}

function readFunction(members: Members, path: string, unread: string[], isBesideFunction: boolean): Call {
  let name: unknown, given: unknown;
  for (const key in members) {
    if (!isOwn(members, key)) continue;
    const value = members[key];
    if (key === "name") name = value;
    else if (key === "arguments") given = value;
    else noteUnread(unread, path, key, value);
  }
  if (typeof name !== "string") throw expected(`${path}.name`, "a string", name);
  return { path, name, arguments: given, isBesideFunction };
}
