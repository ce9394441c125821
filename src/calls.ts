import { expected } from "./errors.ts";
import { isEmpty, membersOf, NONE_UNREAD, ownMember, withUnread, type Members } from "./members.ts";

/** A validated tool call; `path` is that of the object with the name: `messages[1].tool_calls[0].function`. */
export interface Call {
  readonly path: string;
  readonly name: string;
  readonly arguments: unknown;
  /** Paths of members that hold something and that no template reads. */
  readonly unread: readonly string[];
}

const NO_CALLS: readonly Call[] = [];

/** `path` is that of the message. Throws `invalid-input`. */
export function readCalls(calls: unknown, path: string): readonly Call[] {
  if (calls === null || calls === undefined) return NO_CALLS;
  if (!Array.isArray(calls)) throw expected(`${path}.tool_calls`, "a list of tool calls or null", calls);
  return calls.map((call: unknown, index) => readCall(call, `${path}.tool_calls[${index}]`));
}

/** `{ function: { name, arguments } }` or `{ name, arguments }`; a falsy `function`, by Python's rules, is none. */
function readCall(call: unknown, path: string): Call {
  const members = membersOf(call, path);
  const wrapped = ownMember(members, "function");
  if (!wrapped || isEmpty(wrapped)) return readFunction(members, path, NONE_UNREAD);
  const inside = `${path}.function`;
  return readFunction(membersOf(wrapped, inside), inside, withUnreadOf(NONE_UNREAD, members, path, ["function"]));
}

function readFunction(call: Members, path: string, unread: readonly string[]): Call {
  const name = ownMember(call, "name");
  if (typeof name !== "string") throw expected(`${path}.name`, "a string", name);
  const callArguments = ownMember(call, "arguments");
  if (callArguments === undefined) throw expected(`${path}.arguments`, "a string or a JSON value", undefined);
  return {
    path,
    name,
    arguments: callArguments,
    unread: withUnreadOf(unread, call, path, ["name", "arguments", "function"]),
  };
}

function withUnreadOf(
  unread: readonly string[],
  members: Members,
  path: string,
  read: readonly string[],
): readonly string[] {
  let all = unread;
  for (const key of Object.keys(members)) if (!read.includes(key)) all = withUnread(all, path, key, members[key]);
  return all;
}
