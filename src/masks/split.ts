import { formatQwen3, type FormatOptions } from "../format.ts";
import { turnHistories, type TurnHistory } from "../history.ts";
import { memberOf, membersOf } from "../members.ts";
import type { TemplateId } from "../templates/index.ts";
import type { Chat, Message, Omission } from "../types.ts";
import { markBeginning } from "./whole.ts";
import { segmentWeights, weightBy, type MaskPolicy } from "./policy.ts";
import { trainedMessages } from "./warnings.ts";

/** A chat to train on, and the mask that goes with it. */
export interface TrainingExample {
  /** An accessor: formatted when it is asked for, and kept until the chat of another example is. */
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
 * policy that trains nothing in these places gives the whole chat, with `messages: []` and a mask of 0.
 *
 * The policy is asked about the chat of each example. `finalAssistant` and `lastTurn` go by the whole chat nevertheless; a
 * policy of yours that asks what comes last sees the beginning that the example holds. The examples read the messages when
 * they are formatted: change them afterwards.
 *
 * Each example is formatted once to see what it trains, so a chat of many rewritten turns takes time quadratic in its length.
 * Options are those of `formatQwen3`; `continueFinalMessage` leaves the whole chat open at its end, `addGenerationPrompt`
 * has no effect, and `onOmission` is not asked about hidden reasoning. Throws what `formatQwen3` and the policy throw.
 */
export function splitForTraining<const T extends TemplateId = "qwen3">(
  messages: readonly Message[],
  policy: MaskPolicy,
  options?: FormatOptions<T>,
): TrainingExample[] {
  const given = membersOf(options ?? {}, "options") as FormatOptions<T>;
  const settings = { ...given, addGenerationPrompt: false, onOmission: exceptReasoning(given) } as FormatOptions<T>;
  const whole = formatQwen3(messages, settings);
  const histories = turnHistories(whole);
  const rewritten = new Set<number | null>(histories.flatMap((turn) => (turn.isRewritten ? [turn.index] : [])));
  const examples: TrainingExample[] = [];
  const latest: Latest = {};
  const add = (format: () => Chat, isShown: (message: number | null) => boolean): void => {
    const chat = format();
    const trained = new Set([...trainedMessages(chat, segmentWeights(chat, policy))].filter(isShown));
    if (trained.size > 0) examples.push(new LazyExample(format, policy, trained, latest));
  };
  for (const [end, turns] of stretches(histories)) {
    const format = (): Chat => {
      const chat = formatQwen3(messages.slice(0, end + 1), { ...settings, continueFinalMessage: false });
      markBeginning(chat, whole);
      return chat;
    };
    add(format, (message) => turns.has(message));
  }
  add(
    () => whole,
    (message) => !rewritten.has(message),
  );
  return examples.length > 0 ? examples : [new LazyExample(() => whole, policy, new Set(), latest)];
}

/** Hidden reasoning is what the splitting is for. */
function exceptReasoning(options: object): unknown {
  const onOmission = memberOf(options, "onOmission") as FormatOptions["onOmission"];
  if (typeof onOmission !== "function" && onOmission !== "error") return onOmission;
  return (omission: Omission) => omission.reason !== "reasoning" && (onOmission === "error" || onOmission(omission));
}

/**
 * Rewritten turns by the turn that their chat ended with. Up to the last turn that answers the same query they all stay
 * as they were, but for those that change as soon as anything follows.
 */
function stretches(histories: readonly TurnHistory[]): [end: number, turns: Set<number | null>][] {
  const lastOf = new Map(histories.map(({ query, index }) => [query, index]));
  const found = new Map<number, Set<number | null>>();
  for (const { index, query, isRewritten, changesWhenFollowed } of histories) {
    if (!isRewritten) continue;
    const end = changesWhenFollowed ? index : (lastOf.get(query) ?? index);
    const turns = found.get(end) ?? new Set();
    found.set(end, turns.add(index));
  }
  return [...found].toSorted(([a], [b]) => a - b);
}

/** The example whose chat was formatted last. */
interface Latest {
  of?: LazyExample;
  chat?: Chat;
}

/** A long chat has many examples, each with most of its text: together they would fill the memory. */
class LazyExample implements TrainingExample {
  readonly mask: MaskPolicy;
  readonly messages: readonly number[];
  readonly #format: () => Chat;
  readonly #latest: Latest;

  constructor(format: () => Chat, policy: MaskPolicy, trained: ReadonlySet<number | null>, latest: Latest) {
    this.mask = (segment, of) => (trained.has(segment.message) ? weightBy(policy, segment, of) : 0);
    this.messages = [...trained].filter((index) => index !== null);
    this.#format = format;
    this.#latest = latest;
  }

  get chat(): Chat {
    const latest = this.#latest;
    const chat = latest.of === this ? (latest.chat ?? this.#format()) : this.#format();
    latest.of = this;
    latest.chat = chat;
    return chat;
  }
}
