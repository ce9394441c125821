/**
 * Python's `repr` of a float. The shortest digits are the same in both languages, the layout is not:
 *
 *     1 -> 1.0    1e16 -> 1e+16    0.00001 -> 1e-05    0.0001 -> 0.0001    -0 -> -0.0
 *
 * Infinity and NaN are spelled by the caller, because `repr` and `json.dumps` differ there.
 */
export function floatRepr(value: number): string {
  const exponential = value.toExponential(); // -1.25e+7
  const exponent = Number(exponential.split("e")[1]);
  // Python writes at least two digits of exponent.
  if (exponent < -4 || exponent >= 16) return exponential.replace(/(?<=e.)\d$/, "0$&");
  const plain = Object.is(value, -0) ? "-0" : String(value);
  return plain.includes(".") ? plain : `${plain}.0`;
}

/**
 * A plain number as Python would print it had it come as JSON text: an integral number is an integer
 * as long as JavaScript writes it without exponent, everything else a float.
 *
 *     3 -> 3    0.1 -> 0.1    1e-7 -> 1e-07    1e21 -> 1e+21    -0 -> 0
 */
export function numberRepr(value: number): string {
  return Number.isInteger(value) ? String(value) : floatRepr(value);
}
