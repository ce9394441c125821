import { expected, QwenFormatError } from "../errors.ts";
import { continuationLength } from "./continuation-tokens.ts";
import { preTokens } from "./pre-tokens.ts";
import { isId, listOf, type PlainEncoder, type Pieces } from "./tokenizer.ts";
import { byteWidthAt, unitWidthAt } from "./utf8.ts";

/**
 * Encodes plain text with a function that gives ids and nothing else, and finds out how many bytes each id covers: by
 * encoding beginnings. Where a beginning of a pre-token gives a beginning of its ids, a token ends there, because the
 * tokens before a border do not depend on what comes after it.
 */
export function probePlain(encode: PlainEncoder, text: string): Pieces[] {
  const known = memoryOf(encode);
  return preTokens(text.normalize("NFC")).map((preToken) => {
    let found = known.get(preToken);
    if (found === undefined) {
      found = probe(encode, preToken);
      if (known.size >= MOST) known.clear();
      if (preToken.length <= LONGEST) known.set(flat(preToken), found);
    }
    return found;
  });
}

// By encoder and pre-token; words come again.
const memory = /* @__PURE__ */ new WeakMap<PlainEncoder, Map<string, Pieces>>();
const MOST = 100_000;
const LONGEST = 64;

/** A copy of its own: engines keep a piece of a string as a view, and with it the whole text. */
function flat(text: string): string {
  return Array.from(text).join("");
}

function memoryOf(encode: PlainEncoder): Map<string, Pieces> {
  let known = memory.get(encode);
  if (known === undefined) memory.set(encode, (known = new Map<string, Pieces>()));
  return known;
}

function probe(encode: PlainEncoder, preToken: string): Pieces {
  const ids = idsOf(encode, preToken);
  const lengths: number[] = [];
  let from = 0; // the last token border that was found
  let bytes = 0; // of the text after it
  let inside: number[] = []; // borders of bytes within its characters
  for (let at = 0; at < preToken.length;) {
    const width = byteWidthAt(preToken, at);
    for (let byte = 1; byte < width; byte++) inside.push(bytes + byte);
    bytes += width;
    at += unitWidthAt(preToken, at);
    const count =
      at === preToken.length
        ? ids.length - lengths.length
        : countOf(encode, preToken.slice(from, at), ids, lengths.length);
    if (count === 0) continue;
    for (const length of shared(ids.slice(lengths.length, lengths.length + count), bytes, inside)) lengths.push(length);
    from = at;
    bytes = 0;
    inside = [];
  }
  if (lengths.length !== ids.length)
    throw new QwenFormatError("invalid-input", "tokenizer", "its ids are not of byte-level BPE");
  return { ids, lengths };
}

function idsOf(encode: PlainEncoder, text: string): number[] {
  const given: unknown = encode(text);
  const ids = listOf(given, isId) ?? [];
  if (ids.length > 0) return ids;
  throw expected("tokenizer", "a function from text to a list of ids", given);
}

/** How many of the ids from `first` on this piece of text gives, if it gives exactly them; 0 if not. */
function countOf(encode: PlainEncoder, text: string, ids: readonly number[], first: number): number {
  if (first >= ids.length - 1) return 0;
  const found = idsOf(encode, text);
  return found.length < ids.length - first && found.every((id, index) => id === ids[first + index]) ? found.length : 0;
}

/**
 * Lengths of tokens that have no border between characters. All but the first begin inside a character, and the vocabulary
 * says how long such tokens are; for another vocabulary, borders inside characters are chosen.
 */
function shared(ids: readonly number[], bytes: number, inside: readonly number[]): number[] {
  const known = ids.slice(1).map(continuationLength);
  const first = known.reduce<number>((left, length) => left - (length ?? Infinity), bytes);
  if (first > 0) return [first, ...known.map((length) => length ?? 0)];
  const every = Array.from({ length: bytes - 1 }, (_, index) => index + 1);
  const borders = [0, ...(inside.length < ids.length - 1 ? every : inside).slice(0, ids.length - 1), bytes];
  return borders.slice(1).map((border, index) => border - (borders[index] ?? 0));
}
