import { readFileSync } from "node:fs";
import {
  laidOver,
  readCases,
  readGoldenAnswers,
  type Answers,
  type Case,
  type GoldenFile,
  type Manifest,
} from "../../src/testing/golden.ts";

export { NO_ARGUMENTS } from "../../src/testing/reference.ts";
export type { Answer, Case, GoldenFile, Manifest } from "../../src/testing/golden.ts";

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

export function readAnswers(template: string): GoldenFile {
  return readGoldenAnswers(readText(`${template}.json`));
}

/** By case, those of the base included. */
export function answers(template: string): Answers {
  const file = readAnswers(template);
  return laidOver(file, file.base === undefined ? undefined : readAnswers(file.base));
}
