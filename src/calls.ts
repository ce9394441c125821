import { expected } from "./errors.ts";
import { isFalsy, membersOf, noteOthers, ownMember } from "./members.ts";

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

/** `path` is that of the message; what is not read goes to `unread`. Throws `invalid-input`. */
export function readCalls(calls: unknown, path: string, unread: string[]): readonly Call[] {
  if (calls === null || calls === undefined) return NONE;
  const read: Call[] = [];
  if (!Array.isArray(calls)) throw expected(`${path}.tool_calls`, "a list or null", calls);
  for (let index = 0; index < calls.length; index++) {
    read.push(readCall(calls[index], `${path}.tool_calls[${index}]`, unread));
  }
  return read;
}

/** `{ function: { name, arguments } }` or `{ name, arguments }`; a falsy `function`, by Python's rules, holds nothing. */
function readCall(call: unknown, callPath: string, unread: string[]): Call {
  let path = callPath;
  let members = membersOf(call, path);
  const wrapped = ownMember(members, "function");
  if (!isFalsy(wrapped)) {
    noteOthers(unread, path, members, "function");
    path += ".function";
    members = membersOf(wrapped, path);
  }
  const name = ownMember(members, "name");
  if (typeof name !== "string") throw expected(`${path}.name`, "a string", name);
  noteOthers(unread, path, members, "name", "arguments");
  const isBesideFunction = wrapped !== undefined && path === callPath;
  return { path, name, arguments: ownMember(members, "arguments"), isBesideFunction };
}
