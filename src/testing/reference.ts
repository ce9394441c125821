import { formatRequest } from "../request.ts";
import { QwenFormatError } from "../errors.ts";
import { parseJson } from "../json.ts";

/** What a formatter should make of a request: the text, or a refusal where the official template raises. */
export type Expected = { readonly text: string } | { readonly raises: string };

/**
 * This library's own answer, which stands for Python's where no golden case does: that the two agree is checked by
 * fuzzing against Python. `undefined` for a request outside the schema, of which nothing is expected.
 */
export function expectedOf(request: string): Expected | undefined {
  try {
    return { text: formatRequest(parseJson(request), {}).text };
  } catch (error) {
    if (!(error instanceof QwenFormatError)) throw error;
    const raises = error.code === "template-error" || error.reason === NO_ARGUMENTS;
    return raises ? { raises: error.message } : undefined;
  }
}

/** Python raises, too, on a call without arguments where calls are written as JSON; in the schema of requests it has no place. */
export const NO_ARGUMENTS = "expected a JSON value, got undefined";
