import { wordsOfTemplate, type PythonAnswer } from "../python.ts";

/**
 * An answer in one spelling for both: `text <|im_start|>…`, `raises No user query found in messages.` where a template says
 * so itself, and `raises` alone for an error of Python's.
 */
export type Answer = string;

export function pythonAnswer({ text, error }: PythonAnswer): Answer {
  return text === undefined ? raises(wordsOfTemplate(error)) : `text ${text}`;
}

export function raises(words: string | undefined): Answer {
  return words === undefined ? "raises" : `raises ${words}`;
}

/** How many answers there are of each kind. */
export interface Tally {
  texts: number;
  /** Python's own. */
  errors: number;
  /** By what the template says. */
  readonly words: Record<string, number>;
}

function count(tally: Tally, answer: Answer): void {
  const [, said] = /^raises (.*)$/s.exec(answer) ?? [];
  if (answer.startsWith("text ")) tally.texts++;
  else if (said === undefined) tally.errors++;
  else tally.words[said] = (tally.words[said] ?? 0) + 1;
}

export function tallyOf(answers: readonly Answer[]): Tally {
  const tally: Tally = { texts: 0, errors: 0, words: {} };
  for (const answer of answers) count(tally, answer);
  return tally;
}
