import { describe, expected, memberPath, QwenFormatError, templateError } from "../errors.ts";
import { JsonFloat, MAX_INTEGER_DIGITS } from "../json-float.ts";
import { floatRepr, numberRepr } from "./float.ts";

/** Lists and objects may stand in one another this deep. Python's own `json` gives up a little earlier. */
export const MAX_DEPTH = 1000;

/** How Python spells scalars: `json.dumps` and `str()` differ in nothing else. */
export interface Spelling {
  readonly none: string;
  readonly true: string;
  readonly false: string;
  readonly nan: string;
  readonly infinity: string;
  readonly string: (text: string) => string;
}

/** Where the walk stands: the caller's path of the root, and the keys from there. */
interface Trail {
  readonly root: string;
  readonly keys: (string | number)[];
}

/** `value` as Python prints it: `{"a": [1, 2.5]}`. `path` names it in errors. */
export function writePython(value: unknown, path: string, spelling: Spelling): string {
  return writeValue(value, spelling, { root: path, keys: [] });
}

function writeValue(value: unknown, spelling: Spelling, trail: Trail): string {
  switch (typeof value) {
    case "string":
      return spelling.string(value);
    case "number":
      return writeNumber(value, spelling);
    case "boolean":
      return value ? spelling.true : spelling.false;
    case "bigint":
      return writeBigInt(value, trail);
    case "object":
      return value === null ? spelling.none : writeObject(value, spelling, trail);
    default:
      throw expected(pathOf(trail), "a JSON value", value);
  }
}

function writeNumber(value: number, spelling: Spelling): string {
  if (Number.isFinite(value)) return numberRepr(value);
  if (Number.isNaN(value)) return spelling.nan;
  return value < 0 ? `-${spelling.infinity}` : spelling.infinity;
}

function writeBigInt(value: bigint, trail: Trail): string {
  const digits = String(value);
  if (digits.length > MAX_INTEGER_DIGITS && digits.replace("-", "").length > MAX_INTEGER_DIGITS) {
    throw templateError(pathOf(trail), `an integer of more than ${MAX_INTEGER_DIGITS} digits`);
  }
  return digits;
}

function writeObject(value: object, spelling: Spelling, trail: Trail): string {
  if (trail.keys.length >= MAX_DEPTH) throw tooDeep(value, trail);
  if (Array.isArray(value)) return writeList(value, spelling, trail);
  if (value instanceof Map) return writeMap(value, spelling, trail);
  if (value instanceof JsonFloat) {
    return Number.isFinite(value.value) ? floatRepr(value.value) : writeNumber(value.value, spelling);
  }
  if (!isPlain(value)) throw notPlain(value, trail);
  return writeMembers(value as Readonly<Record<string, unknown>>, spelling, trail);
}

/** [1, 2] */
function writeList(list: readonly unknown[], spelling: Spelling, trail: Trail): string {
  let text = "[";
  for (let index = 0; index < list.length; index++) {
    trail.keys.push(index);
    text += index === 0 ? "" : ", ";
    text += writeValue(list[index], spelling, trail);
    trail.keys.pop();
  }
  return `${text}]`;
}

/** {"a": 1, "b": 2}: own members in their order; one that is undefined counts as absent, as in JSON.stringify. */
function writeMembers(object: Readonly<Record<string, unknown>>, spelling: Spelling, trail: Trail): string {
  let text = "";
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === undefined) continue;
    text += text === "" ? "{" : ", ";
    text += writeMember(key, value, spelling, trail);
  }
  return text === "" ? "{}" : `${text}}`;
}

function writeMap(map: ReadonlyMap<unknown, unknown>, spelling: Spelling, trail: Trail): string {
  let text = "";
  for (const [key, value] of map) {
    if (typeof key !== "string") throw expected(pathOf(trail), "a Map with string keys", key);
    if (value === undefined) continue;
    text += text === "" ? "{" : ", ";
    text += writeMember(key, value, spelling, trail);
  }
  return text === "" ? "{}" : `${text}}`;
}

function writeMember(key: string, value: unknown, spelling: Spelling, trail: Trail): string {
  trail.keys.push(key);
  const text = `${spelling.string(key)}: ${writeValue(value, spelling, trail)}`;
  trail.keys.pop();
  return text;
}

/** Data, not a Date, a Set, or anything else that has to be converted first. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return Object.prototype.toString.call(value) === "[object Object]" && !("toJSON" in value);
}

function notPlain(value: object, trail: Trail): QwenFormatError {
  const found = "toJSON" in value ? `${describe(value)} with toJSON, to be converted first` : describe(value);
  return new QwenFormatError("invalid-input", pathOf(trail), `expected a JSON value, got ${found}`);
}

/** The path of the whole value: that of a thousand keys would say less. */
function tooDeep(value: object, trail: Trail): QwenFormatError {
  const reason = containsItself(value)
    ? "expected a JSON value, got one that contains itself"
    : `nested deeper than ${MAX_DEPTH} levels`;
  return new QwenFormatError("invalid-input", trail.root, reason);
}

/** Follows the first way down that comes back. Called when the walk is too deep already, so most ways do. */
function containsItself(root: object): boolean {
  const seen = new Set<unknown>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const children = value instanceof Map ? [...value.values()] : Object.values(value);
    if (children.includes(root)) return true;
    open.push(...children);
  }
  return false;
}

function pathOf(trail: Trail): string {
  return trail.keys.reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[${key}]` : memberPath(path, key)),
    trail.root,
  );
}
