import type { GgufHeader } from "../../gguf/index.ts";
import { labelOf as labelOfSource } from "../../gguf/source.ts";
import { visibleJson } from "../../showing/visible.ts";
import type { Comparison } from "./compare.ts";
import { ggufMembers } from "./gguf-report.ts";
import type { Verdict } from "./verdict.ts";

/**
 * {"file": "a.jinja", "match": "equivalent", "id": "qwen3", "equal": 49, "probes": 49} and a line feed. A URL comes without
 * its query, which may hold a key.
 */
export function jsonLine(
  file: string,
  name: string | undefined,
  verdict: Verdict,
  header: GgufHeader | undefined,
): string {
  const { match, id, by, what, comparison, reason } = verdict;
  const nearest = id === null ? comparison?.id : verdict.nearest?.id;
  const gguf = header && ggufMembers(header);
  const place = { file: labelOfSource(file), name };
  // What is undefined is left out.
  const members = { ...place, match, id, by, what, nearest, reason, ...comparisonMembers(comparison), gguf };
  return `${visibleJson(JSON.stringify(members))}\n`;
}

function comparisonMembers(comparison: Comparison | undefined): object {
  if (comparison === undefined) return {};
  const { equal, compared, difference, skipped } = comparison;
  const members = { equal, probes: compared, ...(skipped.length > 0 ? { skipped } : {}) };
  if (difference === undefined) return members;
  const { probe, expected, actual } = difference;
  return { ...members, difference: { probe: probe.name, request: probe.request, expected, actual } };
}
