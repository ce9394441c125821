import { stripLeadingNewlines, stripTrailingNewlines } from "../python/strip.ts";

/** A piece of an answer: what the model thinks, or what it says. */
export interface AnswerPart {
  readonly type: "reasoning" | "text";
  readonly text: string;
}

/** Takes an answer apart while it comes in. */
export interface ThoughtSplitter {
  /** What is certain by now. */
  readonly push: (text: string) => AnswerPart[];
  /** What is left when the answer is over. */
  readonly end: () => AnswerPart[];
}

/** Where the answer has got to: `thought-start` and `text-start` are before the first character of either. */
export type AnswerState = "start" | "thought-start" | "thought" | "text-start" | "text";

/**
 * Tells reasoning from text, without the line breaks that the template writes around both:
 *
 *     <think>\nNo divisor.\n</think>\n\nYes.   ->   reasoning `No divisor.`, text `Yes.`
 *
 * A think block begins the answer, or was begun by the prompt; one further on is text. What may yet become a tag, and line
 * breaks that may yet be the last ones of the block, are kept until more has come.
 */
export function thoughtSplitter(from: AnswerState): ThoughtSplitter {
  let state = from;
  let held = "";
  const advance = (isOver: boolean): AnswerPart[] => {
    const parts: AnswerPart[] = [];
    for (let step = next(state, held, isOver); step !== undefined; step = next(state, held, isOver)) {
      if (step.part !== undefined && step.part.text !== "") parts.push(step.part);
      ({ state, held } = step);
    }
    return parts;
  };
  return {
    push: (text) => {
      held += text;
      return advance(false);
    },
    end: () => advance(true),
  };
}

/** What comes of the text held so far, and what is held then. */
interface Step {
  readonly part?: AnswerPart;
  readonly state: AnswerState;
  readonly held: string;
}

/** Nothing where the answer has to go on first. */
function next(state: AnswerState, held: string, isOver: boolean): Step | undefined {
  if (held === "") return undefined;
  switch (state) {
    case "start":
      return atStart(held, isOver);
    case "thought-start":
      return withoutBreaks(held, "thought");
    case "thought":
      return inThought(held, isOver);
    case "text-start":
      return withoutBreaks(held, "text");
    case "text":
      return { part: { type: "text", text: held }, state, held: "" };
  }
}

const OPEN = "<think>";
const CLOSE = "</think>";

function atStart(held: string, isOver: boolean): Step | undefined {
  const text = held.trimStart();
  if (text.startsWith(OPEN)) return { state: "thought-start", held: text.slice(OPEN.length) };
  return isOver || !OPEN.startsWith(text) ? { state: "text", held } : undefined;
}

function withoutBreaks(held: string, state: AnswerState): Step | undefined {
  const text = stripLeadingNewlines(held);
  return text === "" ? undefined : { state, held: text };
}

function inThought(held: string, isOver: boolean): Step | undefined {
  const close = held.indexOf(CLOSE);
  if (close !== -1 || isOver) {
    const thought = close === -1 ? held : held.slice(0, close);
    const rest = close === -1 ? "" : held.slice(close + CLOSE.length);
    return { part: { type: "reasoning", text: stripTrailingNewlines(thought) }, state: "text-start", held: rest };
  }
  const sure = stripTrailingNewlines(held.slice(0, held.length - begunTag(held)));
  return sure === ""
    ? undefined
    : { part: { type: "reasoning", text: sure }, state: "thought", held: held.slice(sure.length) };
}

/** How many characters at the end may be the beginning of `</think>`. */
function begunTag(text: string): number {
  let length = CLOSE.length - 1;
  while (!text.endsWith(CLOSE.slice(0, length))) length--;
  return length;
}
