/** A case of golden/cases.json: its line is the request as JSON text, numbers spelled as they stand. */
export interface Case {
  readonly id: string;
  readonly request: string;
}

/** What Python made of a case. */
export interface GoldenAnswer {
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

/** By case. */
export type GoldenAnswers = Readonly<Record<string, GoldenAnswer>>;

/** A golden file of answers. With a base it holds only what differs from the base's file. */
export interface GoldenFile {
  readonly template: string;
  readonly base?: string;
  /** The knobs that the template reads. */
  readonly knobs: readonly string[];
  /** Long texts, for which the texts of the answers have numbers. */
  readonly phrases: readonly string[];
  readonly answers: GoldenAnswers;
}

/** The templates of golden/manifest.json. */
export interface Manifest {
  readonly templates: readonly { readonly id: string; readonly sha256: string }[];
  /** What a template prints for `"reasoning_history": "all"`. */
  readonly training: readonly { readonly id: string; readonly training_of: string; readonly sha256: string }[];
  /** Templates that mark spans in the text of another. */
  readonly masks: readonly { readonly id: string; readonly text_of: string }[];
}

/** An answer as it is stored: `["<|im_start|>system\n", 0, "<|im_end|>\n"]` is text with the first phrase in it. */
type StoredAnswer = Omit<GoldenAnswer, "text"> & { readonly text?: string | readonly (string | number)[] };

/** Reads golden/cases.json: one case a line, between the brackets of the list. */
export function readCases(json: string): readonly Case[] {
  return json
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => line.replace(/,$/, ""))
    .map((request) => ({ id: /^{"id": "([^"]+)"/.exec(request)?.[1] ?? request, request }));
}

/** Reads the answers to them: golden/qwen3.json */
export function readGoldenAnswers(json: string): GoldenFile {
  const file = JSON.parse(json) as Omit<GoldenFile, "answers"> & { answers: Record<string, StoredAnswer> };
  const written = Object.entries(file.answers).map(([id, stored]) => [id, spelledOut(stored, file.phrases)]);
  return { ...file, answers: Object.fromEntries(written) as GoldenAnswers };
}

function spelledOut(stored: StoredAnswer, phrases: readonly string[]): GoldenAnswer {
  const { text, ...rest } = stored;
  if (text === undefined) return rest;
  if (typeof text === "string") return { ...rest, text };
  return { ...rest, text: text.map((piece) => (typeof piece === "number" ? phrases[piece] : piece)).join("") };
}

/** The answers of a file, with those of its base below them. */
export function laidOver({ answers: own }: GoldenFile, base: GoldenFile | undefined): GoldenAnswers {
  if (base === undefined) return own;
  const entries = Object.entries(base.answers).map(([id, below]) => [id, overlay(below, own[id])]);
  return Object.fromEntries(entries) as GoldenAnswers;
}

/** What only has spans has the text of its base. */
function overlay(below: GoldenAnswer, own: GoldenAnswer | undefined): GoldenAnswer {
  if (own === undefined) return below;
  const isSpansOnly = Object.keys(own).every((key) => key === "spans");
  return isSpansOnly ? { ...below, ...own } : own;
}
