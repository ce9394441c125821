import printable from "../../../golden/printable.json" with { type: "json" };
import { UNPRINTABLE } from "../../python/repr.ts";

/**
 * Leaves out characters that the engine's Unicode knows and the oracle's Python does not. Where a template prints a
 * list, each language escapes what it does not know, so on these the two may differ; see the README.
 */
export function withoutNewCharacters(text: string): string {
  return Array.from(text)
    .filter((character) => UNPRINTABLE.test(character) || !isUnprintableInPython(character))
    .join("");
}

function isUnprintableInPython(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return printable.ranges.some(([first = 0, last = 0]) => code >= first && code <= last);
}
