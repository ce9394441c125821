/** Where a message and its members stand in the request. */
export interface MessagePaths {
  /** `messages[3]` */
  readonly message: string;
  /** `messages[3].content` */
  readonly content: string;
  /** `messages[3].reasoning_content` */
  readonly reasoning: string;
}

// Made once: they took half of the time of a short message, and the segments of all chats share them.
const MOST = 10_000;
const messages: MessagePaths[] = [];

export function messagePaths(index: number): MessagePaths {
  return index < MOST ? (messages[index] ??= newMessagePaths(index)) : newMessagePaths(index);
}

function newMessagePaths(index: number): MessagePaths {
  const message = `messages[${index}]`;
  return { message, content: `${message}.content`, reasoning: `${message}.reasoning_content` };
}
