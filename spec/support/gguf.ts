import { GGUFValueType, serializeGgufMetadata, type GGUFTypedMetadata } from "@huggingface/gguf";
import { readFileSync } from "node:fs";
import { officialTemplate } from "../../scripts/official-template.ts";
import { tokenizerFile } from "./tokenizer.ts";

/** A value of a pair, as @huggingface/gguf writes it. */
export interface GgufValue {
  readonly type: GGUFValueType;
  readonly subType?: GGUFValueType;
  readonly value: unknown;
}

export type GgufPairs = Readonly<Record<string, GgufValue>>;

export const string = (value: string): GgufValue => ({ type: GGUFValueType.STRING, value });
export const uint32 = (value: number): GgufValue => ({ type: GGUFValueType.UINT32, value });
export const flag = (value: boolean): GgufValue => ({ type: GGUFValueType.BOOL, value });
export const listOf = (subType: GGUFValueType, value: readonly unknown[]): GgufValue => ({
  type: GGUFValueType.ARRAY,
  subType,
  value,
});

export interface GgufSpelling {
  readonly version?: 1 | 2 | 3;
  readonly littleEndian?: boolean;
}

/** The header of a GGUF file without tensors; nothing follows it. */
export function ggufOf(
  pairs: GgufPairs,
  { version = 3, littleEndian = true }: GgufSpelling = {},
): Uint8Array<ArrayBuffer> {
  const count = { type: version === 1 ? GGUFValueType.UINT32 : GGUFValueType.UINT64, value: 0n };
  const header = { version: uint32(version), tensor_count: count, kv_count: count, ...pairs };
  const bytes = serializeGgufMetadata(header as unknown as GGUFTypedMetadata, { littleEndian, alignment: 1 });
  return new Uint8Array(bytes);
}

/** The added tokens of the published tokenizer.json; llama.cpp types those control that look so. */
export const publishedTokens: readonly { readonly content: string; readonly special: boolean }[] = (
  JSON.parse(readFileSync(tokenizerFile, "utf8")) as { added_tokens: { content: string; special: boolean }[] }
).added_tokens.map(({ content, special }) => ({ content, special: special || /^<\|.*\|>$/.test(content) }));

/** The id that the added token has in `qwen3Pairs`. */
export function smallId(content: string, firstId = 256): number {
  return firstId + publishedTokens.findIndex((token) => token.content === content);
}

export const CONTROL = 3;
export const USER_DEFINED = 4;

/** The pairs that llama.cpp writes for Qwen3, with a vocabulary of 256 bytes (or of so many tokens) and the added tokens. */
export function qwen3Pairs({ types = {}, without = [], tokens = publishedTokens, firstId }: Tokens = {}): GgufPairs {
  const bytes = Array.from({ length: firstId ?? 256 }, (_, byte) => `byte ${byte}`);
  const kept = tokens.filter(({ content }) => !without.includes(content));
  const typeOf = (token: (typeof kept)[number]): number =>
    types[token.content] ?? (token.special ? CONTROL : USER_DEFINED);
  return {
    "general.architecture": string("qwen3"),
    "general.name": string("Qwen3 8B"),
    "qwen3.block_count": uint32(36),
    "qwen3.rope.freq_base": { type: GGUFValueType.FLOAT32, value: 1e6 },
    "tokenizer.ggml.model": string("gpt2"),
    "tokenizer.ggml.pre": string("qwen2"),
    "tokenizer.ggml.tokens": listOf(GGUFValueType.STRING, [...bytes, ...kept.map(({ content }) => content)]),
    "tokenizer.ggml.token_type": listOf(GGUFValueType.INT32, [...bytes.map(() => 1), ...kept.map(typeOf)]),
    "tokenizer.ggml.merges": listOf(GGUFValueType.STRING, ["a b", "c d"]),
    "tokenizer.ggml.bos_token_id": uint32(smallId("<|endoftext|>", firstId)),
    "tokenizer.ggml.eos_token_id": uint32(smallId("<|im_end|>", firstId)),
    "tokenizer.ggml.add_bos_token": flag(false),
    "tokenizer.chat_template": string(officialTemplate()),
  };
}

interface Tokens {
  /** Types other than usual. */
  readonly types?: Readonly<Record<string, number>>;
  readonly without?: readonly string[];
  readonly tokens?: typeof publishedTokens;
  /** Of the added tokens; in Qwen3 it is 151643. */
  readonly firstId?: number;
}

/** A text as it is, a number as 32 bits, a bigint as 64. */
export type RawPart = string | Uint8Array | number | bigint;

/** The bytes of a header, number by number: for those that no writer writes. */
export function rawGguf(...parts: readonly RawPart[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts.map(rawPart)));
}

function rawPart(part: RawPart): Uint8Array {
  if (part instanceof Uint8Array) return part;
  if (typeof part === "string") return Buffer.from(part, "latin1");
  const bytes = Buffer.alloc(typeof part === "number" ? 4 : 8);
  if (typeof part === "number") bytes.writeUInt32LE(part);
  else bytes.writeBigUInt64LE(part);
  return bytes;
}

/** A string with its length before it. */
export function rawString(value: string): Uint8Array {
  return rawGguf(BigInt(value.length), value);
}
