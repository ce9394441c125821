import { expected, QwenFormatError } from "../errors.ts";
import { byteLengthOf } from "./token-lengths.ts";

/**
 * A tokenizer as @huggingface/tokenizers has it: ids, and for each the token as a byte-level string (one character for
 * each byte: `Ġuser`, `Ċ`) or the text of an added token. One of your own must be in NFC, without `lstrip` and `rstrip`; it
 * must not begin or end with a character from U+00A1 to U+0143, which would be taken for a byte, or hold several that read
 * as the bytes of one (`Ã©`).
 */
export interface ChatTokenizer {
  /** As many `tokens` as `ids`. It is called with `add_special_tokens: false`. */
  encode(
    text: string,
    options?: { readonly add_special_tokens?: boolean },
  ): { readonly ids: ArrayLike<number>; readonly tokens: ArrayLike<string> };
}

/**
 * Any function from plain text to ids, of a runtime that has no more: `(text) => model.tokenize(text)`. It is called with
 * pieces of text in NFC that never hold a whole added token. Added tokens get their ids in the Qwen3 vocabulary.
 */
export type PlainEncoder = (text: string) => ArrayLike<number>;

/** Ids in order, in a list that nobody else has, and the number of bytes that each covers. */
export interface Pieces {
  readonly ids: number[];
  /** Bytes of UTF-8 of the text after NFC. */
  readonly lengths: readonly number[];
}

/** Throws `invalid-input` for anything but a tokenizer or a function. */
export function isPlainEncoder(tokenizer: ChatTokenizer | PlainEncoder): tokenizer is PlainEncoder {
  if (typeof tokenizer === "function") return true;
  if (typeof (tokenizer as Partial<ChatTokenizer> | null)?.encode === "function") return false;
  throw expected("tokenizer", "an object with an encode method, or a function", tokenizer);
}

/** Encodes text in one call. */
export function encodeText(tokenizer: ChatTokenizer, text: string): Pieces {
  const answer = tokenizer.encode(text, { add_special_tokens: false }) as unknown;
  const { ids: givenIds, tokens: givenTokens } = Object(answer) as Partial<Readonly<Record<"ids" | "tokens", unknown>>>;
  const ids = listOf(givenIds, isId);
  const tokens = listOf(givenTokens, isText);
  if (ids === undefined || ids.length !== tokens?.length) {
    throw new QwenFormatError(
      "invalid-input",
      "tokenizer",
      "encode gave no { ids, tokens } of equal length; of a tokenizer that has no tokens, pass a function of text to ids",
    );
  }
  return { ids, lengths: tokens.map(byteLengthOf) };
}

/** A copy of a list, or of what has a length and items as one; `undefined` for anything else, at the first item that is none. */
export function listOf<T>(given: unknown, isItem: (item: unknown) => item is T): T[] | undefined {
  const { length } = Object(given) as Partial<ArrayLike<unknown>>;
  if (typeof given !== "object" || typeof length !== "number") return undefined;
  const list: T[] = [];
  for (let index = 0; index < length; index++) {
    const item = (given as ArrayLike<unknown>)[index];
    if (!isItem(item)) return undefined;
    list.push(item);
  }
  return list;
}

export function isId(id: unknown): id is number {
  return Number.isInteger(id);
}

function isText(token: unknown): token is string {
  return typeof token === "string";
}
