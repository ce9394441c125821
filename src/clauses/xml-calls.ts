import type { Call } from "../calls.ts";
import { memberPath, templateError } from "../errors.ts";
import { isMembers } from "../members.ts";
import { dumps } from "../python/dumps.ts";
import { pythonStr } from "../python/repr.ts";
import { stripBlanks } from "../python/strip.ts";
import { dataMembers } from "../python/write-json.ts";
import type { CallsRule, ContentRule } from "../template.ts";
import { append, appendGiven, type Writer } from "../writer.ts";
import { requiredText, textOrNothing } from "./text.ts";
import { trimmed } from "./trimmed-content.ts";

/** Spells a value: an argument of a call, a member of a tool definition. `path` names it in errors. */
export type ValueSpelling = (value: unknown, path: string) => string;

/**
 * Calls as XML, the values spelled by the rule. An empty line stands before the first one after content that is not blank,
 * a line break between them. `empty` is an argument string that counts as none.
 */
export const xmlCalls =
  (spelling: ValueSpelling, empty?: string): CallsRule =>
  (writer, turn, content) => {
    let separator = stripBlanks(content) !== "" ? "\n\n" : "";
    for (const call of turn.calls) {
      if (separator !== "") append(writer, "tool-call-syntax", separator);
      xmlCall(writer, call, spelling, empty);
      separator = "\n";
    }
  };

/** <tool_call>\n<function=NAME>\n<parameter=KEY>\nVALUE\n</parameter>\n</function>\n</tool_call> */
function xmlCall(writer: Writer, call: Call, spelling: ValueSpelling, empty: string | undefined): void {
  const { paths, name, arguments: given } = call;
  if (call.hasFalsyFunction) throw templateError(`${paths.path}.function`, "the template raises on this");
  append(writer, "tool-call-start", "<tool_call>");
  append(writer, "tool-call-syntax", "\n<function=");
  appendGiven(writer, "tool-call-name", name, paths.name);
  append(writer, "tool-call-syntax", ">\n");
  if (given !== undefined && given !== empty) xmlArguments(writer, given, paths.arguments, spelling);
  append(writer, "tool-call-syntax", "</function>\n");
  append(writer, "tool-call-end", "</tool_call>");
}

function xmlArguments(writer: Writer, given: unknown, source: string, spelling: ValueSpelling): void {
  if (!isMembers(given)) {
    throw templateError(source, "the template takes nothing but an object");
  }
  for (const [key, value] of dataMembers(given, source)) {
    if (value === undefined) continue;
    const path = memberPath(source, key);
    append(writer, "tool-call-syntax", "<parameter=");
    appendGiven(writer, "tool-call-parameter", key, path);
    append(writer, "tool-call-syntax", ">\n");
    appendGiven(writer, "tool-call-arguments", spelling(value, path), path);
    append(writer, "tool-call-syntax", "\n</parameter>\n");
  }
}

/** Text, trimmed where calls follow; there it may also be missing. */
export const textBeforeCalls: ContentRule = (writer, turn, request) =>
  (turn.calls.length > 0 ? trimmedText : requiredText)(writer, turn, request);

const trimmedText: ContentRule = /* @__PURE__ */ trimmed(textOrNothing);

/** As Python prints it: `True`, `None`, `{'a': 1}` */
export const printed: ValueSpelling = pythonStr;

/** Objects as JSON, anything else as Python prints it: `{"a": 1}`, `['a']`, `True` */
export const jsonForObjects: ValueSpelling = (value, path) => (isMembers(value) ? dumps : pythonStr)(value, path);

/** Objects and lists as JSON: `{"a": 1}`, `["a"]`, `True` */
export const jsonForStructures: ValueSpelling = (value, path) =>
  (Array.isArray(value) ? dumps : jsonForObjects)(value, path);

/** Everything but strings as JSON: `true`, `null`, `["a"]` */
export const jsonForAll: ValueSpelling = (value, path) => (typeof value === "string" ? value : dumps(value, path));
