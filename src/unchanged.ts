/**
 * Whether two pieces of JSON data are the same to the last key and its place: a walk without writing, much faster
 * than `dumps`. Plain objects, lists and scalars are; anything else (a Map, a JsonFloat, NaN) is never the same.
 */
export function isSame(value: unknown, copy: unknown): boolean {
  if (typeof value !== "object" || value === null || typeof copy !== "object" || copy === null) return value === copy;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
  const [keys, copyKeys] = [Object.keys(value), Object.keys(copy)];
  return (
    prototype === Object.getPrototypeOf(copy) &&
    keys.length === copyKeys.length &&
    keys.every((key, index) => key === copyKeys[index] && isSame(value[key as never], copy[key as never]))
  );
}
