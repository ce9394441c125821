/** An object or a `Map` of the caller's. Only what it owns is data: nothing inherited is ever read. */
export type Members = object;

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own member, or `undefined`. `__proto__`, `constructor` and friends are keys like any other. */
export function ownMember(members: Members, key: string): unknown {
  if (members instanceof Map) return members.get(key);
  return Object.hasOwn(members, key) ? (members as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Absent, null, or an empty string, list or object: nothing is lost when it is not read. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.length === 0;
  return value instanceof Map ? value.size === 0 : isPlainEmpty(value);
}

function isPlainEmpty(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
}
