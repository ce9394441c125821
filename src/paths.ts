/** Where a message and its members stand in the request. */
export interface MessagePaths {
  /** `messages[3]` */
  readonly message: string;
  /** `messages[3].content` */
  readonly content: string;
  /** `messages[3].reasoning_content` */
  readonly reasoning: string;
  /** Those of its first calls, once somebody has asked for them. */
  readonly calls: CallPaths[];
}

/** Where a tool call stands, whichever way it is written. */
export interface CallPaths {
  /** `messages[3].tool_calls[0]` */
  readonly flat: FunctionPaths;
  /** `messages[3].tool_calls[0].function` */
  readonly wrapped: FunctionPaths;
}

/** Where the function of a call and its members stand. */
export interface FunctionPaths {
  readonly path: string;
  readonly name: string;
  readonly arguments: string;
}

// Made once: they took half of the time of a short message, and a tenth of a call's; the segments of all chats share them.
const MOST = 10_000;
const MOST_CALLS = 4;
const messages: MessagePaths[] = [];

export function messagePaths(index: number): MessagePaths {
  const known = messages.at(index);
  if (known !== undefined) return known;
  const made = newMessagePaths(index);
  if (index < MOST) messages[index] = made;
  return made;
}

export function callPaths({ message, calls }: MessagePaths, index: number): CallPaths {
  const known = calls.at(index);
  if (known !== undefined) return known;
  const made = newCallPaths(message, index);
  if (index < MOST_CALLS) calls[index] = made;
  return made;
}

function newMessagePaths(index: number): MessagePaths {
  const message = `messages[${index}]`;
  return { message, content: `${message}.content`, reasoning: `${message}.reasoning_content`, calls: [] };
}

function newCallPaths(message: string, index: number): CallPaths {
  const path = `${message}.tool_calls[${index}]`;
  return { flat: functionPaths(path), wrapped: functionPaths(`${path}.function`) };
}

function functionPaths(path: string): FunctionPaths {
  return { path, name: `${path}.name`, arguments: `${path}.arguments` };
}
