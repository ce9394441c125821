import { JsonFloat } from "../../../src/index.ts";

/** A value that JSON does not know, and its name. */
export interface Strange {
  readonly name: string;
  /** A new one each time. */
  readonly make: () => unknown;
}

function cycle(): object {
  const object: Record<string, unknown> = {};
  object["a"] = [object];
  return object;
}

function cyclicList(): unknown[] {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

function argumentsOf(..._given: readonly unknown[]): object {
  // oxlint-disable-next-line prefer-rest-params -- that object is what is wanted
  return arguments;
}

class Point {
  readonly x = 1;
  get y(): number {
    return 2;
  }
}
class SubList extends Array<unknown> {}
class SubMap extends Map<string, unknown> {}

const wrapped: readonly Strange[] = [
  { name: "a boxed string", make: () => new String("user") },
  { name: "a boxed number", make: () => new Number(1) },
  { name: "a boxed boolean", make: () => new Boolean(false) },
  { name: "a boxed bigint", make: () => Object(1n) as unknown },
  { name: "a boxed symbol", make: () => Object(Symbol("s")) as unknown },
  { name: "an object with toJSON", make: () => ({ toJSON: () => "x" }) },
  { name: "an object with valueOf", make: () => ({ valueOf: () => "user" }) },
  { name: "an object with toString", make: () => ({ toString: () => "user" }) },
  { name: "an object that is a primitive when asked", make: () => ({ [Symbol.toPrimitive]: () => "user" }) },
  { name: "an object that has a tag", make: () => ({ [Symbol.toStringTag]: "x".repeat(1000) }) },
  { name: "an object that is called a list", make: () => ({ [Symbol.toStringTag]: "Array", length: 1 }) },
];

const lists: readonly Strange[] = [
  { name: "a sparse list", make: () => Object.assign([], { length: 3 }) },
  { name: "a list with members", make: () => Object.assign(["a"], { role: "user", length: 1 }) },
  { name: "a list of many holes", make: () => Object.assign([], { length: 100_000 }) },
  { name: "what looks like a list", make: () => ({ length: 2 ** 53, 0: "a" }) },
  { name: "arguments", make: () => argumentsOf("a", "b") },
  { name: "a list of a class", make: () => SubList.from(["a"]) },
  {
    name: "a list without prototype",
    make: () => Object.setPrototypeOf([{ type: "text", text: "a" }], null) as unknown,
  },
  { name: "an object made from Array.prototype", make: () => Object.create(Array.prototype) as unknown },
  { name: "bytes", make: () => new Uint8Array([1, 2]) },
  { name: "a buffer", make: () => Buffer.from("user") },
  { name: "numbers", make: () => new Float64Array([0.5]) },
  { name: "memory", make: () => new ArrayBuffer(8) },
  { name: "a view of memory", make: () => new DataView(new ArrayBuffer(8)) },
  { name: "a list of itself", make: cyclicList },
];

const maps: readonly Strange[] = [
  { name: "a Map with a number for a key", make: () => new Map([[1, "a"]]) },
  { name: "a Map with an object for a key", make: () => new Map([[Object.create(null) as object, "a"]]) },
  { name: "a Map with a symbol for a key", make: () => new Map([[Symbol("s"), "a"]]) },
  { name: "a Map of itself", make: () => ((map) => map.set("a", map))(new Map<string, unknown>()) },
  { name: "a Map of a class", make: () => new SubMap([["role", "user"]]) },
  { name: "a proxy of a Map", make: () => new Proxy(new Map([["role", "user"]]), {}) },
  { name: "an object made from Map.prototype", make: () => Object.create(Map.prototype) as unknown },
  { name: "a Set", make: () => new Set(["a"]) },
  { name: "a WeakMap", make: () => new WeakMap() },
];

const others: readonly Strange[] = [
  { name: "undefined", make: () => undefined },
  { name: "a symbol", make: () => Symbol("s") },
  { name: "a long symbol", make: () => Symbol("s".repeat(1e5)) },
  { name: "a bigint", make: () => 2n ** 70n },
  { name: "a long bigint", make: () => 10n ** 5000n },
  { name: "NaN", make: () => NaN },
  { name: "half a character", make: () => "\ud800" },
  { name: "a function", make: () => () => "user" },
  { name: "a class", make: () => Point },
  { name: "an object of a class", make: () => new Point() },
  { name: "a date", make: () => new Date(NaN) },
  { name: "a regular expression", make: () => /a/ },
  { name: "an error", make: () => new Error("a") },
  { name: "a promise", make: () => Promise.resolve() },
  { name: "a URL", make: () => new URL("https://example.org") },
  { name: "a generator", make: () => [].values() },
  { name: "the global object", make: () => globalThis },
  { name: "an object of itself", make: cycle },
  { name: "an object without prototype", make: () => Object.assign(Object.create(null) as object, { role: "user" }) },
  { name: "an object that inherits", make: () => Object.create({ role: "user", content: "q" }) as unknown },
  { name: "a proxy of an object", make: () => new Proxy({ role: "user" }, {}) },
  { name: "a proxy of a list", make: () => new Proxy(["a"], {}) },
  { name: "a proxy of a function", make: () => new Proxy(() => 1, {}) },
  { name: "a float", make: () => new JsonFloat(1) },
  { name: "a float of no number", make: () => Object.assign(new JsonFloat(1), { value: {} }) },
  { name: "a float of itself", make: () => ((float) => Object.assign(float, { value: float }))(new JsonFloat(1)) },
  { name: "an object made from a float's prototype", make: () => Object.create(JsonFloat.prototype) as unknown },
];

/** What JavaScript callers may put in a place for data. None of them throws by itself. */
export const strangeValues: readonly Strange[] = [...wrapped, ...lists, ...maps, ...others];
