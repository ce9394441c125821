import { QwenFormatError } from "../errors.ts";
import { parseJson } from "../json.ts";
import { isMembers, membersOf, ownMember } from "../members.ts";
import type { JsonInput } from "../types.ts";
import type { LabelledCall } from "./conversion.ts";
import { noPlace, omitOthers, type Reading } from "./reading.ts";
import { jsonAt, stringAt, textAt } from "./values.ts";

/** What becomes of arguments: a string is written into the prompt as it is, any other value as Python's JSON. */
export type ArgumentsRule = (given: unknown, path: string) => JsonInput;

/**
 * `{ id, type: "function", function: { name, arguments } }`, or flat, `{ name, arguments }`. The path of its label is that
 * of the call; the id is noted, since no template reads it. Throws `unsupported` for a custom tool's call.
 */
export function readCall(reading: Reading, given: unknown, path: string, rule: ArgumentsRule): LabelledCall {
  const outer = membersOf(given, path);
  if (ownMember(outer, "type") === "custom") throw noPlace(path, "a call of a custom tool");
  const wrapped = ownMember(outer, "function");
  const isWrapped = isMembers(wrapped);
  const innerPath = isWrapped ? `${path}.function` : path;
  const inner = isWrapped ? membersOf(wrapped, innerPath) : outer;
  const name = stringAt(inner, "name", innerPath);
  const call = { name, arguments: rule(ownMember(inner, "arguments"), `${innerPath}.arguments`) };
  if (isWrapped) omitOthers(reading, path, outer, "function");
  omitOthers(reading, innerPath, inner, "name", "arguments");
  const id = textAt(outer, "id", path) || null;
  return { call: { type: "function", function: call }, label: { id, name, path } };
}

/** Strings stay verbatim, values stay values. */
export const asGiven: ArgumentsRule = jsonAt;

/** `'{"n": 1.0}'` -> `{ n: new JsonFloat(1) }`; blank text is `{}`, as servers write a call without arguments. */
export const parsed: ArgumentsRule = (given, path) => {
  if (typeof given !== "string") return jsonAt(given, path);
  try {
    return given.trim() === "" ? {} : parseJson(given);
  } catch (error) {
    throw error instanceof QwenFormatError ? new QwenFormatError(error.code, path, error.reason) : error;
  }
};
