import { formatQwen3, type FormatOptions } from "../format.ts";
import { rewrittenTurns } from "../rewritten.ts";
import type { TemplateId } from "../templates/index.ts";
import type { Chat, Message } from "../types.ts";
import { markExcerpt } from "./excerpt.ts";
import { segmentWeights, type MaskPolicy } from "./policy.ts";
import { trainedMessages } from "./warnings.ts";

/** A chat to train on, and the mask that goes with it. */
export interface TrainingExample {
  readonly chat: Chat;
  /** The policy, for the messages that this example trains. */
  readonly mask: MaskPolicy;
  /** Indices of these messages. No message is trained by two examples. */
  readonly messages: readonly number[];
}

/**
 * The examples that train each turn behind the prompt that it would have had. One, the whole chat, where the prefix is
 * stable; where the template rewrites history (`rewrittenTurns`), one more for each stretch of turns that a beginning
 * of the chat still shows as they were:
 *
 *     user 0, assistant 1, user 2, assistant 3    ->    user 0, assistant 1*
 *                                                       user 0, assistant 1, user 2, assistant 3*      (* trained)
 *
 * Whatever else the policy trains (other roles, the tool block) is never rewritten, and belongs to the whole chat. A
 * policy that trains nothing gives the whole chat, with `messages: []`.
 *
 * Options are those of `formatQwen3`; `addGenerationPrompt` and `continueFinalMessage` have no effect. Throws what
 * `formatQwen3` and the policy throw.
 */
export function splitForTraining<const T extends TemplateId = "qwen3">(
  messages: readonly Message[],
  policy: MaskPolicy,
  options?: FormatOptions<T>,
): TrainingExample[] {
  const settings = { ...options, addGenerationPrompt: false, continueFinalMessage: false } as FormatOptions<T>;
  const whole = formatQwen3(messages, settings);
  const examples: TrainingExample[] = [];
  let chat = whole;
  let left: ReadonlySet<number | null> = new Set([null, ...whole.segments.map(({ message }) => message)]);
  while (left.size > 0) {
    const later = new Set<number | null>(rewrittenTurns(chat).filter((index) => left.has(index)));
    const example = exampleOf(chat, policy, (index) => left.has(index) && !later.has(index));
    if (example !== undefined) examples.push(example);
    left = later;
    const last = [...later].at(-1) ?? 0; // in order
    chat = formatQwen3(messages.slice(0, last + 1), settings);
    markExcerpt(chat, whole);
  }
  return examples.length > 0 ? examples.toReversed() : [{ chat: whole, mask: policy, messages: [] }];
}

/** What the policy trains of these messages, or `undefined` for nothing. */
function exampleOf(
  chat: Chat,
  policy: MaskPolicy,
  isShown: (message: number | null) => boolean,
): TrainingExample | undefined {
  const trained = new Set([...trainedMessages(chat, segmentWeights(chat, policy))].filter(isShown));
  if (trained.size === 0) return undefined;
  return {
    chat,
    messages: [...trained].filter((index) => index !== null),
    mask: (segment, of) => (trained.has(segment.message) ? policy(segment, of) : false),
  };
}
