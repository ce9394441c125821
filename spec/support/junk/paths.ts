import { memberAt } from "./trees.ts";

/** What errors speak of: the arguments of a call by name, and its options by theirs. */
export type Arguments = Readonly<Record<string, unknown>>;

const STEP = /^(?:\.([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\])/;

/** `messages[0].tool_calls["a b"]` -> ["messages", 0, "tool_calls", "a b"]; `undefined` for what is no path. */
function keysOf(path: string): (string | number)[] | undefined {
  const first = /^[A-Za-z_$][\w$]*/.exec(path)?.[0];
  if (first === undefined) return undefined;
  const keys: (string | number)[] = [first];
  let rest = path.slice(first.length);
  while (rest !== "") {
    const [step, name, index, quoted] = STEP.exec(rest) ?? [];
    if (step === undefined) return undefined;
    keys.push(name ?? (index === undefined ? (JSON.parse(quoted ?? "") as string) : Number(index)));
    rest = rest.slice(step.length);
  }
  return keys;
}

/** The value at the path, and whether the list or object that it would be in is there. */
function followed(path: string, given: Arguments): { readonly value: unknown; readonly hasPlace: boolean } {
  if (Object.hasOwn(given, path)) return { value: given[path], hasPlace: true };
  const keys = keysOf(path);
  let value: unknown = given;
  let parent: unknown;
  for (const key of keys ?? []) {
    parent = value;
    value = memberAt(value, key);
  }
  return { value, hasPlace: keys !== undefined && typeof parent === "object" && parent !== null };
}

/** The path leads to a value, or to where one is missed. */
export function leadsInto(path: string, given: Arguments): boolean {
  return followed(path, given).hasPlace;
}

/** The path leads to a value. */
export function leadsToValue(path: string, given: Arguments): boolean {
  return followed(path, given).value !== undefined;
}
