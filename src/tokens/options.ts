import { expected, QwenFormatError } from "../errors.ts";
import { membersOf } from "../members.ts";
import type { MaskPolicy } from "../masks/policy.ts";
import { allAssistant } from "../masks/presets.ts";
import { OFFSET_UNITS, type OffsetUnit } from "../offsets.ts";
import { SPECIAL_TOKENS, type SpecialTokens } from "./runs.ts";
import { STRADDLE_RULES, type StraddleRule } from "./token-weights.ts";

/** Options of `encodeChat`. */
export interface EncodeOptions {
  /** What is trained on. Default `allAssistant`. */
  readonly mask?: MaskPolicy | undefined;
  /** What becomes of a token over a mask border. Default `"any"`: trained if any of its characters is. */
  readonly straddle?: StraddleRule | undefined;
  /**
   * `"plain"` lets none of the 26 added tokens of Qwen3 come out of caller text. Default `"official"`: ids are those of the
   * whole text.
   */
  readonly specialTokens?: SpecialTokens | undefined;
  /** Unit of `start` and `end`. Default `"utf16"`. */
  readonly offsets?: OffsetUnit | undefined;
  /** The label of what is not trained on; `true`, the default, is -100, and `false` leaves the labels out. */
  readonly labels?: boolean | number | undefined;
}

/** Options after validation. */
export interface EncodeSettings {
  readonly mask: MaskPolicy;
  readonly straddle: StraddleRule;
  readonly specialTokens: SpecialTokens;
  readonly offsets: OffsetUnit;
  /** `null` for no labels. */
  readonly untrained: number | null;
}

// What transformers, TRL and PyTorch's cross entropy leave out of the loss.
const UNTRAINED = -100;

/** Throws `invalid-input`. */
export function readEncodeOptions(options: EncodeOptions): EncodeSettings {
  // Without a prototype, of which nothing is to be read.
  const given: EncodeOptions = Object.assign(Object.create(null) as object, membersOf(options, "options"));
  const { mask, straddle, specialTokens, offsets, labels, ...others } = given;
  const unknown = Object.entries<unknown>(others).find(([, value]) => (value ?? null) !== null)?.[0];
  if (unknown !== undefined) throw new QwenFormatError("invalid-input", unknown, "not an option of encodeChat");
  return {
    mask: mask ?? allAssistant,
    straddle: oneOf("straddle", straddle, STRADDLE_RULES),
    specialTokens: oneOf("specialTokens", specialTokens, SPECIAL_TOKENS),
    offsets: oneOf("offsets", offsets, OFFSET_UNITS),
    untrained: readLabels(labels),
  };
}

/** The value, or the first of those allowed where there is none. */
function oneOf<T extends string>(name: string, value: T | undefined, allowed: readonly [T, ...T[]]): T {
  const found = allowed.find((each) => each === (value ?? allowed[0]));
  if (found === undefined) throw expected(name, allowed.map((each) => `"${each}"`).join(" or "), value);
  return found;
}

function readLabels(labels: unknown): number | null {
  if (labels === false) return null;
  if (labels === true || (labels ?? null) === null) return UNTRAINED;
  if (Number.isInteger(labels)) return labels as number;
  throw expected("labels", "a boolean or an integer", labels);
}
