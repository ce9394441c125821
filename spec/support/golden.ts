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
  /** What the template says where it raises on purpose. */
  readonly message?: string;
  /** Code points. */
  readonly spans?: readonly (readonly [start: number, end: number])[];
  /** The knobs that the request gives and the template does not read; there is no other answer then. */
  readonly unread?: readonly string[];
}

/** A golden file of answers. With a base it holds only what differs from the base's file. */
export interface GoldenFile {
  readonly template: string;
  readonly base?: string;
  /** The knobs that the template reads. */
  readonly knobs: readonly string[];
  /** Long texts, for which the texts of the answers have numbers. */
  readonly phrases: readonly string[];
  readonly answers: Readonly<Record<string, Answer>>;
}

/** An answer as it is stored: `["<|im_start|>system\n", 0, "<|im_end|>\n"]` is text with the first phrase in it. */
type StoredAnswer = Omit<Answer, "text"> & { readonly text?: string | readonly (string | number)[] };

/** The templates of golden/manifest.json. */
export interface Manifest {
  readonly templates: readonly { readonly id: string }[];
  /** What a template prints for `"reasoning_history": "all"`. */
  readonly training: readonly { readonly id: string; readonly training_of: string }[];
  /** Templates that mark spans in the text of another. */
  readonly masks: readonly { readonly id: string; readonly text_of: string }[];
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

export const manifest: Manifest = readGolden<Manifest>("manifest.json");

const files = new Map<string, GoldenFile>();

export function readAnswers(template: string): GoldenFile {
  const known = files.get(template) ?? readFile(template);
  files.set(template, known);
  return known;
}

function readFile(template: string): GoldenFile {
  const file = readGolden<Omit<GoldenFile, "answers"> & { answers: Record<string, StoredAnswer> }>(`${template}.json`);
  const written = Object.entries(file.answers).map(([id, stored]) => [id, spelledOut(stored, file.phrases)]);
  return { ...file, answers: Object.fromEntries(written) as Record<string, Answer> };
}

function spelledOut(stored: StoredAnswer, phrases: readonly string[]): Answer {
  const { text, ...rest } = stored;
  if (text === undefined) return rest;
  if (typeof text === "string") return { ...rest, text };
  return { ...rest, text: text.map((piece) => (typeof piece === "number" ? phrases[piece] : piece)).join("") };
}

type Answers = Readonly<Record<string, Answer>>;

const laidOut = new Map<string, Answers>();

/** By case, those of the base included. */
export function answers(template: string): Answers {
  const known = laidOut.get(template) ?? withBase(template);
  laidOut.set(template, known);
  return known;
}

function withBase(template: string): Answers {
  const { base, answers: own } = readAnswers(template);
  if (base === undefined) return own;
  const laidOver = Object.entries(readAnswers(base).answers).map(([id, below]) => [id, overlay(below, own[id])]);
  return Object.fromEntries(laidOver) as Answers;
}

/** What only has spans has the text of its base. */
function overlay(below: Answer, own: Answer | undefined): Answer {
  if (own === undefined) return below;
  const isSpansOnly = Object.keys(own).every((key) => key === "spans");
  return isSpansOnly ? { ...below, ...own } : own;
}
