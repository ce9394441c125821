/** What a program answers: `{"id": 7, "text": "…"}` or `{"id": 7, "error": {"code": "…", "message": "…"}}` */
export interface ProgramAnswer {
  readonly id?: unknown;
  readonly text?: unknown;
  readonly error?: unknown;
}

/** The line is no answer; says why. */
export class AnswerFault extends Error {}

/** The answer to this request in a line of output; throws an AnswerFault. */
export function readAnswer(line: string, id: number): ProgramAnswer {
  const answer = parsed(line);
  if (typeof answer !== "object" || answer === null)
    throw new AnswerFault(`wrote what is no JSON object: ${cut(line)}`);
  const { id: answered, error } = answer as ProgramAnswer;
  // A program that cannot read a request cannot know its id.
  const isUnread = !isPresent(answered) && isPresent(error);
  const said = answered === undefined ? "without an id" : `with the id ${JSON.stringify(answered)}`;
  if (answered !== id && !isUnread) throw new AnswerFault(`answered request ${id} ${said}: ${cut(line)}`);
  return answer;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new AnswerFault(line.trim() === "" ? "wrote an empty line" : `wrote a line that is no JSON: ${cut(line)}`);
  }
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

const LONGEST = 120;

const cut = (line: string): string => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line);

/** The prompt of an answer. Throws where the program refuses the request; an error keeps its code. */
export function textOf({ text, error }: ProgramAnswer): string {
  if (!isPresent(error)) return text as string; // what is no text is found out by the check
  const { code, message } = error as { code?: unknown; message?: unknown };
  throw Object.assign(new Error(typeof message === "string" ? message : JSON.stringify(error)), { code });
}
