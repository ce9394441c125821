import { readFileSync } from "node:fs";

const folder = new URL("../../golden/", import.meta.url);

/** A case of golden/cases.json: its line is the request as JSON text, numbers spelled as they stand. */
export interface Case {
  readonly id: string;
  readonly request: string;
}

export interface Answer {
  readonly text?: string;
  /** Name of the Python exception. */
  readonly error?: string;
  /** Code points. */
  readonly spans?: readonly (readonly [start: number, end: number])[];
}

export function readGolden<T>(name: string): T {
  return JSON.parse(readLines(name).join("\n")) as T;
}

export function readLines(name: string): string[] {
  return readFileSync(new URL(name, folder), "utf8").split("\n");
}

/** One case a line, between the brackets of the list. */
export const cases: readonly Case[] = readLines("cases.json")
  .filter((line) => line.startsWith("{"))
  .map((line) => line.replace(/,$/, ""))
  .map((request) => ({ id: /^{"id": "([^"]+)"/.exec(request)?.[1] ?? request, request }));

export function answers(template: string): Readonly<Record<string, Answer>> {
  return readGolden<{ answers: Record<string, Answer> }>(`${template}.json`).answers;
}
