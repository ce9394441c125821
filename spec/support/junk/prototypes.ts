const BUILT_IN = [
  ...[Object, Function, Array, String, Number, Boolean, Symbol, BigInt, Date, RegExp, Promise, Proxy, Reflect, JSON],
  ...[Map, Set, WeakMap, WeakSet, Error, TypeError, RangeError, SyntaxError, Math, Uint8Array, ArrayBuffer],
];

/** The own properties of what every program shares: `Object.prototype`, `Array`, the prototype of iterators, … */
export function builtIns(): ReadonlyMap<object, PropertyDescriptorMap> {
  const prototypes = BUILT_IN.map((each) => (each as { readonly prototype?: object }).prototype ?? each);
  const iterators = [[].values(), new Map().values(), "".matchAll(/a/g)].flatMap((iterator) => [
    Object.getPrototypeOf(iterator) as object,
    Object.getPrototypeOf(Object.getPrototypeOf(iterator)) as object,
  ]);
  const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
  const all = new Set<object>([...BUILT_IN, ...prototypes, ...iterators, typedArray]);
  return new Map([...all].map((each) => [each, Object.getOwnPropertyDescriptors(each)]));
}

/** The properties that have changed, by name. */
export function changedSince(before: ReadonlyMap<object, PropertyDescriptorMap>): string[] {
  const after = builtIns();
  return [...before].flatMap(([object, was]) => {
    const is = after.get(object) ?? {};
    const keys = new Set([...Reflect.ownKeys(was), ...Reflect.ownKeys(is)]);
    return [...keys].filter((key) => !isSame(was[key as string], is[key as string])).map(String);
  });
}

function isSame(was: PropertyDescriptor | undefined, is: PropertyDescriptor | undefined): boolean {
  const names = ["value", "get", "set", "writable", "enumerable", "configurable"] as const;
  return was !== undefined && is !== undefined && names.every((name) => Object.is(was[name], is[name]));
}
