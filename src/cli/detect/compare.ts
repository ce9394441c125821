import { templateIds, type TemplateId } from "../../templates/index.ts";
import { officialRendering } from "./official.ts";
import type { Departure, Probe } from "./probes/probe.ts";
import { probes } from "./probes/probes.ts";
import { isSame, messageOf, type Rendering } from "./rendering.ts";

/** How a text compares with an official template. */
export interface Comparison {
  readonly id: TemplateId;
  readonly equal: number;
  readonly compared: number;
  /** The first, if they differ. */
  readonly difference: Difference | undefined;
  /** Probes that say nothing, for what the engine does other than Python. */
  readonly skipped: readonly { readonly probe: string; readonly why: string }[];
}

export interface Difference {
  readonly probe: Probe;
  readonly expected: Rendering;
  readonly actual: Rendering;
}

/** `renderings` are what the text makes of the probes, in their order. */
export function compareWith(id: TemplateId, renderings: readonly Rendering[]): Comparison {
  const different: Difference[] = [];
  const skipped: { probe: string; why: string }[] = [];
  for (const [index, probe] of probes.entries()) {
    const [expected, actual] = [officialRendering(id, probe), renderings[index] ?? NOTHING];
    const departure = probe.departures?.find((each) => isShown(each, id, actual));
    if (departure !== undefined) skipped.push({ probe: probe.name, why: departure.why });
    else if (!isSame(expected, actual)) different.push({ probe, expected, actual });
  }
  const compared = probes.length - skipped.length;
  return { id, equal: compared - different.length, compared, difference: different[0], skipped };
}

const NOTHING: Rendering = { error: "no rendering" };

function isShown({ templates, shows }: Departure, id: TemplateId, actual: Rendering): boolean {
  return templates.includes(id) && messageOf(actual).includes(shows);
}

/** The template with which the text has the greatest share of the probes in common. */
export function nearestTo(renderings: readonly Rendering[]): Comparison {
  const comparisons = templateIds.map((id) => compareWith(id, renderings));
  return comparisons.reduce((best, each) => (share(each) > share(best) ? each : best));
}

/** Not by a probe or two: the text differs from it in half as many. */
export function isMuchNearer(one: Comparison, other: Comparison): boolean {
  return differences(one) * 2 <= differences(other) && share(one) > share(other);
}

function share({ equal, compared }: Comparison): number {
  return equal / compared;
}

function differences({ equal, compared }: Comparison): number {
  return compared - equal;
}
