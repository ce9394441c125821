import { expected } from "./errors.ts";
import { isEmpty, membersOf, noteUnread, ownMember, type Members } from "./members.ts";

/** A validated tool call; `path` is that of the object with the name: `messages[1].tool_calls[0].function`. */
export interface Call {
  readonly path: string;
  readonly name: string;
  readonly arguments: unknown;
}

/** `path` is that of the message; what is not read goes to `unread`. Throws `invalid-input`. */
export function readCalls(calls: unknown, path: string, unread: string[]): readonly Call[] {
  const read: Call[] = [];
  if (calls === null || calls === undefined) return read;
  if (!Array.isArray(calls)) throw expected(`${path}.tool_calls`, "a list or null", calls);
  for (const call of calls as readonly unknown[]) {
    read.push(readCall(call, `${path}.tool_calls[${read.length}]`, unread));
  }
  return read;
}

/** `{ function: { name, arguments } }` or `{ name, arguments }`; a falsy `function`, by Python's rules, is none. */
function readCall(call: unknown, callPath: string, unread: string[]): Call {
  let path = callPath;
  let members = membersOf(call, path);
  const wrapped = ownMember(members, "function");
  if (!isEmpty(wrapped) && wrapped !== false && wrapped !== 0) {
    noteOthers(unread, path, members, /^function$/);
    path += ".function";
    members = membersOf(wrapped, path);
  }
  const name = ownMember(members, "name");
  if (typeof name !== "string") throw expected(`${path}.name`, "a string", name);
  const given = ownMember(members, "arguments");
  if (given === undefined) throw expected(`${path}.arguments`, "a JSON value", given);
  noteOthers(unread, path, members, /^(name|arguments)$/);
  return { path, name, arguments: given };
}

function noteOthers(unread: string[], path: string, members: Members, read: RegExp): void {
  for (const key in members) if (!read.test(key)) noteUnread(unread, path, key, ownMember(members, key));
}
