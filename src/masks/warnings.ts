import { FormattedChat } from "../chat.ts";
import { turnHistories, type TurnHistory } from "../history.ts";
import type { Chat } from "../types.ts";
import { segmentWeights, type MaskPolicy } from "./policy.ts";

/**
 * Why a mask may not be what was meant.
 *
 * - `trains-nothing`: every weight is 0
 * - `rewritten-turns`: it trains assistant messages that the model saw and wrote otherwise (`rewrittenTurns`)
 * - `prompt-differs`: it trains assistant messages that the generation prompt with the same options does not lead to:
 *   reasoning under `enableThinking: false`, or a message right after another assistant message
 */
export interface MaskWarning {
  readonly reason: "trains-nothing" | "rewritten-turns" | "prompt-differs";
  /** Indices of the messages that it is about. */
  readonly messages: readonly number[];
  /** A sentence for people. */
  readonly text: string;
}

/**
 * What is to be said about a mask before anyone trains with it. Of a copy of a chat, only whether anything is trained.
 * Throws `invalid-input` for a weight that is none.
 */
export function maskWarnings(chat: Chat, policy: MaskPolicy): MaskWarning[] {
  return warningsFor(chat, trainedMessages(chat, segmentWeights(chat, policy)));
}

/** Messages, by index, of which anything is trained; `null` stands for the template's own text. */
export function trainedMessages(chat: Chat, weights: readonly number[]): Set<number | null> {
  const trained = new Set<number | null>();
  chat.segments.forEach(({ message }, index) => {
    if (weights[index] !== 0) trained.add(message);
  });
  return trained;
}

/** Of a chat that is a copy, nothing is known but what it shows. */
export function warningsFor(chat: Chat, trained: ReadonlySet<number | null>): MaskWarning[] {
  if (trained.size === 0) return [{ reason: "trains-nothing", messages: [], text: "the mask trains nothing" }];
  const histories = FormattedChat.isFormatted(chat)
    ? turnHistories(chat).filter(({ index }) => trained.has(index))
    : [];
  return [
    ...warningAbout(
      "rewritten-turns",
      histories.filter(({ isRewritten }) => isRewritten),
      " (see splitForTraining)",
    ),
    ...warningAbout(
      "prompt-differs",
      histories.filter(({ isRewritten, contradictsPrompt }) => contradictsPrompt && !isRewritten),
      "",
    ),
  ];
}

/** What is amiss with turns that a mask trains: `the mask trains messages[1], to which the generation prompt …` */
export const AMISS = {
  "rewritten-turns": "in or before which the template has removed reasoning or think blocks",
  "prompt-differs": "to which the generation prompt with the same options does not lead",
} as const;

function warningAbout(reason: keyof typeof AMISS, turns: readonly TurnHistory[], advice: string): MaskWarning[] {
  if (turns.length === 0) return [];
  const messages = turns.map(({ index }) => index);
  return [{ reason, messages, text: `the mask trains ${messageNames(messages)}, ${AMISS[reason]}${advice}` }];
}

/** `messages[1], messages[3], messages[5] and 2 more` */
export function messageNames(messages: readonly number[]): string {
  const names = messages.slice(0, 3).map((index) => `messages[${index}]`);
  return names.join(", ") + (messages.length > 3 ? ` and ${messages.length - 3} more` : "");
}
