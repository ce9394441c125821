import { readFileSync } from "node:fs";
import { nfcNormalizer, Tokenizer, type Encoding } from "tokenizers";
import { tokenizerFile } from "../../spec/support/tokenizer.ts";

/** What the Rust tokenizer makes of a text: ids, and for each the code points [start, end) that it stands for. */
export interface RustEncoding {
  readonly ids: readonly number[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** The first token that holds the character; `null` where none does. */
  readonly charToToken: (character: number) => number | null;
}

/** The tokenizer that transformers runs. */
export interface RustTokenizer {
  encode(texts: string[]): Promise<RustEncoding[]>;
  /** Without added tokens: `<think>` is `<th`, `ink`, `>`. */
  encodePlain(texts: string[]): Promise<RustEncoding[]>;
  /** Whether Rust's Unicode tables and Node's give the text the same normal form; if not, ids differ by right. */
  normalizesAsNode(text: string): boolean;
}

export function openRust(): RustTokenizer {
  const official = Tokenizer.fromFile(tokenizerFile);
  const normalizer = nfcNormalizer();
  let plain: Tokenizer | undefined;
  return {
    encode: (texts) => encodeAll(official, texts),
    encodePlain: (texts) => encodeAll((plain ??= withoutAddedTokens()), texts),
    normalizesAsNode: (text) => normalizer.normalizeString(text) === text.toWellFormed().normalize("NFC"),
  };
}

function withoutAddedTokens(): Tokenizer {
  const json = JSON.parse(readFileSync(tokenizerFile, "utf8")) as object;
  return Tokenizer.fromString(JSON.stringify({ ...json, added_tokens: [] }));
}

async function encodeAll(tokenizer: Tokenizer, texts: string[]): Promise<RustEncoding[]> {
  const encodings = await tokenizer.encodeBatch(texts, { addSpecialTokens: false });
  return encodings.map(toEncoding);
}

function toEncoding(encoding: Encoding): RustEncoding {
  const offsets = encoding.getOffsets();
  return {
    ids: encoding.getIds(),
    start: offsets.map(([start = 0]) => start),
    end: offsets.map(([, end = 0]) => end),
    charToToken: (character) => encoding.charToToken(character),
  };
}
