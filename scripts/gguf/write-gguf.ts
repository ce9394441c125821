import { writeFileSync } from "node:fs";
import { GGUFValueType, serializeGgufMetadata, type GGUFTypedMetadata } from "@huggingface/gguf";
import type { Vocabulary } from "./vocabulary.ts";

/** A matrix of 32-bit floats, row by row, or a vector. */
export interface Tensor {
  readonly name: string;
  /** Columns, then rows. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Sizes of a Qwen3 model of one layer with one head. */
export interface ModelSize {
  readonly hidden: number;
  readonly context: number;
}

const { ARRAY, BOOL, FLOAT32, INT32, STRING, UINT32, UINT64 } = GGUFValueType;
const ALIGNMENT = 32;
const GGML_F32 = 0;

/** The beginning of a model file, which is most of the work: several models may have it. */
export function metadataBytes(vocabulary: Vocabulary, size: ModelSize): Buffer {
  return Buffer.from(serializeGgufMetadata(metadataOf(vocabulary, size), { alignment: 1 }));
}

// Behind the magic number and the version.
const TENSOR_COUNT_AT = 8;

export function writeGguf(file: string, metadata: Buffer, tensors: readonly Tensor[]): void {
  const head = Buffer.concat([metadata, tensorInfos(tensors)]);
  head.writeBigUInt64LE(BigInt(tensors.length), TENSOR_COUNT_AT);
  const data = tensors.map(({ data: floats }) => padded(Buffer.from(floats.buffer)));
  writeFileSync(file, Buffer.concat([padded(head), ...data]));
}

function metadataOf({ tokens, types, merges }: Vocabulary, size: ModelSize): GGUFTypedMetadata {
  const number = (value: number): object => ({ type: UINT32, value });
  const float = (value: number): object => ({ type: FLOAT32, value });
  const text = (value: string): object => ({ type: STRING, value });
  const list = (subType: GGUFValueType, value: readonly unknown[]): object => ({ type: ARRAY, subType, value });
  return {
    version: { type: UINT32, value: 3 },
    tensor_count: { type: UINT64, value: 0n },
    kv_count: { type: UINT64, value: 0n },
    "general.architecture": text("qwen3"),
    "general.name": text("Qwen3 by script"),
    "qwen3.block_count": number(1),
    "qwen3.context_length": number(size.context),
    "qwen3.embedding_length": number(size.hidden),
    "qwen3.feed_forward_length": number(size.hidden),
    "qwen3.attention.head_count": number(1),
    "qwen3.attention.head_count_kv": number(1),
    "qwen3.attention.key_length": number(size.hidden),
    "qwen3.attention.value_length": number(size.hidden),
    "qwen3.rope.freq_base": float(1_000_000),
    "qwen3.attention.layer_norm_rms_epsilon": float(1e-6),
    "tokenizer.ggml.model": text("gpt2"),
    "tokenizer.ggml.pre": text("qwen2"),
    "tokenizer.ggml.tokens": list(STRING, tokens),
    "tokenizer.ggml.token_type": list(INT32, types),
    "tokenizer.ggml.merges": list(STRING, merges),
    "tokenizer.ggml.eos_token_id": number(tokens.indexOf("<|im_end|>")),
    "tokenizer.ggml.bos_token_id": number(tokens.indexOf("<|endoftext|>")),
    "tokenizer.ggml.padding_token_id": number(tokens.indexOf("<|endoftext|>")),
    "tokenizer.ggml.add_bos_token": { type: BOOL, value: false },
  } as unknown as GGUFTypedMetadata;
}

/** Name, number of dimensions, dimensions, type, and offset in the data, for each. */
function tensorInfos(tensors: readonly Tensor[]): Buffer {
  let offset = 0;
  return Buffer.concat(
    tensors.flatMap(({ name, shape, data }) => {
      const info = [
        bytes64(name.length),
        Buffer.from(name),
        bytes32(shape.length),
        ...shape.map(bytes64),
        bytes32(GGML_F32),
        bytes64(offset),
      ];
      offset += aligned(data.byteLength);
      return info;
    }),
  );
}

function bytes32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function bytes64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes], aligned(bytes.length));
}
