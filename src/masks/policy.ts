import { expected } from "../errors.ts";
import type { Chat, Segment } from "../types.ts";

/**
 * Says of a segment whether it is trained on: a boolean, or a loss weight from 0 to 1. A segment is the smallest thing
 * that a policy decides about.
 *
 *     const half: MaskPolicy = (segment) => (segment.kind === "reasoning" ? 0.5 : segment.generated);
 */
export type MaskPolicy = (segment: Segment, chat: Chat) => boolean | number;

/** The weight of each segment. Throws `invalid-input` for what is no chat or no policy. */
export function segmentWeights(chat: Chat, policy: MaskPolicy): number[] {
  if (!Array.isArray((chat as Partial<Chat> | null | undefined)?.segments)) {
    throw expected("chat", "what formatQwen3 returned", chat);
  }
  checkPolicy(policy);
  return chat.segments.map((segment) => weightBy(policy, segment, chat));
}

/** Throws `invalid-input` for anything but a function. */
export function checkPolicy(policy: MaskPolicy): void {
  if (typeof policy !== "function") throw expected("mask", "a function of a segment", policy);
}

/** What the policy says, as a number. Throws `invalid-input` for anything but a boolean or a number from 0 to 1. */
export function weightBy(policy: MaskPolicy, segment: Segment, chat: Chat): number {
  const weight = policy(segment, chat) as unknown;
  if (typeof weight === "boolean") return weight ? 1 : 0;
  if (typeof weight === "number" && weight >= 0 && weight <= 1) return weight;
  throw expected("mask", `a boolean or a number from 0 to 1 for a ${segment.kind} segment`, weight);
}
