import { readGolden } from "./golden.ts";

const { ranges } = readGolden<{ ranges: [number, number][] }>("printable.json");

/**
 * Leaves out characters that the engine's Unicode knows and the oracle's Python does not. Where a template prints a
 * list, each language escapes what it does not know, so on these the two may differ; see the README.
 */
export function withoutNewCharacters(text: string): string {
  return Array.from(text)
    .filter((character) => /[\p{C}\p{Z}]/u.test(character) || !isUnprintableInPython(character))
    .join("");
}

function isUnprintableInPython(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([first, last]) => code >= first && code <= last);
}
