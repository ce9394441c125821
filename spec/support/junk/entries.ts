import fc from "fast-check";
import { formatEntries } from "./format-entries.ts";
import { chatEntries } from "./chat-entries.ts";
import { messageEntries } from "./message-entries.ts";
import type { Arguments } from "./paths.ts";

/** A function of the library that takes data of the caller's. */
export interface Entry {
  readonly name: string;
  /** How often it is called, compared with others. */
  readonly weight: number;
  /** What it is called with, by the names that errors have for its arguments. */
  readonly given: fc.Arbitrary<Arguments>;
  /** What it returns, as data. */
  readonly call: (given: Arguments) => unknown;
}

/** All of them. */
export const entries: readonly Entry[] = [...formatEntries, ...messageEntries, ...chatEntries];

/** A call of one of them. */
export interface Attempt {
  readonly entry: Entry;
  readonly given: Arguments;
}

/** Calls with bad input, and some with good. */
export const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  ...entries.map((entry) => ({ weight: entry.weight, arbitrary: entry.given.map((given) => ({ entry, given })) })),
);
