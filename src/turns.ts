import { expected, memberPath, templateError } from "./errors.ts";
import { isEmpty, isMembers, ownMember, type Members } from "./members.ts";

/** A validated message. */
export interface Turn {
  readonly index: number;
  /** `messages[3]` */
  readonly path: string;
  readonly role: string;
  /** `undefined` where the message has none; the parts of a list are not looked into. */
  readonly content: string | readonly unknown[] | null | undefined;
  readonly reasoning: string | null;
  readonly calls: readonly Call[];
  /** Paths of members that no template reads for this role. */
  readonly unread: readonly string[];
}

/** A validated tool call; `path` is that of the object with the name: `messages[1].tool_calls[0].function`. */
export interface Call {
  readonly path: string;
  readonly name: string;
  readonly arguments: unknown;
}

/** Validates the messages against the schema; throws `invalid-input`, and `template-error` for an empty list. */
export function readMessages(messages: unknown): Turn[] {
  if (!Array.isArray(messages)) throw expected("messages", "a list of messages", messages);
  if (messages.length === 0) throw templateError("messages", "an empty list");
  const turns: Turn[] = [];
  for (let index = 0; index < messages.length; index++) turns.push(readMessage(messages[index], index));
  return turns;
}

function readMessage(message: unknown, index: number): Turn {
  const path = `messages[${index}]`;
  if (!isMembers(message)) throw expected(path, "an object", message);
  const role = ownMember(message, "role");
  if (typeof role !== "string") throw expected(`${path}.role`, "a string", role);
  const unread: string[] = [];
  const turn: Turn = {
    index,
    path,
    role,
    content: readContent(ownMember(message, "content"), path),
    reasoning: readReasoning(ownMember(message, "reasoning_content"), path),
    calls: readCalls(ownMember(message, "tool_calls"), path, role === "assistant" ? unread : []),
    unread,
  };
  noteUnread(message, path, role === "assistant" ? isReadOfAssistant : isReadOfOthers, unread);
  return turn;
}

function readContent(content: unknown, path: string): Turn["content"] {
  if (typeof content === "string" || content === null || content === undefined) return content;
  if (!Array.isArray(content)) throw expected(`${path}.content`, "a string, a list of parts or null", content);
  const bad = content.findIndex((part) => typeof part !== "string" && !isMembers(part));
  if (bad !== -1) throw expected(`${path}.content[${bad}]`, "an object or a string", content[bad]);
  return content;
}

function readReasoning(reasoning: unknown, path: string): string | null {
  if (typeof reasoning === "string") return reasoning;
  if (reasoning === null || reasoning === undefined) return null;
  throw expected(`${path}.reasoning_content`, "a string or null", reasoning);
}

const NO_CALLS: readonly Call[] = [];

function readCalls(calls: unknown, path: string, unread: string[]): readonly Call[] {
  if (calls === null || calls === undefined) return NO_CALLS;
  if (!Array.isArray(calls)) throw expected(`${path}.tool_calls`, "a list of tool calls or null", calls);
  const read: Call[] = [];
  for (let index = 0; index < calls.length; index++) {
    read.push(readCall(calls[index], `${path}.tool_calls[${index}]`, unread));
  }
  return read;
}

/** `{ function: { name, arguments } }` or `{ name, arguments }`; a falsy `function`, by Python's rules, is none. */
function readCall(call: unknown, path: string, unread: string[]): Call {
  if (!isMembers(call)) throw expected(path, "an object", call);
  const wrapped = ownMember(call, "function");
  if (isEmpty(wrapped) || wrapped === false || wrapped === 0) return readFunction(call, path, unread);
  noteUnread(call, path, isReadOfWrapper, unread);
  if (!isMembers(wrapped)) throw expected(`${path}.function`, "an object", wrapped);
  return readFunction(wrapped, `${path}.function`, unread);
}

function readFunction(call: Members, path: string, unread: string[]): Call {
  const name = ownMember(call, "name");
  if (typeof name !== "string") throw expected(`${path}.name`, "a string", name);
  const callArguments = ownMember(call, "arguments");
  if (callArguments === undefined) throw expected(`${path}.arguments`, "a string or a JSON value", undefined);
  noteUnread(call, path, isReadOfFunction, unread);
  return { path, name, arguments: callArguments };
}

/** Collects the paths of members that hold something and are not read. */
function noteUnread(members: Members, path: string, isRead: (key: string) => boolean, unread: string[]): void {
  if (members instanceof Map) {
    for (const key of members.keys()) noteMember(members, path, String(key), isRead, unread);
    return;
  }
  for (const key in members) noteMember(members, path, key, isRead, unread);
}

function noteMember(
  members: Members,
  path: string,
  key: string,
  isRead: (key: string) => boolean,
  unread: string[],
): void {
  if (isRead(key)) return;
  const value = ownMember(members, key);
  // `type: "function"` says nothing that the place does not say.
  if (isEmpty(value) || (key === "type" && value === "function")) return;
  unread.push(memberPath(path, key));
}

function isReadOfAssistant(key: string): boolean {
  return key === "role" || key === "content" || key === "reasoning_content" || key === "tool_calls";
}

function isReadOfOthers(key: string): boolean {
  return key === "role" || key === "content";
}

function isReadOfWrapper(key: string): boolean {
  return key === "function";
}

function isReadOfFunction(key: string): boolean {
  return key === "name" || key === "arguments";
}
