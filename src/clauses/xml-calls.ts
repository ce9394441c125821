import type { Call } from "../calls.ts";
import { memberPath, templateError } from "../errors.ts";
import { isMembers } from "../members.ts";
import { dumps } from "../python/dumps.ts";
import { pythonStr } from "../python/repr.ts";
import { stripBlanks } from "../python/strip.ts";
import { dataMembers } from "../python/write-json.ts";
import type { CallsRule, ContentRule } from "../template.ts";
import { append, appendGiven, type Writer } from "../write.ts";
import { requiredText, textOrNothing } from "./text.ts";
import { trimmed } from "./trimmed-content.ts";

/** Spells a value: an argument of a call, a member of a tool definition. `path` names it in errors. */
export type Spelling = (value: unknown, path: string) => string;

/**
 * Calls as XML, the values spelled by the rule. An empty line stands before the first one after content that is not blank,
 * a line break between them. `empty` is an argument string that counts as none.
 */
export const xmlCalls =
  (spelling: Spelling, empty?: string): CallsRule =>
  (write, turn, content) => {
    let separator = stripBlanks(content) !== "" ? "\n\n" : "";
    for (const call of turn.calls) {
      if (separator !== "") append(write, "tool-call-syntax", separator);
      xmlCall(write, call, spelling, empty);
      separator = "\n";
    }
  };

/** <tool_call>\n<function=NAME>\n<parameter=KEY>\nVALUE\n</parameter>\n</function>\n</tool_call> */
function xmlCall(write: Writer, call: Call, spelling: Spelling, empty: string | undefined): void {
  const { paths, name, arguments: given } = call;
  if (call.hasFalsyFunction) throw templateError(`${paths.path}.function`, "the template raises on this");
  append(write, "tool-call-start", "<tool_call>");
  append(write, "tool-call-syntax", "\n<function=");
  appendGiven(write, "tool-call-name", name, paths.name);
  append(write, "tool-call-syntax", ">\n");
  if (given !== undefined && given !== empty) xmlArguments(write, given, paths.arguments, spelling);
  append(write, "tool-call-syntax", "</function>\n");
  append(write, "tool-call-end", "</tool_call>");
}

function xmlArguments(write: Writer, given: unknown, source: string, spelling: Spelling): void {
  if (!isMembers(given)) {
    throw templateError(source, "the template takes nothing but an object");
  }
  for (const [key, value] of dataMembers(given, source)) {
    if (value === undefined) continue;
    const path = memberPath(source, key);
    append(write, "tool-call-syntax", "<parameter=");
    appendGiven(write, "tool-call-parameter", key, path);
    append(write, "tool-call-syntax", ">\n");
    appendGiven(write, "tool-call-arguments", spelling(value, path), path);
    append(write, "tool-call-syntax", "\n</parameter>\n");
  }
}

/** Text, trimmed where calls follow; there it may also be missing. */
export const textBeforeCalls: ContentRule = (write, turn, request) =>
  (turn.calls.length > 0 ? trimmedText : requiredText)(write, turn, request);

const trimmedText: ContentRule = /* @__PURE__ */ trimmed(textOrNothing);

/** As Python prints it: `True`, `None`, `{'a': 1}` */
export const printed: Spelling = pythonStr;

/** Objects as JSON, anything else as Python prints it: `{"a": 1}`, `['a']`, `True` */
export const jsonForObjects: Spelling = (value, path) => (isMembers(value) ? dumps : pythonStr)(value, path);

/** Objects and lists as JSON: `{"a": 1}`, `["a"]`, `True` */
export const jsonForStructures: Spelling = (value, path) =>
  (Array.isArray(value) ? dumps : jsonForObjects)(value, path);

/** Everything but strings as JSON: `true`, `null`, `["a"]` */
export const jsonForAll: Spelling = (value, path) => (typeof value === "string" ? value : dumps(value, path));
