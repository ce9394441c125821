import { readFileSync } from "node:fs";
import {
  laidOver,
  readCases,
  readGoldenAnswers,
  type GoldenAnswers,
  type Case,
  type GoldenFile,
  type Manifest,
} from "../../src/testing/golden.ts";

export { NO_ARGUMENTS } from "../../src/testing/reference.ts";
export type { GoldenAnswer, Case, GoldenFile, Manifest } from "../../src/testing/golden.ts";

const folder = new URL("../../golden/", import.meta.url);

const readText = (name: string): string => readFileSync(new URL(name, folder), "utf8");

export function readGolden<T>(name: string): T {
  return JSON.parse(readText(name)) as T;
}

export function readLines(name: string): string[] {
  return readText(name).split("\n");
}

export const cases: readonly Case[] = readCases(readText("cases.json"));

export const manifest: Manifest = readGolden<Manifest>("manifest.json");

const files = new Map<string, GoldenFile>();

export function readAnswers(template: string): GoldenFile {
  const known = files.get(template) ?? readGoldenAnswers(readText(`${template}.json`));
  files.set(template, known);
  return known;
}

const laidOut = new Map<string, GoldenAnswers>();

/** By case, those of the base included. */
export function answers(template: string): GoldenAnswers {
  const known = laidOut.get(template) ?? withBase(readAnswers(template));
  laidOut.set(template, known);
  return known;
}

function withBase(file: GoldenFile): GoldenAnswers {
  return laidOver(file, file.base === undefined ? undefined : readAnswers(file.base));
}
