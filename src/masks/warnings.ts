import { rewrittenTurns } from "../rewritten.ts";
import type { Chat } from "../types.ts";
import { segmentWeights, type MaskPolicy } from "./policy.ts";

/**
 * Why a mask may not be what was meant.
 *
 * - `trains-nothing`: every weight is 0
 * - `rewritten-turns`: it trains assistant messages that the model saw and wrote otherwise (`rewrittenTurns`)
 */
export interface MaskWarning {
  readonly reason: "trains-nothing" | "rewritten-turns";
  /** Indices of the messages that it is about. */
  readonly messages: readonly number[];
  /** A sentence for people. */
  readonly text: string;
}

/** What is to be said about a mask before anyone trains with it. */
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

export function warningsFor(chat: Chat, trained: ReadonlySet<number | null>): MaskWarning[] {
  if (trained.size === 0) return [{ reason: "trains-nothing", messages: [], text: "the mask trains nothing" }];
  const messages = rewrittenTurns(chat).filter((index) => trained.has(index));
  if (messages.length === 0) return [];
  const text =
    `the mask trains ${messages.map((index) => `messages[${index}]`).join(", ")} without the reasoning or think block ` +
    "that stood there, or before, when it was written; splitForTraining gives each turn the prompt that it had";
  return [{ reason: "rewritten-turns", messages, text }];
}
