import { isPlain } from "./objects.ts";

/**
 * Whether two pieces of JSON data are the same to the last key and its place: a walk without writing, much faster
 * than `dumps`. Plain objects, lists and scalars are; anything else (a Map, a JsonFloat, NaN) is never the same.
 */
export function isSame(value: unknown, copy: unknown): boolean {
  if (typeof value !== "object" || value === null || typeof copy !== "object" || copy === null) return value === copy;
  if (Array.isArray(value)) return Array.isArray(copy) && isSameList(value, copy);
  return isPlain(value) && isPlain(copy) && isSameObject(value, copy);
}

// Lists and objects apart: engines read both slowly at a place that sees both.
function isSameList(list: readonly unknown[], copy: readonly unknown[]): boolean {
  let same = list.length === copy.length;
  for (let index = 0; same && index < list.length; index++) same = isSame(list[index], copy[index]);
  return same;
}

function isSameObject(object: object, copy: object): boolean {
  const keys = Object.keys(copy);
  let index = 0;
  for (const key in object) {
    if (key !== keys[index++] || !isSame(object[key as never], copy[key as never])) return false;
  }
  return index === keys.length;
}
