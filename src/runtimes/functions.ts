import { expected } from "../errors.ts";

/** Throws `invalid-input` where one of the names, own or inherited, is no function. */
export function requireFunctions(given: unknown, path: string, ...names: readonly string[]): void {
  if (Object(given) !== given) throw expected(path, "an object", given);
  for (const name of names) {
    const value: unknown = Reflect.get(given as object, name);
    if (typeof value !== "function") throw expected(name, "a function", value);
  }
}
