/** A list, an object or a Map of data, and the key of something in it. */
export interface Place {
  readonly container: object;
  readonly key: string | number;
}

function isContainer(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || value instanceof Map || prototype === Object.prototype || prototype === null;
}

function entriesOf(container: object): readonly (readonly [string | number, unknown])[] {
  if (container instanceof Map) return [...(container as ReadonlyMap<string, unknown>)];
  return Array.isArray(container) ? [...(container as readonly unknown[]).entries()] : Object.entries(container);
}

/** All places in a value, the outer ones first. */
export function placesIn(value: unknown): Place[] {
  if (!isContainer(value)) return [];
  const entries = entriesOf(value);
  return [...entries.map(([key]) => ({ container: value, key })), ...entries.flatMap(([, member]) => placesIn(member))];
}

/** A copy that shares no list, object or Map. */
export function copyOf<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) return value.map(copied);
  const entries = entriesOf(value).map(([key, member]) => [String(key), copied(member)] as const);
  if (value instanceof Map) return new Map(entries);
  return Object.setPrototypeOf(Object.fromEntries(entries), Object.getPrototypeOf(value) as object | null) as unknown;
}

/** The value at a key that the container itself has; `undefined` where it has none. */
export function memberAt(container: unknown, key: string | number): unknown {
  if (container instanceof Map) return (container as ReadonlyMap<string | number, unknown>).get(key);
  if (typeof container !== "object" || container === null || !Object.hasOwn(container, key)) return undefined;
  return (container as Readonly<Record<string | number, unknown>>)[key];
}

/** Defines a member, so that `__proto__` becomes one. */
export function put({ container, key }: Place, value: unknown): void {
  if (container instanceof Map) container.set(key, value);
  else Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}

export function remove({ container, key }: Place): void {
  if (container instanceof Map) container.delete(key);
  else if (Array.isArray(container)) container.splice(Number(key), 1);
  else Reflect.deleteProperty(container, key);
}

/** Frozen to the last leaf. Of a Map its values are. */
export function deepFrozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const member of value instanceof Map ? value.values() : Object.values(value)) deepFrozen(member);
  return Object.freeze(value);
}

/** The members of an object or a Map by name; none of anything else. */
export function membersIn(value: unknown): Readonly<Record<string, unknown>> {
  if (!isContainer(value) || Array.isArray(value)) return {};
  return Object.fromEntries(entriesOf(value));
}
