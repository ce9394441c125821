import { isDeepStrictEqual } from "node:util";
import { QwenFormatError, type Chat } from "../../../src/index.ts";
import { tilingFault } from "../tiling.ts";
import type { Entry } from "./entries.ts";
import { leadsInto, leadsToValue, type Arguments } from "./paths.ts";
import { copyOf, deepFrozen, membersIn } from "./trees.ts";

const CODES = new Set<unknown>(["invalid-input", "template-error", "unsupported"]);

/** What came of a call: a value, or the members of one of our errors. */
type Outcome =
  { readonly value: unknown } | { readonly code: unknown; readonly path: unknown; readonly reason: unknown };

/** What came of it, `value` or a code, and what is wrong with that, in words. */
export interface Verdict {
  readonly outcome: string;
  readonly fault: string | undefined;
}

/** Calls a function of the library twice, with the input and with a frozen copy. */
export function verdictOn(entry: Entry, given: Arguments): Verdict {
  const untouched = copyOf(given);
  try {
    const outcome = outcomeOf(entry, given);
    const again = outcomeOf(entry, deepFrozen(copyOf(given)));
    if (!isDeepStrictEqual(given, untouched)) return { outcome: "value", fault: "the input is not what it was" };
    if (isDeepStrictEqual(again, outcome)) return { outcome: nameOf(outcome), fault: faultOf(outcome, given) };
    return {
      outcome: nameOf(outcome),
      fault: `frozen, it gives another answer: ${shown(again)}, not ${shown(outcome)}`,
    };
  } catch (error) {
    return { outcome: "exception", fault: `an exception: ${error instanceof Error ? error.stack : String(error)}` };
  }
}

/** Calls it; any exception but ours comes through. */
function outcomeOf({ call }: Entry, given: Arguments): Outcome {
  try {
    return { value: call(given) };
  } catch (error) {
    if (!(error instanceof QwenFormatError)) throw error;
    const { code, path, reason } = error;
    return { code, path, reason };
  }
}

function nameOf(outcome: Outcome): string {
  return "value" in outcome ? "value" : String(outcome.code);
}

function shown(outcome: Outcome): string {
  return "value" in outcome ? "a value" : Object.values(outcome).join(" | ");
}

function faultOf(outcome: Outcome, given: Arguments): string | undefined {
  return "value" in outcome ? valueFault(outcome.value, given) : errorFault(outcome, given);
}

function errorFault(
  { code, path, reason }: Exclude<Outcome, { value: unknown }>,
  given: Arguments,
): string | undefined {
  const said = `${String(code)} | ${String(path)} | ${String(reason)}`;
  if (!CODES.has(code)) return `no code of ours: ${said}`;
  if (typeof reason !== "string" || reason === "") return `no reason: ${said}`;
  if (typeof path !== "string" || !leadsInto(path, named(given))) return `the path leads nowhere: ${said}`;
  return undefined;
}

/** Options stand in errors under their own names. */
function named(given: Arguments): Arguments {
  return { ...membersIn(given["options"]), ...given };
}

function valueFault(value: unknown, given: Arguments): string | undefined {
  if (!isChat(value)) return undefined;
  const sources = value.segments.flatMap(({ source }) => (source === null ? [] : [source]));
  const lost = [...sources, ...value.omissions.map(({ path }) => path)].find(
    (path) => !leadsToValue(path, named(given)),
  );
  return tilingFault(value) ?? (lost === undefined ? undefined : `this path leads nowhere: ${lost}`);
}

function isChat(value: unknown): value is Pick<Chat, "text" | "segments" | "omissions"> {
  return typeof value === "object" && value !== null && "segments" in value;
}
