import { escaped } from "../../showing/escaped.ts";
import { visible } from "../../showing/visible.ts";

/** White space as symbols, what has no width as an escape, and a mark that has nothing to stand on with a circle. */
export function inSymbols(text: string): string {
  const symbols = text.replaceAll(" ", "·").replaceAll("\t", "⇥").replaceAll("\n", "↵");
  return visible(symbols)
    .replace(/\p{Cf}/gu, escaped)
    .replace(/^\p{M}/u, "◌$&");
}
