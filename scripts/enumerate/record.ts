import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { manifest } from "../../spec/support/golden.ts";
import type { Tally } from "./answers.ts";
import { definitionOf } from "./blocks.ts";
import type { Form } from "./forms.ts";
import { allSeries, seriesName, type Series } from "./series.ts";

const FILE = new URL("../../golden/enumeration.json", import.meta.url);

/** golden/enumeration.json: what Python answered. */
export interface EnumerationRecord {
  readonly note: string;
  /** Of the alphabets, settings and parts. */
  readonly definition: string;
  readonly python: string;
  readonly jinja2: string;
  readonly series: readonly SeriesRecord[];
}

export interface SeriesRecord extends Readonly<Tally> {
  /** qwen3, messages */
  readonly name: string;
  /** Of the template file. */
  readonly sha256: string;
  readonly conversations: number;
  readonly settings: number;
  /** One for each block. */
  readonly digests: readonly string[];
}

/** The record, if there is one and it is of these alphabets. */
export function readRecord(): EnumerationRecord | undefined {
  if (!existsSync(FILE)) return undefined;
  const record = JSON.parse(readFileSync(FILE, "utf8")) as EnumerationRecord;
  return record.definition === definitionOf(allSeries) ? record : undefined;
}

export function recordOf(series: Series, record: EnumerationRecord | undefined): SeriesRecord | undefined {
  return record?.series.find(({ name }) => name === seriesName(series));
}

const NOTE =
  "Python's answers to all conversations over the alphabets of scripts/enumerate/alphabet.ts, written by `npm run enumerate`. " +
  "`words` counts what the template says where it raises on purpose, `errors` all other exceptions; a digest is the sha256 of up to 4096 answers.";

/** Writes these series, and what is recorded of the others. */
export function writeRecord(
  versions: Pick<EnumerationRecord, "python" | "jinja2">,
  made: readonly SeriesRecord[],
  known: EnumerationRecord | undefined,
): void {
  const names = allSeries.map(seriesName);
  const kept = known?.series.filter(({ name }) => !made.some((row) => row.name === name)) ?? [];
  const series = [...made, ...kept].toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  const head = { note: NOTE, definition: definitionOf(allSeries), ...versions };
  const rows = series.map(seriesLines).join(",\n");
  writeFileSync(FILE, `${JSON.stringify(head).slice(0, -1)},"series":[\n${rows}\n]}\n`);
}

/** A digest a line, so that the change of one is the change of a line. */
function seriesLines({ digests, ...facts }: SeriesRecord): string {
  const lines = digests.map((digest) => `"${digest}"`).join(",\n");
  return `${JSON.stringify(facts).slice(0, -1)},"digests":[\n${lines}\n]}`;
}

/** sha256 of the file of the template, as the manifest pins it. */
export function templateDigest({ template, history }: Form): string {
  const row =
    history === null
      ? manifest.templates.find(({ id }) => id === template)
      : manifest.training.find(({ training_of: id }) => id === template);
  if (row === undefined) throw new Error(`the manifest has no such template: ${template}`);
  return row.sha256;
}
