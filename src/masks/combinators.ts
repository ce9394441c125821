import { checkPolicy, weightBy, type MaskPolicy } from "./policy.ts";

/** The smallest of the weights: trained where all policies train. Without policies, everything. */
export function and(...policies: readonly MaskPolicy[]): MaskPolicy {
  policies.forEach(checkPolicy);
  return (segment, chat) => Math.min(1, ...policies.map((policy) => weightBy(policy, segment, chat)));
}

/** The largest of the weights: trained where any policy trains. Without policies, nothing. */
export function or(...policies: readonly MaskPolicy[]): MaskPolicy {
  policies.forEach(checkPolicy);
  return (segment, chat) => Math.max(0, ...policies.map((policy) => weightBy(policy, segment, chat)));
}

/** 1 less the weight: trained where the policy does not train, headers and generation prompt included. */
export function not(policy: MaskPolicy): MaskPolicy {
  checkPolicy(policy);
  return (segment, chat) => 1 - weightBy(policy, segment, chat);
}
