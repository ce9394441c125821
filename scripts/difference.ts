import { parseJson, QwenFormatError } from "../src/index.ts";
import { formatRequest } from "../src/cli/request.ts";
import { NO_ARGUMENTS } from "../src/testing/reference.ts";
import { tilingFault } from "../spec/support/tiling.ts";
import { wordsOfTemplate, type PythonAnswer } from "./python.ts";

/** How the library and Python differ on a request, in words; `undefined` when they agree. */
export function difference(request: string, python: PythonAnswer): string | undefined {
  const ours = answerOf(request);
  if (ours.fault !== undefined) return ours.fault;
  if (python.text !== undefined) {
    if (ours.text === python.text) return undefined;
    return ours.text === undefined
      ? `Python renders, we throw: ${ours.error}`
      : firstDifference(ours.text, python.text);
  }
  if (ours.text !== undefined) return `Python raises ${python.error}, we render ${JSON.stringify(ours.text)}`;
  return raisesTheSame(ours, python.error)
    ? undefined
    : `Python raises ${python.error}, we throw ${ours.code}: ${ours.error}`;
}

interface OwnAnswer {
  readonly text?: string;
  /** What is wrong with the segments of the text. */
  readonly fault?: string | undefined;
  readonly error?: string;
  readonly code?: string;
  readonly reason?: string;
}

function answerOf(request: string): OwnAnswer {
  try {
    const chat = formatRequest(parseJson(request), {});
    return { text: chat.text, fault: tilingFault(chat) };
  } catch (error) {
    if (error instanceof QwenFormatError) return { error: error.message, code: error.code, reason: error.reason };
    throw error;
  }
}

/** What a template says itself, by `raise_exception`, we say in its words; Python's own errors say more than a reader wants. */
function raisesTheSame({ code, reason }: OwnAnswer, python: string | undefined): boolean {
  const words = wordsOfTemplate(python);
  // Outside the schema; Python raises a TypeError where calls are JSON.
  if (reason === NO_ARGUMENTS) return words === undefined;
  return code === "template-error" && (words === undefined || words === reason);
}

const CONTEXT = 60;

function firstDifference(ours: string, python: string): string {
  let at = 0;
  while (at < ours.length && ours[at] === python[at]) at++;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - CONTEXT), at + CONTEXT));
  return `texts differ at ${at} (UTF-16)\n  ours:   ${around(ours)}\n  Python: ${around(python)}`;
}
