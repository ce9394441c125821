import { readFileSync } from "node:fs";
import { Tokenizer } from "@huggingface/tokenizers";
import { idsOf, tokenizerFile } from "./tokenizer.ts";

interface TokenizerJson {
  readonly added_tokens: readonly { readonly id: number; readonly content: string }[];
}

const json = JSON.parse(readFileSync(tokenizerFile, "utf8")) as TokenizerJson;

/** The published tokenizer as engines have it: whole, but for NFC. */
export function withoutNormalizer(added_tokens: TokenizerJson["added_tokens"] = json.added_tokens): Tokenizer {
  return new Tokenizer({ ...json, normalizer: null, added_tokens }, {});
}

interface TokenizeBody {
  readonly content: string | readonly (string | number)[];
  readonly add_special: boolean;
  readonly parse_special: boolean;
}

const engine = {
  special: withoutNormalizer(),
  // `<think>` and its like are USER_DEFINED in model files, and those are read in any text.
  plain: withoutNormalizer(json.added_tokens.filter(({ content }) => !content.includes("|"))),
};

/**
 * What llama-server answers to `POST /tokenize`, as measured: ids in the content stay, texts are encoded each by itself, and
 * without NFC. `shift` is added to the ids of added tokens, as in the vocabulary of another model.
 */
export function llamaTokenize(body: unknown, shift = 0): { readonly tokens: number[] } {
  const { content, parse_special } = body as TokenizeBody;
  const encoder = parse_special ? engine.special : engine.plain;
  const tokens = [content].flat().flatMap((piece) => {
    if (typeof piece === "number") return [piece];
    return idsOf(encoder, piece).map((id) => (id >= 151643 ? id + shift : id));
  });
  return { tokens };
}
