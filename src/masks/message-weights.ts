import { expected } from "../errors.ts";
import { JsonFloat } from "../json-float.ts";
import { membersOf, ownMember } from "../members.ts";
import type { Message } from "../types.ts";
import { checkPolicy, weightBy, type MaskPolicy } from "./policy.ts";
import { allAssistant } from "./presets.ts";

/**
 * Honours the members `weight` (a number from 0 to 1, as in OpenAI fine-tuning) and `train` (a boolean, as in axolotl)
 * of each message: what `policy` trains, times the weight of its message. A message with neither counts 1, and no
 * weight adds a message that `policy` leaves out.
 *
 *     encodeChat(formatQwen3(messages), tokenizer, { mask: messageWeights(messages) })
 *
 * Throws `invalid-input` for a weight or a `train` of another type.
 */
export function messageWeights(messages: readonly Message[], policy: MaskPolicy = allAssistant): MaskPolicy {
  if (!Array.isArray(messages)) throw expected("messages", "a list", messages);
  checkPolicy(policy);
  const weights = Array.from(messages as readonly unknown[], messageWeight);
  return (segment, chat) => weightBy(policy, segment, chat) * (weights[segment.message ?? -1] ?? 1);
}

function messageWeight(message: unknown, index: number): number {
  const path = `messages[${index}]`;
  const members = membersOf(message, path);
  const train = ownMember(members, "train") ?? true;
  if (typeof train !== "boolean") throw expected(`${path}.train`, "a boolean or null", train);
  const given = ownMember(members, "weight") ?? 1;
  const weight = given instanceof JsonFloat ? given.value : given;
  if (typeof weight === "number" && weight >= 0 && weight <= 1) return train ? weight : 0;
  throw expected(`${path}.weight`, "a number from 0 to 1 or null", given);
}
