import type { Segment } from "../../types.ts";
import { inSymbols } from "./symbols.ts";

const LONGEST = 32; // characters

/** `2 assistant`. A role may be any text, of any length; it is not to look like a row of another. */
export function ownerOf(segment: Segment | undefined): string {
  const role = segment?.role ?? "";
  const characters = Array.from(role.slice(0, 2 * LONGEST + 2));
  const shown = characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : role;
  return `${segment?.message ?? "-"} ${inSymbols(shown)}`;
}
