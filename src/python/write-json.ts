import { classOf, expected, memberPath, QwenFormatError } from "../errors.ts";
import { JsonFloat, TOO_LONG_INTEGER, TOO_MANY_DIGITS } from "../json-float.ts";
import { entriesOf, isMap, isOwn, isPlain } from "../objects.ts";
import { floatRepr, numberRepr } from "./float.ts";

/** Lists and objects may stand in one another this deep. Python's own `json` gives up a little earlier. */
export const MAX_DEPTH = 1000;

/**
 * So many values are written of one. A list of ten million numbers gets there, and so does what is shared: of `a = [b, b]`,
 * `b = [c, c]` and so on, thirty levels would be 2^30 values.
 */
export const MAX_VALUES = 10_000_000;
let count = 0;

/** How Python spells scalars: `json.dumps` and `str()` differ in nothing else. */
export interface ScalarSpelling {
  readonly string: (text: string) => string;
  /** null, true, false, NaN, Infinity, -Infinity, and integers of any length. */
  readonly word: (value: unknown) => string;
  /** Keys of objects that have been written. */
  readonly keys: Map<string, Key>;
}

/** path -> `{"path": ` and `, "path": ` */
interface Key {
  readonly first: string;
  readonly next: string;
}

// The same few keys come again and again: to look them up takes a quarter off the arguments of a call. So few are kept, and
// none so long, that nobody's data fills the memory.
const MAX_KEYS = 1000;
const MAX_KEY_LENGTH = 40;

/** `value` as Python prints it: `{"a": [1, 2.5]}`. `path` names it in errors. */
export function writePython(value: unknown, path: string, spelling: ScalarSpelling): string {
  count = 0;
  try {
    return writeValue(value, spelling, 0);
  } catch (error) {
    // Too deep is said of the root: a path of a thousand keys would say less.
    throw error instanceof RangeError ? new QwenFormatError("invalid-input", path, error.message) : under(path, error);
  }
}

function writeValue(value: unknown, spelling: ScalarSpelling, depth: number): string {
  if (++count > MAX_VALUES) throw new RangeError(`more than ${MAX_VALUES} values`);
  switch (typeof value) {
    case "string":
      return spelling.string(value);
    case "object":
      return value === null ? spelling.word(value) : writeObject(value, spelling, depth);
    case "number":
      return Number.isFinite(value) ? numberRepr(value) : spelling.word(value);
    case "bigint":
      if (TOO_MANY_DIGITS.test(String(value))) throw new QwenFormatError("template-error", "", TOO_LONG_INTEGER);
      return spelling.word(value);
    case "boolean":
      return spelling.word(value);
    default:
      throw expected("", "a JSON value", value);
  }
}

// What most of the data is comes first.
function writeObject(value: object, spelling: ScalarSpelling, depth: number): string {
  if (Array.isArray(value)) return writeList(value, spelling, deeper(depth));
  if (isPlain(value)) return writePlain(value, spelling, deeper(depth));
  if (!(value instanceof JsonFloat)) return writeMembers(value, spelling, deeper(depth));
  return Number.isFinite(value.value) ? floatRepr(value.value) : writeValue(value.value, spelling, depth);
}

function deeper(depth: number): number {
  if (depth >= MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH} levels, or containing itself`);
  return depth + 1;
}

/** [1, 2] */
function writeList(list: readonly unknown[], spelling: ScalarSpelling, depth: number): string {
  let text = "[";
  for (let index = 0; index < list.length; index++) {
    if (index > 0) text += ", ";
    text += writeItem(index, list[index], spelling, depth);
  }
  return `${text}]`;
}

/** {"a": 1, "b": 2}: a member that is undefined counts as absent, as in JSON.stringify. */
function writePlain(members: object, spelling: ScalarSpelling, depth: number): string {
  let text = "";
  for (const key in members) {
    const value: unknown = isOwn(members, key) ? members[key as never] : undefined;
    if (value === undefined) continue;
    const { first, next } = keyOf(key, spelling);
    text += text === "" ? first : next;
    text += writeItem(key, value, spelling, depth);
  }
  return closed(text);
}

/** As `writePlain`, of a Map, or an object of another realm. Its keys are not kept: they may be slices of large texts. */
function writeMembers(members: object, spelling: ScalarSpelling, depth: number): string {
  let text = "";
  for (const [key, value] of dataMembers(members, "")) {
    if (value === undefined) continue;
    const { first, next } = newKey(key, spelling);
    text += (text === "" ? first : next) + writeItem(key, value, spelling, depth);
  }
  return closed(text);
}

function closed(members: string): string {
  return members === "" ? "{}" : `${members}}`;
}

function keyOf(key: string, spelling: ScalarSpelling): Key {
  const known = spelling.keys.get(key);
  if (known !== undefined) return known;
  const made = newKey(key, spelling);
  if (spelling.keys.size < MAX_KEYS && key.length <= MAX_KEY_LENGTH) spelling.keys.set(key, made);
  return made;
}

function newKey(key: string, { string }: ScalarSpelling): Key {
  const written = `${string(key)}: `;
  return { first: `{${written}`, next: `, ${written}` };
}

/** Own members in their order, as they are now; throws at `path` for what is no data. */
export function dataMembers(members: object, path: string): [string, unknown][] {
  if (!isData(members)) throw expected(path, "a JSON value", members);
  if (!isMap(members)) return Object.entries(members);
  return Array.from(entriesOf(members), ([key, value]) => {
    if (typeof key !== "string") throw expected(path, "string keys", key);
    return [key, value];
  });
}

function writeItem(key: string | number, value: unknown, spelling: ScalarSpelling, depth: number): string {
  try {
    return writeValue(value, spelling, depth);
  } catch (error) {
    throw under(memberPath("", key), error);
  }
}

/** Data, not a Date, a Set, or anything else that has to be converted first. */
function isData(value: object): boolean {
  return isPlain(value) || isMap(value) || (classOf(value) === "Object" && !("toJSON" in value));
}

/** The path of an error grows as it comes up. */
function under(path: string, error: unknown): unknown {
  return error instanceof QwenFormatError ? new QwenFormatError(error.code, path + error.path, error.reason) : error;
}
