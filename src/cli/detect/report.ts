import { dumps } from "../../python/dumps.ts";
import { models } from "../../templates/models.ts";
import { palette } from "../view/colours.ts";
import { footerLine } from "../view/columns.ts";
import { visible } from "../../showing/visible.ts";
import type { Comparison, Difference } from "./compare.ts";
import { excerpts, visibleSpace } from "../../showing/excerpts.ts";
import type { Rendering } from "./rendering.ts";
import { isOfficial, type Verdict } from "./verdict.ts";

/** What people are told of a text: a headline, and indented lines below it. */
export function report(place: string, verdict: Verdict): string {
  const { match, id, what, comparison, nearest, reason } = verdict;
  const template = match === "exact" || match === "equivalent" ? id : null;
  return [
    `${visible(place)}: ${headline(verdict)}\n`,
    template === null ? "" : detail(`${models[template]}.`),
    what === undefined ? "" : detail(what),
    reason === undefined ? "" : detail(visible(reason)),
    comparison === undefined ? "" : comparisonLines(comparison),
    match === "equivalent" ? detail(NOT_TOLD) : "",
    nearest === undefined
      ? ""
      : detail(`Nearer to ${nearest.id}: ${nearest.equal} of ${nearest.compared} probes are equal.`),
  ].join("");
}

/** What equal probes leave open. */
const NOT_TOLD =
  "They cannot tell .strip('\\n') from .strip(): the Jinja engine trims all white space, where Python takes line breaks only.";

function detail(text: string): string {
  return footerLine("  ", text);
}

/** `equivalent to qwen3`, `a variant of qwen3-2504 by unsloth`, `unknown, nearest to qwen3.5` */
function headline(verdict: Verdict): string {
  const { match, id, by, comparison } = verdict;
  const colour = palette[colourOf(verdict)];
  switch (match) {
    case "exact":
      return `${colour(String(id))}, the official text`;
    case "equivalent":
      return `equivalent to ${colour(String(id))}`;
    case "variant":
      return id === null ? `${colour("a template")} by ${by}` : `${colour("a variant")} of ${id} by ${by}`;
    case "unknown":
      return colour("unknown") + (comparison === undefined ? "" : `, nearest to ${comparison.id}`);
    case "missing":
      return colour("no chat template");
  }
}

/** Of the headline. */
export function colourOf(verdict: Verdict): "green" | "yellow" | "red" {
  if (isOfficial(verdict)) return "green";
  return verdict.match === "variant" ? "yellow" : "red";
}

function comparisonLines({ id, equal, compared, difference, skipped }: Comparison): string {
  const whys = [...new Set(skipped.map(({ why }) => why))];
  const engine = `${skipped.length} more cannot be compared, because of the Jinja engine: ${whys.join("; ")}.`;
  const left = skipped.length === 0 ? "" : detail(engine);
  if (difference === undefined) return detail(`All ${compared} probes print the same as ${id}.`) + left;
  const { name } = difference.probe;
  const count = `${equal} of ${compared} probes print the same as ${id}; the first that does not: ${palette.bold(name)}`;
  return detail(count) + differenceLines(id, difference) + left;
}

/** The request and what becomes of it, on lines that are not cut, so that they can be copied. */
function differenceLines(id: string, { probe, expected, actual }: Difference): string {
  const [official, own] = stretches(expected, actual);
  const width = Math.max(id.length, THIS.length) + 2;
  const rows = [
    dumps(probe.request, ""),
    `${id.padEnd(width)}${palette.green(official)}`,
    `${THIS.padEnd(width)}${palette.red(own)}`,
  ];
  return rows.map((row) => `    ${row}\n`).join("");
}

const THIS = "this text";

function stretches(expected: Rendering, actual: Rendering): readonly [string, string] {
  if (expected.text !== undefined && actual.text !== undefined) return excerpts(expected.text, actual.text);
  return [outcome(expected), outcome(actual)];
}

/** `error: No user query found in messages.`, or the end of the text. */
function outcome(rendering: Rendering): string {
  const { text, error } = rendering;
  if (text === undefined) return `error: ${visible(error).slice(0, LONGEST)}`;
  return (text.length > LONGEST ? "…" : "") + visibleSpace(text.slice(-LONGEST).toWellFormed());
}

const LONGEST = 160;
