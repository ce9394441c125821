import { createHash } from "node:crypto";
import type { Answer } from "./answers.ts";
import { formName } from "./forms.ts";
import { requestCount, seriesName, type Series } from "./series.ts";

/** Requests in a row of a series, whose answers have a digest together. */
export interface Block {
  readonly series: Series;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

export const BLOCK_SIZE = 4096;

export function blocksOf(series: Series): Block[] {
  const count = requestCount(series);
  const blocks: Block[] = [];
  for (let start = 0; start < count; start += BLOCK_SIZE) {
    blocks.push({ series, index: blocks.length, start, end: Math.min(start + BLOCK_SIZE, count) });
  }
  return blocks;
}

/** qwen3, messages, requests 4096 to 8191 */
export function blockName({ series, start, end }: Block): string {
  return `${seriesName(series)}, requests ${start} to ${end - 1}`;
}

const CHUNK = 2 ** 16;

/** Every answer with its length before it, so that no two lists of answers read the same. */
export function digestOf(answers: Iterable<Answer>): string {
  const hash = createHash("sha256");
  let chunk = "";
  for (const answer of answers) {
    chunk += `${answer.length} ${answer}\n`;
    if (chunk.length < CHUNK) continue;
    hash.update(chunk);
    chunk = "";
  }
  return hash.update(chunk).digest("hex");
}

/** What the requests of a series are made of: with another alphabet its digests say nothing. */
export function definitionOf(series: Series): string {
  const told = { ...series, form: formName(series.form) };
  return createHash("sha256")
    .update(JSON.stringify([BLOCK_SIZE, told]))
    .digest("hex");
}

/** Whether a random choice of this share of all blocks has this one. */
export function isChosen(block: Block, share: number, seed: number): boolean {
  const digest = createHash("sha256")
    .update(`${seed} ${blockName(block)}`)
    .digest();
  return digest.readUInt32BE() < share * 2 ** 32;
}
