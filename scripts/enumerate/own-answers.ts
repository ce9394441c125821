import { QwenFormatError, type Chat, type JsonValue } from "../../src/index.ts";
import { formatRequest } from "../../src/cli/request.ts";
import { NO_ARGUMENTS } from "../../spec/support/golden.ts";
import { raises, type Answer } from "./answers.ts";
import type { Block } from "./blocks.ts";
import { requestValues } from "./requests.ts";

/** Renders a request, or throws. */
export type Render = (request: JsonValue) => Chat;

/**
 * The library's answers to the requests of a block, one after the other; `words` are what the template says where it raises
 * on purpose.
 */
export function* ownAnswers(
  { series, start, end }: Block,
  words: ReadonlySet<string>,
  render: Render = (request) => formatRequest(request, {}),
): Generator<Answer> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0; // in some series most requests raise, and most of the time went into stacks
  try {
    for (const request of requestValues(series, start, end)) yield ownAnswer(render, request, words);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function ownAnswer(render: Render, request: JsonValue, words: ReadonlySet<string>): Answer {
  try {
    return `text ${render(request).text}`;
  } catch (error) {
    return errorAnswer(error, words);
  }
}

/** Our own words for an error of Python's, which are not the template's, count as none. */
function errorAnswer(error: unknown, words: ReadonlySet<string>): Answer {
  if (!(error instanceof QwenFormatError)) return String(error);
  const { code, reason, message } = error;
  if (code === "template-error") return raises(words.has(reason) ? reason : undefined);
  return reason === NO_ARGUMENTS ? raises(undefined) : `${code} ${message}`;
}
