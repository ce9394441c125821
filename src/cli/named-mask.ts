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
import { templateIds, templateOf } from "../templates/index.ts";
import type { Message } from "../types.ts";
import { likelyWord, suggestion } from "./likely-word.ts";
import { UsageError } from "./usage-error.ts";

/** A mask as the command line names it: `all-assistant`, `roles:user,assistant`, `reasoning-only+answer-only`. */
export interface NamedMask extends Choice {
  readonly name: string;
}

interface Choice {
  /** It may give weights between 0 and 1. */
  readonly isWeighted: boolean;
  /** Some depend on the messages of the request. */
  readonly policyFor: (messages: readonly Message[]) => MaskPolicy;
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

const WEIGHTS = "message-weights";
const LISTS = ["roles", "messages"];

/** The roles that templates know; some print others, too. */
const ROLES = [...new Set(templateIds.flatMap((id) => Object.keys(templateOf(id).roles)))];

/** The mask of this name; throws a UsageError where there is none. */
export function namedMask(name: string): NamedMask {
  return { name, ...readMask(name) };
}

/** `a+b` trains what a or b trains; `message-weights:` takes all that follows. */
function readMask(name: string): Choice {
  const text = name.trim();
  if (text.startsWith(`${WEIGHTS}:`)) return weighted(readMask(text.slice(WEIGHTS.length + 1)));
  const plus = text.indexOf("+");
  if (plus === -1) return readPart(text);
  return either(readPart(text.slice(0, plus).trim()), readMask(text.slice(plus + 1)));
}

function weighted({ policyFor }: Choice): Choice {
  return { isWeighted: true, policyFor: (messages) => messageWeights(messages, policyFor(messages)) };
}

function either(first: Choice, second: Choice): Choice {
  const isWeighted = first.isWeighted || second.isWeighted;
  return { isWeighted, policyFor: (messages) => or(first.policyFor(messages), second.policyFor(messages)) };
}

/** A preset, `message-weights`, `roles:user,assistant`, or `messages:1,3`. */
function readPart(text: string): Choice {
  if (text === WEIGHTS) return weighted({ isWeighted: false, policyFor: () => allAssistant });
  const [name = "", list] = text.split(/:(.*)/s);
  const policy = list === undefined ? PRESETS.get(name) : listPolicy(name.trim(), list.split(","));
  if (policy === undefined) throw unknownPolicy(name.trim(), list);
  return { isWeighted: false, policyFor: () => policy };
}

function listPolicy(name: string, list: readonly string[]): MaskPolicy | undefined {
  const items = list.map((item) => item.trim());
  if (name === "roles") return roles(readRoles(items));
  if (name === "messages") return messagesAt(readIndices(items));
  return undefined;
}

/** Any role may be meant, but not a slip of the pen: it would train less in silence. */
function readRoles(items: readonly string[]): readonly string[] {
  for (const item of items) {
    const likely = ROLES.includes(item) ? "" : suggestion(item, ROLES);
    if (likely !== "" || item === "") throw new UsageError(`roles: takes roles, not ${JSON.stringify(item)}${likely}`);
  }
  return items;
}

function readIndices(items: readonly string[]): number[] {
  if (items.every((item) => /^\d+$/.test(item))) return items.map(Number);
  throw new UsageError("messages: takes indices, from 0, with commas between them.");
}

function unknownPolicy(name: string, list: string | undefined): UsageError {
  const likely = likelyWord(name, list === undefined ? [...PRESETS.keys(), WEIGHTS] : [...LISTS, WEIGHTS]);
  if (likely !== undefined && likely !== name)
    return new UsageError(
      `No policy is called ${name}; did you mean ${likely}${list === undefined ? "" : `:${list}`}?`,
    );
  const names = [...PRESETS.keys(), "roles:ROLE,..", "messages:INDEX,..", WEIGHTS, `${WEIGHTS}:POLICY`];
  return new UsageError(`Policies are ${names.join(", ")}; + joins them.`);
}
