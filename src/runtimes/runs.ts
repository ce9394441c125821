import { expected } from "../errors.ts";
import { membersOf } from "../members.ts";
import { stringAt } from "../messages/values.ts";
import { plainPieces } from "../tokens/plain-text.ts";
import { cutRuns } from "../tokens/runs.ts";
import { isId } from "../tokens/tokenizer.ts";
import type { Chat } from "../types.ts";
import { requireFunctions } from "./functions.ts";

/** A stretch of the prompt as an engine takes it: one control token, or all the text between two of them. */
export interface PromptRun {
  /** `control`: an added token that the template writes. `text`: anything else, also what only looks like one. */
  readonly kind: "control" | "text";
  readonly text: string;
}

/**
 * Cuts the prompt at the template's own added tokens, and nowhere else: an engine that is given the text in smaller pieces
 * gives other ids.
 *
 *     <|im_start|>user\nHi<|im_end|>\n    ->    <|im_start|>, user\nHi, <|im_end|>, \n
 *
 * The text is the caller's; `toTokenIds` and the adapters of this entry hand it over in NFC, as the tokenizer of the model
 * would, because engines do not normalize. Throws `invalid-input` for what is no chat.
 */
export function toRuns(chat: Chat): PromptRun[] {
  requireChat(chat);
  return cutRuns(chat, "plain").map(({ text, id }) => ({ kind: id === null ? "text" : "control", text }));
}

/** What an engine has to encode with. `Id` is its own type of ids, if it has one: node-llama-cpp's `Token`. */
export interface TokenIdEncoder<Id extends number = number> {
  /** Ids of plain text, without special tokens: `(text) => model.tokenize(text, false)`. */
  readonly tokenize: (text: string) => ArrayLike<Id>;
  /** Id of a control token, by its text, alone or in a list: `(token) => model.tokenize(token, true)`. */
  readonly controlId: (token: string) => Id | readonly Id[];
}

/**
 * The ids of the prompt, put together from an engine's tokenizer call. No text of the caller's becomes an added token: control
 * tokens come by their number, and text that spells one is cut where no token crosses, so that not even the six that engines
 * map in plain text (`<think>`, `<tool_call>`, `<tool_response>` and their ends) are seen whole.
 *
 *     toTokenIds(toRuns(chat), {
 *       tokenize: (text) => model.tokenize(text, false),
 *       controlId: (token) => model.tokenize(token, true),
 *     });
 *
 * Throws `invalid-input` for what is no list of runs or no encoder, and where `tokenize` gives no ids, or `controlId` none
 * or several: the model has no such token.
 */
export function toTokenIds<Id extends number = number>(runs: readonly PromptRun[], encoder: TokenIdEncoder<Id>): Id[] {
  requireFunctions(encoder, "encoder", "tokenize", "controlId");
  const { tokenize, controlId } = encoder;
  const ids: Id[] = [];
  const known = new Map<string, Id>();
  for (const { kind, text } of checkedRuns(runs)) {
    if (kind === "control") ids.push(idOf(text, controlId, known));
    else for (const piece of plainPieces(text.normalize("NFC"))) pushAll(ids, tokenize(piece));
  }
  return ids;
}

function idOf<Id extends number>(
  token: string,
  controlId: TokenIdEncoder<Id>["controlId"],
  known: Map<string, Id>,
): Id {
  const id = known.get(token) ?? onlyId(controlId(token), token);
  known.set(token, id);
  return id;
}

/** controlId: expected one id for <|im_start|>, got 6 */
function onlyId<Id extends number>(given: Id | readonly Id[], token: string): Id {
  const ids: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (ids.length !== 1) throw expected("controlId", `one id for ${token}`, ids.length);
  if (!isId(ids[0])) throw expected("controlId", `an id for ${token}`, ids[0]);
  return ids[0] as Id;
}

/** Throws `invalid-input` for what has no text and no segments. */
export function requireChat(chat: Chat): void {
  const { text, segments } = (chat ?? {}) as Partial<Chat>;
  if (typeof text !== "string" || !Array.isArray(segments)) throw expected("chat", "what formatQwen3 returned", chat);
}

/** One after the other: a long prompt does not fit into the arguments of one call. */
function pushAll<Id extends number>(ids: Id[], more: ArrayLike<Id>): void {
  if (typeof more?.length !== "number") throw expected("tokenize", "a list of ids", more);
  for (let index = 0; index < more.length; index++) {
    const id = more[index];
    if (!isId(id)) throw expected("tokenize", "a list of ids", more);
    ids.push(id);
  }
}

/** The runs themselves; throws `invalid-input` for what is none. */
export function checkedRuns(runs: readonly PromptRun[]): readonly PromptRun[] {
  if (!Array.isArray(runs)) throw expected("runs", "a list", runs);
  for (const [index, run] of (runs as readonly unknown[]).entries()) {
    const path = `runs[${index}]`;
    stringAt(membersOf(run, path), "text", path);
  }
  return runs;
}
