import type { Mutant, Position } from "@stryker-mutator/api/core";
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";

/** What a mutant is called whatever line it stands in. */
export interface MutantIdentity {
  readonly file: string;
  readonly mutator: string;
  /** The text that is replaced, white space made one space. */
  readonly original: string;
  readonly replacement: string;
  /** The same text may stand in a file several times: this is the nth, from 1. */
  readonly nth: number;
}

export function mutantIdentity(project: string, mutant: Mutant): MutantIdentity {
  const path = resolve(project, mutant.fileName);
  const text = readFileSync(path, "utf8");
  const { start, end } = mutant.location;
  const from = offsetOf(text, start);
  const original = text.slice(from, offsetOf(text, end));
  const nth = text.slice(0, from).split(original).length;
  const { mutatorName: mutator, replacement } = mutant;
  return {
    file: relative(project, path),
    mutator,
    original: inOneLine(original),
    replacement: inOneLine(replacement),
    nth,
  };
}

export function identityKey({ file, mutator, original, replacement, nth }: MutantIdentity): string {
  return [file, mutator, original, replacement, nth].join("\0");
}

/** Lines and columns from 0. */
function offsetOf(text: string, { line, column }: Position): number {
  const before = text.split("\n").slice(0, line);
  return before.reduce((sum, { length }) => sum + length + 1, column);
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
