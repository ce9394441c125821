import { createHash } from "node:crypto";
import { asJinjaReads, detectTemplate, fingerprint, type Detection } from "../../detect.ts";
import { officialSha256 } from "./official-sha256.ts";
import { variants, type Variant } from "./variants.ts";

/** As `Detection`, with what is known of a variant. */
export type Recognition =
  Exclude<Detection, { match: "variant" }> | (Extract<Detection, { match: "variant" }> & { readonly what: string });

/** The texts that are believed. */
export interface Known {
  /** Their sha256, by template. */
  readonly official: Readonly<Record<string, string>>;
  /** By fingerprint. */
  readonly variants: Readonly<Record<string, Variant>>;
}

const KNOWN: Known = { official: officialSha256, variants };

/**
 * As `detectTemplate`, believed only with the sha256: a text can be made to have any fingerprint, and whoever asks here
 * may want to know what a stranger's file holds.
 */
export function recognise(text: string, known: Known = KNOWN): Recognition {
  const found = detectTemplate(text);
  const sha256 = sha256Of(text);
  if (found.match === "exact" && sha256 === known.official[found.id]) return found;
  const variant = known.variants[fingerprint(text)];
  if (found.match === "variant" && sha256 === variant?.sha256) return { ...found, what: variant.what };
  return { match: "unknown" };
}

function sha256Of(text: string): string {
  return createHash("sha256").update(asJinjaReads(text)).digest("hex");
}
