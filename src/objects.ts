/** Made by `{}`, or read from JSON. */
export function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** Not a proxy of a `Map`, nor an object made from its prototype: they look like one, and cannot be read. */
export function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  try {
    return value instanceof Map && value.size >= 0;
  } catch {
    return false;
  }
}

/**
 * `Object.hasOwn`. V8 of Node 20 compiles this spelling in place, and in a loop over the members leaves it out: a tenth of
 * the time of a chat with tool calls.
 */
export function isOwn(object: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}
