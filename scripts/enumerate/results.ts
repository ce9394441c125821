import { tallyOf, type Answer, type Tally } from "./answers.ts";
import { blockName, definitionOf, type Block } from "./blocks.ts";
import { recordOf, templateDigest, type EnumerationRecord, type SeriesRecord } from "./record.ts";
import { seriesName, type Series } from "./series.ts";
import type { BlockResult, Difference } from "./with-python.ts";

/** What a run has found so far of a series. */
interface SeriesResult extends Tally {
  readonly series: Series;
  readonly digests: string[];
  /** Said by the template where it raises on purpose: as recorded, and as heard since. */
  readonly known: Set<string>;
  differences: number;
}

/** Of the requests for a template. */
export interface Total {
  readonly texts: number;
  readonly raises: number;
  readonly differences: number;
}

/** Differences told of a series. */
const SHOWN = 3;

/** What a run has found so far. */
export class Results {
  /** In words. */
  readonly failures: string[] = [];
  readonly #record: EnumerationRecord | undefined;
  readonly #results: ReadonlyMap<Series, SeriesResult>;

  constructor(chosen: readonly Series[], record: EnumerationRecord | undefined) {
    this.#record = record;
    this.#results = new Map(chosen.map((series) => [series, newResult(series, recordOf(series, record))]));
  }

  knownWords({ series }: Block): Set<string> {
    return this.#of(series).known;
  }

  /** Takes the answers to a block. */
  take({ block, digest, tally, differences }: BlockResult): void {
    const result = this.#of(block.series);
    result.digests[block.index] = digest;
    result.texts += tally.texts;
    result.errors += tally.errors;
    for (const [said, times] of Object.entries(tally.words)) result.words[said] = (result.words[said] ?? 0) + times;
    const name = seriesName(block.series);
    const shown = differences.slice(0, Math.max(0, SHOWN - result.differences));
    this.failures.push(...shown.map((difference) => `${name}\n${inWords(difference)}`));
    result.differences += differences.length;
  }

  /** Compares the digest of a block with the recorded one. */
  compare(block: Block, digest: string, whose: "Python's" | "our"): void {
    if (recordOf(block.series, this.#record)?.digests[block.index] === digest) return;
    this.failures.push(`${blockName(block)}: ${whose} answers are not those of golden/enumeration.json`);
  }

  /** What was found, to be recorded. */
  rows(): SeriesRecord[] {
    return Array.from(this.#results.values(), ({ series, texts, errors, words, digests }) => ({
      name: seriesName(series),
      definition: definitionOf(series),
      sha256: templateDigest(series.form),
      conversations: series.conversations,
      settings: series.settings.length,
      texts,
      errors,
      words: Object.fromEntries(Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      digests,
    }));
  }

  /** By template: so many texts, and so many requests that raise. */
  totals(): ReadonlyMap<string, Total> {
    const totals = new Map<string, Total>();
    for (const { series, texts, errors, words, differences } of this.#results.values()) {
      const { template } = series.form;
      const before = totals.get(template) ?? { texts: 0, raises: 0, differences: 0 };
      totals.set(template, {
        texts: before.texts + texts,
        raises: Object.values(words).reduce((sum, times) => sum + times, before.raises + errors),
        differences: before.differences + differences,
      });
    }
    return totals;
  }

  #of(series: Series): SeriesResult {
    const result = this.#results.get(series);
    if (result === undefined) throw new Error(`${seriesName(series)} is not among those asked`);
    return result;
  }
}

function newResult(series: Series, row: SeriesRecord | undefined): SeriesResult {
  return { series, ...tallyOf([]), digests: [], known: new Set(Object.keys(row?.words ?? {})), differences: 0 };
}

function inWords({ request, python, own }: Difference): string {
  return `  ${request}\n  Python: ${inQuotes(python)}\n  ours:   ${inQuotes(own)}`;
}

/** text "<|im_start|>user\nHi" */
function inQuotes(answer: Answer): string {
  const [kind = "", ...rest] = answer.split(" ");
  return rest.length === 0 ? kind : `${kind} ${JSON.stringify(rest.join(" "))}`;
}
