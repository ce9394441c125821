/** `1`, `0.5`, `0.33` */
export function weightText(weight: number): string {
  return String(Number(weight.toPrecision(2)));
}

export function isFractional(weights: readonly number[]): boolean {
  return weights.some((weight) => weight !== 0 && weight !== 1);
}
