import { floatRepr } from "./python/float.ts";

/**
 * A number that is a float even where its value is integral: `1.0`, `1e16`, `-0.0`.
 * A JavaScript number cannot say so: `1.0` is `1`.
 */
export class JsonFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  /** `1.0`, as Python prints it. */
  toString(): string {
    return floatRepr(this.value);
  }

  /** For `JSON.stringify`, which then writes `1`. */
  toJSON(): number {
    return this.value;
  }
}

/** Longest integer that Python reads or prints: `sys.int_info.default_max_str_digits`. */
export const MAX_INTEGER_DIGITS = 4300;
