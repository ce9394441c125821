import { describe, memberPath, QwenFormatError, type ErrorCode } from "../errors.ts";
import { JsonFloat, MAX_INTEGER_DIGITS } from "../json-float.ts";
import { containsItself } from "./cycle.ts";
import { floatRepr, numberRepr } from "./float.ts";

/** Lists and objects may stand in one another this deep. Python's own `json` gives up a little earlier. */
export const MAX_DEPTH = 1000;

/** How Python spells scalars and keys: `json.dumps` and `str()` differ in nothing else. */
export interface Spelling {
  readonly none: string;
  readonly true: string;
  readonly false: string;
  readonly nan: string;
  readonly infinity: string;
  readonly string: (text: string) => string;
  /** With the colon: `"key": ` */
  readonly key: (key: string) => string;
}

/** `value` as Python prints it: `{"a": [1, 2.5]}`. `path` names it in errors. */
export function writePython(value: unknown, path: string, spelling: Spelling): string {
  try {
    return writeValue(value, spelling, 0);
  } catch (fault) {
    throw fault instanceof Fault ? new QwenFormatError(fault.code, pathOf(path, fault.keys), fault.message) : fault;
  }
}

function writeValue(value: unknown, spelling: Spelling, depth: number): string {
  switch (typeof value) {
    case "string":
      return spelling.string(value);
    case "number":
      return writeNumber(value, spelling);
    case "boolean":
      return value ? spelling.true : spelling.false;
    case "bigint":
      return writeBigInt(value);
    case "object":
      return value === null ? spelling.none : writeObject(value, spelling, depth + 1);
    default:
      throw new Fault("invalid-input", `expected a JSON value, got ${describe(value)}`);
  }
}

function writeNumber(value: number, spelling: Spelling): string {
  if (Number.isFinite(value)) return numberRepr(value);
  if (Number.isNaN(value)) return spelling.nan;
  return value < 0 ? `-${spelling.infinity}` : spelling.infinity;
}

function writeBigInt(value: bigint): string {
  const digits = String(value);
  if (digits.length <= MAX_INTEGER_DIGITS || digits.replace("-", "").length <= MAX_INTEGER_DIGITS) return digits;
  throw new Fault(
    "template-error",
    `an integer of more than ${MAX_INTEGER_DIGITS} digits (Python refuses to print it)`,
  );
}

function writeObject(value: object, spelling: Spelling, depth: number): string {
  if (depth > MAX_DEPTH) throw new TooDeep(value);
  // The common case first: `instanceof` costs more than the rest of it.
  if (Object.getPrototypeOf(value) === Object.prototype) return writeMembers(value, spelling, depth);
  if (Array.isArray(value)) return writeList(value, spelling, depth);
  if (value instanceof Map) return writeMap(value, spelling, depth);
  if (value instanceof JsonFloat) {
    return Number.isFinite(value.value) ? floatRepr(value.value) : writeNumber(value.value, spelling);
  }
  if (isData(value)) return writeMembers(value, spelling, depth);
  const found = "toJSON" in value ? `${describe(value)} with toJSON, to be converted first` : describe(value);
  throw new Fault("invalid-input", `expected a JSON value, got ${found}`);
}

/** [1, 2] */
function writeList(list: readonly unknown[], spelling: Spelling, depth: number): string {
  let text = "[";
  let index = 0;
  try {
    for (; index < list.length; index++) {
      if (index > 0) text += ", ";
      text += writeValue(list[index], spelling, depth);
    }
  } catch (fault) {
    throw at(index, fault);
  }
  return `${text}]`;
}

/** {"a": 1, "b": 2}: own members in their order; one that is undefined counts as absent, as in JSON.stringify. */
function writeMembers(object: object, spelling: Spelling, depth: number): string {
  const members = object as Readonly<Record<string, unknown>>;
  let text = "";
  for (const key of Object.keys(members)) {
    const value = members[key];
    if (value === undefined) continue;
    text += text === "" ? "{" : ", ";
    text += writeMember(key, value, spelling, depth);
  }
  return text === "" ? "{}" : `${text}}`;
}

function writeMap(map: ReadonlyMap<unknown, unknown>, spelling: Spelling, depth: number): string {
  let text = "";
  for (const [key, value] of map) {
    if (typeof key !== "string") throw new Fault("invalid-input", `expected string keys, got ${describe(key)}`);
    if (value === undefined) continue;
    text += text === "" ? "{" : ", ";
    text += writeMember(key, value, spelling, depth);
  }
  return text === "" ? "{}" : `${text}}`;
}

function writeMember(key: string, value: unknown, spelling: Spelling, depth: number): string {
  try {
    return spelling.key(key) + writeValue(value, spelling, depth);
  } catch (fault) {
    throw at(key, fault);
  }
}

/** Data, not a Date, a Set, or anything else that has to be converted first. */
function isData(value: object): boolean {
  return Object.prototype.toString.call(value) === "[object Object]" && !("toJSON" in value);
}

/** What is wrong with a value; the keys on the way to it are gathered as the error comes up. */
class Fault {
  readonly keys: (string | number)[] = [];
  readonly code: ErrorCode;
  readonly message: string;

  constructor(code: ErrorCode, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** Named at the root: a path of a thousand keys would say less. */
class TooDeep extends Fault {
  constructor(value: object) {
    const isCyclic = containsItself(value);
    super("invalid-input", isCyclic ? "a value that contains itself" : `nested deeper than ${MAX_DEPTH} levels`);
  }
}

function at(key: string | number, fault: unknown): unknown {
  if (fault instanceof Fault && !(fault instanceof TooDeep)) fault.keys.unshift(key);
  return fault;
}

function pathOf(root: string, keys: readonly (string | number)[]): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[${key}]` : memberPath(path, key)),
    root,
  );
}
