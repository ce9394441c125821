import fc from "fast-check";
import { memberNameOf } from "../../request.ts";

/** A template, as far as requests for it must know it. */
export interface Subject {
  readonly id: string;
  /** enableThinking */
  readonly knobs: readonly string[];
}

/** The members of a request that only some templates read. */
const knobMembers = ["enable_thinking", "add_vision_id", "preserve_thinking", "reasoning_effort", "reasoning_history"];

/** The knobs that the template does not read, as members of a request. */
export function unreadKnobs(subject: Subject): string[] {
  const read = new Set(subject.knobs.map(memberNameOf));
  return knobMembers.filter((member) => !read.has(member));
}

type Knob = fc.Arbitrary<string | undefined>;

/** The values of all knobs, as JSON text. */
export function knobTexts(subject: Subject): Readonly<Record<string, Knob>> {
  const unread = unreadKnobs(subject);
  const rulesOf = (member: string): Knob => (unread.includes(member) ? ignored : knobText(subject.id, member));
  return Object.fromEntries(knobMembers.map((member) => [member, rulesOf(member)]));
}

const ignored: Knob = fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, fc.constant("null"));

const validEffort = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  '"xhigh"',
  '"medium"',
  '"medium"',
  '"low"',
  '"low"',
);
const withoutFalse = fc.constantFrom(undefined, "true", "null");

function knobText(id: string, member: string): Knob {
  switch (member) {
    case "reasoning_effort":
      return fc.oneof({ weight: 15, arbitrary: validEffort }, fc.constantFrom('"high"', '""', "null"));
    case "reasoning_history":
      return fc.constantFrom(undefined, '"all"', "null");
    case "enable_thinking":
      return fc.oneof(
        { weight: id === "qwen3.8-max" ? 8 : 1, arbitrary: withoutFalse },
        fc.constantFrom("true", "false"),
      );
  }
  return fc.constantFrom(undefined, "true", "false", "null");
}
