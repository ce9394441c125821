import { expected } from "./errors.ts";
import { isEmpty, membersOf, noteUnread, ownMember, type Members } from "./members.ts";

/** A validated tool call; `path` is that of the object with the name: `messages[1].tool_calls[0].function`. */
export interface Call {
  readonly path: string;
  readonly name: string;
  readonly arguments: unknown;
}

const NO_CALLS: readonly Call[] = [];

/** `path` is that of the message; what is not read goes to `unread`. Throws `invalid-input`. */
export function readCalls(calls: unknown, path: string, unread: string[]): readonly Call[] {
  if (calls === null || calls === undefined) return NO_CALLS;
  if (!Array.isArray(calls)) throw expected(`${path}.tool_calls`, "a list or null", calls);
  const read: Call[] = [];
  for (const call of calls as readonly unknown[]) {
    read.push(readCall(call, `${path}.tool_calls[${read.length}]`, unread));
  }
  return read;
}

/** `{ function: { name, arguments } }` or `{ name, arguments }`; a falsy `function`, by Python's rules, is none. */
function readCall(call: unknown, path: string, unread: string[]): Call {
  const members = membersOf(call, path);
  const wrapped = ownMember(members, "function");
  if (isEmpty(wrapped) || wrapped === false || wrapped === 0) return readFunction(members, path, unread);
  for (const key in members) if (key !== "function") noteUnread(unread, path, key, ownMember(members, key));
  const inside = `${path}.function`;
  return readFunction(membersOf(wrapped, inside), inside, unread);
}

function readFunction(call: Members, path: string, unread: string[]): Call {
  const name = ownMember(call, "name");
  if (typeof name !== "string") throw expected(`${path}.name`, "a string", name);
  const given = ownMember(call, "arguments");
  if (given === undefined) throw expected(`${path}.arguments`, "a JSON value", given);
  for (const key in call) {
    if (key !== "name" && key !== "arguments") noteUnread(unread, path, key, ownMember(call, key));
  }
  return { path, name, arguments: given };
}
