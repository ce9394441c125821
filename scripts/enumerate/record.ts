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
  readonly python: string;
  readonly jinja2: string;
  readonly series: readonly SeriesRecord[];
}

export interface SeriesRecord extends Readonly<Tally> {
  /** qwen3, messages */
  readonly name: string;
  /** Of its requests: letters, lengths and settings. */
  readonly definition: string;
  /** Of the template file. */
  readonly sha256: string;
  readonly conversations: number;
  readonly settings: number;
  /** One for each block. */
  readonly digests: readonly string[];
}

export function readRecord(): EnumerationRecord | undefined {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as EnumerationRecord) : undefined;
}

/** The row of a series, if there is one and it is of these requests. */
export function recordOf(series: Series, record: EnumerationRecord | undefined): SeriesRecord | undefined {
  const definition = definitionOf(series);
  return record?.series.find((row) => row.name === seriesName(series) && row.definition === definition);
}

const NOTE =
  "Python's answers to all conversations over the alphabets of scripts/enumerate/alphabet.ts, written by `npm run enumerate`. " +
  "`words` counts what the template says where it raises on purpose, `errors` all other exceptions; a digest is the sha256 of up to 4096 answers.";

/** Writes these rows, and of the other series those that are known. */
export function writeRecord(
  versions: Pick<EnumerationRecord, "python" | "jinja2">,
  made: readonly SeriesRecord[],
  known: EnumerationRecord | undefined,
): void {
  const rows = allSeries.flatMap(
    (series) => made.find(({ name }) => name === seriesName(series)) ?? recordOf(series, known) ?? [],
  );
  const head = JSON.stringify({ note: NOTE, ...versions });
  writeFileSync(FILE, `${head.slice(0, -1)},"series":[\n${rows.map(seriesLines).join(",\n")}\n]}\n`);
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
