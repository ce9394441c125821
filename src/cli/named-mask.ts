import { or } from "../masks/combinators.ts";
import { messageWeights } from "../masks/message-weights.ts";
import type { MaskPolicy } from "../masks/policy.ts";
import {
  allAssistant,
  answerOnly,
  everything,
  finalAssistant,
  lastTurn,
  messagesAt,
  reasoningOnly,
  roles,
  sampled,
  toolCallsOnly,
} from "../masks/presets.ts";
import type { Message } from "../types.ts";

/** A mask as the command line names it: `all-assistant`, `roles:user,assistant`, `reasoning-only+answer-only`. */
export interface NamedMask {
  readonly name: string;
  /** Some depend on the messages of the request. */
  policyFor(messages: readonly Message[]): MaskPolicy;
}

const PRESETS: ReadonlyMap<string, MaskPolicy> = new Map([
  ["all-assistant", allAssistant],
  ["final-assistant", finalAssistant],
  ["last-turn", lastTurn],
  ["sampled", sampled],
  ["answer-only", answerOnly],
  ["reasoning-only", reasoningOnly],
  ["tool-calls-only", toolCallsOnly],
  ["everything", everything],
]);

/** What `--mask` takes, as help and errors list it. */
export const maskNames: readonly string[] = [
  ...PRESETS.keys(),
  "roles:ROLE,..",
  "messages:INDEX,..",
  "message-weights",
  "message-weights:POLICY",
];

type Choice = NamedMask["policyFor"];

/** The mask of this name, or `undefined` where there is none. */
export function namedMask(name: string): NamedMask | undefined {
  const policyFor = readMask(name);
  return policyFor && { name, policyFor };
}

/** `a+b` trains what a or b trains; `message-weights:` takes all that follows. */
function readMask(text: string): Choice | undefined {
  if (text.startsWith(`${WEIGHTS}:`)) return weighted(readMask(text.slice(WEIGHTS.length + 1)));
  const plus = text.indexOf("+");
  if (plus === -1) return readPart(text);
  return either(readPart(text.slice(0, plus)), readMask(text.slice(plus + 1)));
}

const WEIGHTS = "message-weights";

function weighted(choice: Choice | undefined): Choice | undefined {
  return choice && ((messages) => messageWeights(messages, choice(messages)));
}

function either(first: Choice | undefined, second: Choice | undefined): Choice | undefined {
  return first && second && ((messages) => or(first(messages), second(messages)));
}

/** A preset, `message-weights`, `roles:user,assistant`, or `messages:1,3`. */
function readPart(text: string): Choice | undefined {
  if (text === WEIGHTS) return (messages) => messageWeights(messages);
  const [name, list] = text.split(/:(.*)/s);
  const policy = list === undefined ? PRESETS.get(text) : listPolicy(name, list.split(","));
  return policy && (() => policy);
}

function listPolicy(name: string | undefined, items: readonly string[]): MaskPolicy | undefined {
  if (name === "roles" && !items.includes("")) return roles(items);
  if (name === "messages" && items.every((item) => /^\d+$/.test(item))) return messagesAt(items.map(Number));
  return undefined;
}
