import { expected } from "../errors.ts";
import type { Role, Segment } from "../types.ts";
import { emptyThinkBlocks, afterCalls, isThink, lastAssistant, lastQuery, supplied } from "./findings.ts";
import type { MaskPolicy } from "./policy.ts";

/** Every character of the prompt. */
export const everything: MaskPolicy = () => true;

/**
 * Every assistant turn, from after its header to and including the line break after `<|im_end|>`: what
 * transformers gives as `assistant_masks` for a template with `{% generation %}` tags.
 */
export const allAssistant: MaskPolicy = (segment) => isBody(segment) && segment.role === "assistant";

/** As `allAssistant`, of the last assistant message alone, whatever follows it. */
export const finalAssistant: MaskPolicy = (segment, chat) =>
  allAssistant(segment, chat) && segment.message === lastAssistant(chat);

/** As `allAssistant`, of the assistant messages after the user's last query: an agent's last turn, calls and answer. */
export const lastTurn: MaskPolicy = (segment, chat) =>
  allAssistant(segment, chat) && segment.message !== null && segment.message > lastQuery(chat);

/**
 * What the model samples: assistant turns from after the header up to and including `<|im_end|>`, less what the
 * generation prompt with the same options holds already, such as the empty think block under `enableThinking: false`.
 * A block that the caller has spelled in the content of a turn is content, and stays. So does the text of a message that
 * is left open (`continueFinalMessage`).
 */
export const sampled: MaskPolicy = (segment, chat) => segment.generated && !supplied(chat).has(segment);

/** Think blocks that hold reasoning: `<think>\nR\n</think>\n\n`. An empty block is not reasoning. */
export const reasoningOnly: MaskPolicy = (segment, chat) =>
  segment.generated && isThink(segment) && !emptyThinkBlocks(chat).has(segment);

/** Tool calls, from the line break before `<tool_call>`, and the `<|im_end|>` after the last one. */
export const toolCallsOnly: MaskPolicy = (segment, chat) =>
  segment.generated && (segment.kind.startsWith("tool-call-") || afterCalls(chat).has(segment));

/** The content of assistant turns, and the `<|im_end|>` of a turn that does not end in a call. */
export const answerOnly: MaskPolicy = (segment, chat) =>
  segment.generated && (segment.kind === "content" || (segment.kind === "turn-end" && !afterCalls(chat).has(segment)));

/**
 * Every turn of these roles, from after its header to and including the line break after `<|im_end|>`. The tool
 * block belongs to `system`; a generation prompt to nobody.
 */
export function roles(names: readonly Role[]): MaskPolicy {
  requireList("roles", names, "a string", (name) => typeof name === "string");
  return (segment) => isBody(segment) && names.includes(segment.role);
}

/** The turns of these messages, by index, each from after its header to and including the line break after `<|im_end|>`. */
export function messagesAt(indices: readonly number[]): MaskPolicy {
  requireList("messages", indices, "an index", isIndex);
  const wanted = new Set<number | null>(indices);
  return (segment) => isBody(segment) && wanted.has(segment.message);
}

function requireList(name: string, list: readonly unknown[], item: string, isItem: (item: unknown) => boolean): void {
  if (!Array.isArray(list)) throw expected(name, "a list", list);
  const wrong = list.findIndex((each) => !isItem(each)); // every would pass over holes
  if (wrong !== -1) throw expected(`${name}[${wrong}]`, item, list[wrong]);
}

const isIndex = (index: unknown): boolean => Number.isInteger(index) && Number(index) >= 0;

/** Neither a header nor a part of the generation prompt. */
function isBody({ kind, message, role }: Segment): boolean {
  return kind !== "turn-start" && kind !== "turn-role" && (message !== null || role !== "assistant");
}
