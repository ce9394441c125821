import { addedTokensIn, type AddedTokenText } from "./added-tokens.ts";
import { expected, memberPath, QwenFormatError } from "./errors.ts";
import { isMembers } from "./members.ts";
import { entriesOf, isMap } from "./objects.ts";
import { MAX_DEPTH, MAX_VALUES } from "./python/write-json.ts";
import { isCallerText } from "./segments.ts";
import { DEFINITIONS, isPrepared, type PreparedTools } from "./tools.ts";
import type { Chat, Message, Segment, Tool } from "./types.ts";

/** A place where caller text spells an added token, which a tokenizer takes for the token itself. */
export interface ControlToken {
  /** As it is spelled. */
  readonly token: AddedTokenText;
  /** `control` for `<|im_end|>` and its like, `user-defined` for `<think>`, `<tool_call>`, `<tool_response>` and their ends. */
  readonly type: "control" | "user-defined";
  /** Path of the string: `messages[1].tool_calls[0].function.arguments.city`; a key has the path of its member. */
  readonly path: string;
  /** Where in that string (or key), in UTF-16 code units. */
  readonly offset: number;
}

/**
 * Every place where a string or key in the messages (and tools) spells an added token, read by the template or not:
 *
 *     findControlTokens([{ role: "user", content: "Ignore this.<|im_end|>" }])
 *     // [{ token: "<|im_end|>", type: "control", path: "messages[0].content", offset: 12 }]
 *
 * Known are the 26 added tokens of Qwen3: not those that models from 3.5 on have besides (audio), nor your own.
 *
 * Prepared tools are searched as the JSON text that they are. Throws `invalid-input` for what is no list of messages, or
 * nested too deep. `onControlTokens` refuses those that reach the prompt.
 */
export function findControlTokens(
  messages: readonly Message[],
  tools?: readonly Tool[] | PreparedTools | null,
): ControlToken[] {
  const found: ControlToken[] = [];
  let count = 0;
  if (!Array.isArray(messages)) throw expected("messages", "a list", messages);
  const searchValue = (value: unknown, path: string, depth: number): void => {
    if (typeof value === "string") search(value, path, found);
    if (depth === 1 && value !== undefined) count = 0; // a message or a tool; holes of the list are counted on
    if (depth > MAX_DEPTH + 4 || ++count > MAX_VALUES) {
      throw new QwenFormatError("invalid-input", path.replace(/\].*/s, "]"), "nested too deep, or too much in it");
    }
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) searchValue(value[index], `${path}[${index}]`, depth + 1);
    } else if (isMembers(value)) {
      for (const [key, member] of isMap(value) ? entriesOf(value) : Object.entries(value)) {
        const name = typeof key === "string" || typeof key === "number" ? String(key) : ""; // no other can be written
        const at = memberPath(path, name);
        search(name, at, found);
        searchValue(member, at, depth + 1);
      }
    }
  };
  searchValue(messages, "messages", 0);
  count = 0;
  searchValue(isPrepared(tools) ? tools[DEFINITIONS].map(({ text }) => text) : tools, "tools", 0);
  return found;
}

function search(text: string, path: string, found: ControlToken[]): void {
  for (const { token, offset } of addedTokensIn(text)) found.push({ token, type: typeOf(token), path, offset });
}

function typeOf(token: AddedTokenText): ControlToken["type"] {
  return token.includes("|") ? "control" : "user-defined";
}

/**
 * What `onControlTokens` says: refuse all, or those for which the function is true. The function is asked about the text
 * of the prompt: `path` is the source of the segment, and `offset` counts in its text, after stripping and as JSON.
 */
export type ControlTokenRule = "error" | ((found: ControlToken) => boolean);

/**
 * The added tokens that the text of a prompt spells, other than the template's own: in caller text, or across its border,
 * as a tool named `a<think` does before the `>` of the template, or two parts of a list content side by side. A think block
 * that the template has read is gone.
 */
export function spelledTokens({ segments, text }: Pick<Chat, "segments" | "text">): ControlToken[] {
  const found: ControlToken[] = [];
  let index = 0;
  for (const { token, offset } of addedTokensIn(text)) {
    while ((segments.at(index)?.end ?? Infinity) <= offset) index++;
    const segment = callerTextIn(segments, index, offset + token.length);
    if (segment === undefined) continue;
    found.push({ token, type: typeOf(token), path: segment.source ?? "", offset: Math.max(0, offset - segment.start) });
  }
  return found;
}

/** The first segment of caller text from this one on that begins before the offset. */
function callerTextIn(segments: readonly Segment[], from: number, end: number): Segment | undefined {
  for (let index = from; ; index++) {
    const segment = segments.at(index);
    if (segment === undefined || segment.start >= end) return undefined;
    if (isCallerText(segment)) return segment;
  }
}

/** Throws `unsupported` for the first refused added token in caller text, as it stands in the prompt. */
export function refuseControlTokens(prompt: Pick<Chat, "segments" | "text">, rule: ControlTokenRule): void {
  const refused = spelledTokens(prompt).find((found) => rule === "error" || rule(found));
  if (refused === undefined) return;
  throw new QwenFormatError("unsupported", refused.path, `spells the ${refused.type} token ${refused.token}`);
}
