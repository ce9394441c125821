import { JsonFloat } from "../json-float.ts";
import { parseJson } from "../json.ts";
import { isMembers } from "../members.ts";
import { dumps } from "../python/dumps.ts";
import { dataMembers } from "../python/write-json.ts";
import type { JsonValue } from "../types.ts";

/** What shrinking gives up after: a formatter may be slow. */
const MAX_ATTEMPTS = 3000;

/**
 * Makes a request smaller as long as it still fails: without members, messages, parts, calls, with values in the place of
 * the list or object that holds them, shorter strings, and plainer letters and numbers. The member `template` stays. Values
 * keep what JSON knows of them: 1.0 stays a float, a big integer an integer.
 *
 *     {"template": "qwen3", "messages": [… 40 …], "tools": […]}
 *     {"template": "qwen3", "messages": [{"role": "assistant", "content": " "}]}
 */
export async function shrink(request: string, fails: (candidate: string) => Promise<boolean>): Promise<string> {
  const entries = dataMembers(parseJson(request) as object, "");
  const template = entries.filter(([key]) => key === "template");
  const written = (value: JsonValue): string =>
    escapeSurrogates(dumps(fromEntries([...template, ...dataMembers(value as object, "")]), ""));
  let current = fromEntries(entries.filter(([key]) => key !== "template"));
  let attempts = 0;
  const isSmaller = async (candidate: JsonValue): Promise<boolean> =>
    attempts++ < MAX_ATTEMPTS && fails(written(candidate));
  // Written again it may fail no more, where the fault was with the spelling.
  if (!(await isSmaller(current))) return request;
  for (let next: JsonValue | undefined = current; next !== undefined;) {
    current = next;
    next = await first(smaller(current), isSmaller);
  }
  return written(current);
}

async function first<T>(candidates: Iterable<T>, holds: (candidate: T) => Promise<boolean>): Promise<T | undefined> {
  for (const candidate of candidates) if (await holds(candidate)) return candidate;
  return undefined;
}

/** Another role or type is another request, not a smaller one. */
const KEPT: ReadonlySet<string> = new Set(["role", "type"]);

/** What a request is made of: what these hold does not take their place, or a call would be shown without its `function`. */
const STRUCTURE: ReadonlySet<string> = new Set([
  ...["messages", "content", "tool_calls", "function", "arguments", "tools", "parameters", "properties"],
]);

/** Values that are a step smaller, the boldest steps first. Of a list, `isFree` says whether it is none of the structure. */
function* smaller(value: JsonValue, isFree = false): Generator<JsonValue> {
  if (Array.isArray(value)) yield* smallerList(value as readonly JsonValue[], isFree);
  else if (typeof value === "string") yield* smallerString(value);
  else if (isMembers(value)) yield* smallerObject(value);
  else yield* plainer(value);
}

function* smallerList(list: readonly JsonValue[], isFree: boolean): Generator<JsonValue> {
  for (let size = list.length; size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < list.length; start += size) yield list.toSpliced(start, size);
  }
  for (const [index, item] of list.entries()) {
    for (const candidate of smallerIn(item, isFree)) yield list.with(index, candidate);
  }
}

function* smallerObject(object: object): Generator<JsonValue> {
  const entries = dataMembers(object, "") as [string, JsonValue][];
  for (const index of entries.keys()) yield fromEntries(entries.toSpliced(index, 1));
  for (const [index, [key, value]] of entries.entries()) {
    if (KEPT.has(key)) continue;
    for (const candidate of smallerIn(value, !STRUCTURE.has(key)))
      yield fromEntries(entries.with(index, [key, candidate]));
  }
}

/** What may stand in the place of a value: lists and objects that it holds, or the one thing, or what is a step smaller. */
function* smallerIn(value: JsonValue, isFree: boolean): Generator<JsonValue> {
  const held = isFree ? heldBy(value) : [];
  for (const inner of held) if (held.length === 1 || Array.isArray(inner) || isMembers(inner)) yield inner;
  yield* smaller(value, isFree);
}

function heldBy(value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value)) return value as readonly JsonValue[];
  return isMembers(value) ? dataMembers(value, "").map(([, held]) => held as JsonValue) : [];
}

/** `"xy"` -> `""`, `"y"`, `"x"`; `"x"` -> `""`, `"a"` */
function* smallerString(text: string): Generator<JsonValue> {
  const characters = Array.from(text);
  for (let size = characters.length; size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < characters.length; start += size) yield characters.toSpliced(start, size).join("");
  }
  if (characters.length === 1 && text !== "a") yield "a";
}

/** `12.5` -> `0`, `1.5`; a float stays a float. */
function* plainer(value: JsonValue): Generator<JsonValue> {
  if (value === null || value === 0 || value === false) return;
  if (value instanceof JsonFloat) {
    if (value.value !== 1) yield new JsonFloat(1);
  } else if (typeof value === "number" || typeof value === "bigint") {
    yield 0;
    if (typeof value === "number" && Math.abs(value) > 9) yield Math.sign(value) * 1.5;
    if (typeof value === "bigint" && (value > 2n ** 64n || value < 0n)) yield 2n ** 53n + 1n;
  } else yield null;
}

/** Keys keep their order, those of digits too. */
function fromEntries(entries: Iterable<readonly [string, unknown]>): JsonValue {
  return new Map(entries) as ReadonlyMap<string, JsonValue>;
}

// Pairs, and what is none. `\p{Surrogate}` finds halves of pairs in the JavaScriptCore of 2023.
const SURROGATES = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

/** UTF-8 has no lone surrogates; JSON can spell them. */
function escapeSurrogates(json: string): string {
  return json.replace(SURROGATES, (found) => (found.length === 2 ? found : `\\u${found.charCodeAt(0).toString(16)}`));
}
