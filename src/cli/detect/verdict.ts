import type { TemplateId } from "../../templates/index.ts";
import { compareWith, isMuchNearer, nearestTo, type Comparison } from "./compare.ts";
import type { ProbeRun } from "./probe-run.ts";
import { recognise, type Recognition } from "./recognise.ts";
import type { Rendering } from "./rendering.ts";

/** What is told of a text. */
export interface Verdict {
  /**
   * `equivalent`: another text, that makes the same of all probes as the official one; `missing`: a GGUF file has none.
   */
  readonly match: "exact" | "equivalent" | "variant" | "unknown" | "missing";
  readonly id: TemplateId | null;
  /** Whose variant it is. */
  readonly by?: string;
  /** A sentence on the variant. */
  readonly what?: string;
  /** With `id`, or with the nearest template where there is none. */
  readonly comparison?: Comparison;
  /** The nearest template, where that is much nearer than `id`. */
  readonly nearest?: Comparison;
  /** Why nothing is compared. */
  readonly reason?: string;
}

/** Renders a text only if it is not an official one. */
export async function verdictOf(text: string | null, run: (text: string) => Promise<ProbeRun>): Promise<Verdict> {
  if (text === null) return { match: "missing", id: null };
  const found = recognise(text);
  return found.match === "exact" ? found : verdictOn(found, await run(text));
}

/** On a text that is not an official one. */
export function verdictOn(found: Exclude<Recognition, { match: "exact" }>, run: ProbeRun): Verdict {
  if (found.match === "variant") return { ...found, ...compared(run, found.id) };
  const outcome = compared(run, null);
  const { comparison } = outcome;
  if (comparison === undefined || comparison.difference !== undefined)
    return { match: "unknown", id: null, ...outcome };
  return { match: "equivalent", id: comparison.id, comparison };
}

/** Whether it can be used as the template that it is told to be. */
export function isOfficial({ match, id, comparison }: Verdict): boolean {
  if (match === "exact") return true;
  return id !== null && comparison !== undefined && comparison.difference === undefined;
}

/** With the template `id`, or with the nearest one. */
function compared(run: ProbeRun, id: TemplateId | null): Pick<Verdict, "comparison" | "nearest" | "reason"> {
  if ("failure" in run) return { reason: run.failure };
  const failure = commonFailure(run.renderings);
  if (failure !== undefined) return { reason: `It renders no probe: ${failure}` };
  const nearest = nearestTo(run.renderings);
  if (id === null) return nearest.equal > 0 ? { comparison: nearest } : { reason: LIKE_NONE };
  const comparison = compareWith(id, run.renderings);
  return isMuchNearer(nearest, comparison) ? { comparison, nearest } : { comparison };
}

const LIKE_NONE = "It renders no probe as one of the templates does.";

/** The first error, where nothing but errors comes. */
function commonFailure(renderings: readonly Rendering[]): string | undefined {
  const errors = renderings.flatMap(({ error = [] }) => error);
  return errors.length === renderings.length ? errors[0] : undefined;
}
