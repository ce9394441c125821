import { readFileSync } from "node:fs";
import { tokenizerFile } from "../../spec/support/tokenizer.ts";

/** The Qwen3 vocabulary as a GGUF file has it. */
export interface Vocabulary {
  /** By id; byte-level, as in tokenizer.json, or the text of an added token. */
  readonly tokens: readonly string[];
  readonly types: readonly number[];
  /** `Ġ t` */
  readonly merges: readonly string[];
}

/** `tokenizer.ggml.token_type` */
const NORMAL = 1;
const CONTROL = 3;
const USER_DEFINED = 4;
const UNUSED = 5;

/** The embeddings of Qwen3 have more rows than there are tokens. */
const ROWS = 151_936;

interface TokenizerJson {
  readonly added_tokens: readonly { readonly id: number; readonly content: string; readonly special: boolean }[];
  readonly model: {
    readonly vocab: Readonly<Record<string, number>>;
    readonly merges: readonly (readonly [string, string])[];
  };
}

/** As llama.cpp converts tokenizer.json: what is special there is a control token, the other added tokens are user-defined. */
export function readVocabulary(): Vocabulary {
  const { added_tokens: added, model } = JSON.parse(readFileSync(tokenizerFile, "utf8")) as TokenizerJson;
  const tokens = Array.from({ length: ROWS }, (_, id) => `[PAD${id}]`);
  const types = Array.from({ length: ROWS }, () => UNUSED);
  for (const [text, id] of Object.entries(model.vocab)) {
    tokens[id] = text;
    types[id] = NORMAL;
  }
  for (const { id, content, special } of added) {
    tokens[id] = content;
    types[id] = special ? CONTROL : USER_DEFINED;
  }
  return { tokens, types, merges: model.merges.map((pair) => pair.join(" ")) };
}
