import { QwenFormatError, type Message } from "../../src/index.ts";
import type { Conversion } from "../../src/messages/index.ts";

/** What a conversion gives, written short. */
export interface Outcome {
  readonly messages: readonly Message[];
  readonly sources: readonly number[];
  /** "reason path" */
  readonly omissions: readonly string[];
}

export function outcomeOf({ messages, sources, omissions }: Conversion): Outcome {
  return { messages, sources, omissions: omissions.map(({ reason, path }) => `${reason} ${path}`) };
}

/** `invalid-input: messages[0].role: expected a string, got 5`; any other exception is passed on. */
export function refusalOf(convert: () => unknown): string {
  try {
    convert();
  } catch (error) {
    if (error instanceof QwenFormatError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no refusal";
}

/** A call as it comes out of every conversion. */
export const callOf = (name: string, given: object | string): object => ({
  type: "function",
  function: { name, arguments: given },
});
