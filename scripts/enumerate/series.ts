import { small, whole } from "./alphabet.ts";
import { formName, forms, type Form } from "./forms.ts";
import { continuedSettings, everySetting, fewSettings, type Setting } from "./settings.ts";

/** All conversations over an alphabet up to a length, each with some settings. */
interface Part {
  readonly name: string;
  readonly letters: readonly string[];
  /** Number of messages. */
  readonly longest: number;
  readonly settingsOf: (form: Form) => readonly Setting[];
}

const parts: readonly Part[] = [
  { name: "conversations", letters: small, longest: 4, settingsOf: fewSettings },
  { name: "messages", letters: whole, longest: 3, settingsOf: fewSettings },
  { name: "options", letters: small, longest: 2, settingsOf: everySetting },
  { name: "continued", letters: whole, longest: 2, settingsOf: continuedSettings },
];

/** The requests of a part for a form of a template, in order: by setting, then by length, then by messages. */
export interface Series {
  readonly form: Form;
  readonly part: string;
  readonly letters: readonly string[];
  readonly longest: number;
  readonly settings: readonly Setting[];
  /** With each setting. */
  readonly conversations: number;
}

export const allSeries: readonly Series[] = forms.flatMap((form) =>
  parts.map(({ name, letters, longest, settingsOf }) => ({
    form,
    part: name,
    letters,
    longest,
    settings: settingsOf(form),
    conversations: countUpTo(longest, letters.length),
  })),
);

export function requestCount({ conversations, settings }: Series): number {
  return conversations * settings.length;
}

/** qwen3, messages */
export function seriesName({ form, part }: Series): string {
  return `${formName(form)}, ${part}`;
}

/** 1 + 12 + 12² + 12³ + 12⁴: the empty conversation is one. */
function countUpTo(longest: number, letters: number): number {
  let count = 0;
  for (let length = 0; length <= longest; length++) count += letters ** length;
  return count;
}

/** The indices of the letters of a conversation. */
export function conversationAt({ letters }: Series, place: number): readonly number[] {
  let length = 0;
  let rest = place;
  for (; rest >= letters.length ** length; length++) rest -= letters.length ** length;
  const indices: number[] = [];
  for (; length > 0; length--) {
    const weight = letters.length ** (length - 1);
    indices.push(Math.floor(rest / weight));
    rest %= weight;
  }
  return indices;
}
