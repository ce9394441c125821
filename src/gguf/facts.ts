import { detectTemplate } from "../detect.ts";
import type { Header } from "./header.ts";
import { flagIn, integerIn, listIn, textIn, type Metadata } from "./metadata.ts";
import { NAMED_TEMPLATE } from "./pairs.ts";
import type { GgufHeader, GgufToken, GgufTokenType, NamedTemplate } from "./types.ts";

/** What warnings are about: a header, and what else they need of it. */
export interface Facts extends Omit<GgufHeader, "warnings"> {
  readonly eotTokenId: number | null;
  /** `"gpt2"` for byte-level BPE. */
  readonly tokenizerModel: string | null;
  /** Which part of a split model it is, from 1. */
  readonly part: number;
  readonly parts: number;
}

export function factsOf(metadata: Metadata, { vocabulary }: Header): Facts {
  const chatTemplate = templateIn(metadata, "tokenizer.chat_template");
  const size = vocabulary?.size ?? null;
  const ids = idsIn(metadata, size);
  const addedTokens = tokensOf(vocabulary, listIn(metadata, "tokenizer.ggml.token_type"));
  return {
    architecture: textIn(metadata, "general.architecture"),
    name: textIn(metadata, "general.name"),
    chatTemplate,
    detection: chatTemplate === null ? null : detectTemplate(chatTemplate),
    namedTemplates: namedTemplatesIn(metadata),
    preTokenizer: textIn(metadata, "tokenizer.ggml.pre"),
    addBosToken: flagIn(metadata, "tokenizer.ggml.add_bos_token"),
    bosTokenId: ids.bos,
    eosTokenId: ids.eos,
    eotTokenId: ids.eot,
    stopTokenIds: stopsOf(addedTokens, ids),
    vocabularySize: size,
    addedTokens,
    tokenizerModel: textIn(metadata, "tokenizer.ggml.model"),
    part: (integerIn(metadata, "split.no") ?? 0) + 1,
    parts: integerIn(metadata, "split.count") ?? 1,
  };
}

function templateIn(metadata: Metadata, key: string): string | null {
  const text = textIn(metadata, key);
  return text === null || text.trim() === "" ? null : text;
}

function namedTemplatesIn(metadata: Metadata): NamedTemplate[] {
  return [...metadata.keys()].flatMap((key) => {
    const text = key.startsWith(NAMED_TEMPLATE) ? templateIn(metadata, key) : null;
    return text === null ? [] : [{ name: key.slice(NAMED_TEMPLATE.length), text, detection: detectTemplate(text) }];
  });
}

type TokenRole = "bos" | "eos" | "eot" | "eom";

/** Ids outside the vocabulary mean none, `-1` for one; llama.cpp reads them so. */
function idsIn(metadata: Metadata, size: number | null): Readonly<Record<TokenRole, number | null>> {
  const idOf = (role: TokenRole): number | null => {
    const id = integerIn(metadata, `tokenizer.ggml.${role}_token_id`);
    return id === null || id < 0 || id >= (size ?? Infinity) ? null : id;
  };
  return { bos: idOf("bos"), eos: idOf("eos"), eot: idOf("eot"), eom: idOf("eom") };
}

const TYPES: readonly GgufTokenType[] = ["undefined", "normal", "unknown", "control", "user-defined", "unused", "byte"];

/** By id, as the vocabulary has them. */
function tokensOf(vocabulary: Header["vocabulary"], types: readonly unknown[]): GgufToken[] {
  return [...(vocabulary?.ids ?? [])].map(([text, id]): GgufToken => {
    const type = types.length === 0 ? "normal" : TYPES[Number(types[id] ?? 0)];
    return { text, id, type: type ?? "undefined" };
  });
}

function stopsOf(tokens: readonly GgufToken[], { eos, eot, eom }: ReturnType<typeof idsIn>): number[] {
  const ends = ["<|im_end|>", "<|endoftext|>"].map((text) => tokens.find((token) => token.text === text)?.id);
  return [...new Set([...ends, eos, eot, eom])].filter((id) => typeof id === "number");
}
