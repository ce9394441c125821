import { expected } from "./errors.ts";
import { asObject, isEmpty, isMembers, NONE_UNREAD, ownMember, withUnread, type Members } from "./members.ts";

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
  if (!isMembers(call)) throw expected(path, "an object", call);
  const wrapped = ownMember(call, "function");
  if (isEmpty(wrapped) || wrapped === false || wrapped === 0) return readFunction(call, path, NONE_UNREAD);
  if (!isMembers(wrapped)) throw expected(`${path}.function`, "an object", wrapped);
  return readFunction(wrapped, `${path}.function`, unreadOf(call, path, isFunction));
}

function readFunction(call: Members, path: string, unread: readonly string[]): Call {
  const name = ownMember(call, "name");
  if (typeof name !== "string") throw expected(`${path}.name`, "a string", name);
  const callArguments = ownMember(call, "arguments");
  if (callArguments === undefined) throw expected(`${path}.arguments`, "a string or a JSON value", undefined);
  return { path, name, arguments: callArguments, unread: unread.concat(unreadOf(call, path, isNameOrArguments)) };
}

function unreadOf(call: Members, path: string, isRead: (key: string) => boolean): readonly string[] {
  const members = asObject(call);
  let unread = NONE_UNREAD;
  for (const key in members) {
    if (!isRead(key) && Object.hasOwn(members, key)) unread = withUnread(unread, path, key, members[key]);
  }
  return unread;
}

const isFunction = (key: string): boolean => key === "function";
const isNameOrArguments = (key: string): boolean => key === "name" || key === "arguments";
