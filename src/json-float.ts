import { expected } from "./errors.ts";

/**
 * A number that is a float even where its value is integral: `1.0`, `1e16`, `-0.0`.
 * A JavaScript number cannot say so: `1.0` is `1`.
 */
export class JsonFloat {
  /** The number itself: `new JsonFloat(1)` prints as `1.0`, and has the value 1. */
  readonly value: number;

  constructor(value: number) {
    if (typeof value !== "number") throw expected("value", "a number", value);
    this.value = value;
  }

  /** Names it in errors: `expected an object, got a float`. */
  get [Symbol.toStringTag](): string {
    return "float";
  }

  /** For `JSON.stringify`, which then writes `1`. */
  toJSON(): number {
    return this.value;
  }
}

/** Python neither reads nor prints integers of more digits: `sys.int_info.default_max_str_digits`. */
export const TOO_MANY_DIGITS: RegExp = /^-?\d{4301}/;
export const TOO_LONG_INTEGER = "an integer of more than 4300 digits";
