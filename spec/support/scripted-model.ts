import { createWriteStream, readFileSync } from "node:fs";
import { once } from "node:events";
import { GGUFValueType, serializeGgufMetadata, type GGUFTypedMetadata } from "@huggingface/gguf";
import { tokenizerFile } from "./tokenizer.ts";

/** As many numbers as tell the tokens of a script apart. */
const WIDTH = 32;
const VOCABULARY = 151_936;

interface TokenizerJson {
  readonly added_tokens: readonly { readonly id: number; readonly content: string; readonly special: boolean }[];
  readonly model: { readonly vocab: Readonly<Record<string, number>>; readonly merges: readonly (string | string[])[] };
}

interface Tensor {
  readonly name: string;
  /** Row length first. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/**
 * Writes a model file with the vocabulary of Qwen3 (40 MB), whose model says after each token the next one of the script, whatever
 * came before:
 *
 *     [198, 151667, 562]   ->   after 198 comes 151667, after that 562
 *
 * With `addBos` the file asks for a token before every text, as those of Qwen3 do not.
 *
 * An embedding is a number for the token; the only layer adds nothing; the output has that number for the next one.
 */
export async function writeScriptedModel(
  path: string,
  scripts: readonly (readonly number[])[],
  addBos = false,
): Promise<void> {
  const states = [...new Set(scripts.flat())];
  const embedding = new Float32Array(VOCABULARY * WIDTH);
  const output = new Float32Array(VOCABULARY * WIDTH);
  states.forEach((token, state) => {
    embedding[token * WIDTH + state] = 1;
  });
  for (const [from, to] of scripts.flatMap(pairs)) output[to * WIDTH + states.indexOf(from)] = 1;
  await writeModel(path, addBos, [
    { name: "token_embd.weight", shape: [WIDTH, VOCABULARY], data: embedding },
    { name: "output.weight", shape: [WIDTH, VOCABULARY], data: output },
    norm("output_norm", WIDTH),
    ...["attn_norm", "ffn_norm", "attn_q_norm", "attn_k_norm"].map((name) => norm(`blk.0.${name}`, WIDTH)),
    ...["attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"].map((name) => ({
      name: `blk.0.${name}.weight`,
      shape: [WIDTH, WIDTH],
      data: new Float32Array(WIDTH * WIDTH),
    })),
  ]);
}

function pairs(script: readonly number[]): (readonly [number, number])[] {
  return script.slice(1).map((to, index) => [script[index] ?? 0, to]);
}

function norm(name: string, width: number): Tensor {
  return { name: `${name}.weight`, shape: [width], data: new Float32Array(width).fill(1) };
}

async function writeModel(path: string, addBos: boolean, tensors: readonly Tensor[]): Promise<void> {
  const metadata = serializeGgufMetadata(modelMetadata(tensors.length, addBos), { alignment: 1 });
  let offset = 0;
  const infos = tensors.map((tensor) => {
    const info = tensorInfo(tensor, offset);
    offset += Math.ceil(tensor.data.byteLength / 32) * 32;
    return info;
  });
  const head = Buffer.concat([metadata, ...infos]);
  const file = createWriteStream(path);
  file.write(padded(head));
  for (const { data } of tensors) file.write(padded(Buffer.from(data.buffer)));
  file.end();
  await once(file, "close");
}

/** Name, number of dimensions, dimensions, type (0: 32-bit floats), place of the data. */
function tensorInfo({ name, shape }: Tensor, offset: number): Buffer {
  const info = Buffer.alloc(8 + name.length + 4 + 8 * shape.length + 4 + 8);
  info.writeBigUInt64LE(BigInt(name.length), 0);
  info.write(name, 8);
  let at = info.writeUInt32LE(shape.length, 8 + name.length);
  for (const length of shape) at = info.writeBigUInt64LE(BigInt(length), at);
  info.writeBigUInt64LE(BigInt(offset), at + 4);
  return info;
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((32 - (data.length % 32)) % 32)]);
}

function modelMetadata(tensorCount: number, addBos: boolean): GGUFTypedMetadata {
  const string = (value: string) => ({ type: GGUFValueType.STRING, value });
  const uint32 = (value: number) => ({ type: GGUFValueType.UINT32, value });
  const float32 = (value: number) => ({ type: GGUFValueType.FLOAT32, value });
  const strings = (value: string[]) => ({ type: GGUFValueType.ARRAY, subType: GGUFValueType.STRING, value });
  const { tokens, types, merges } = vocabulary();
  return {
    version: uint32(3),
    tensor_count: { type: GGUFValueType.UINT64, value: BigInt(tensorCount) },
    kv_count: { type: GGUFValueType.UINT64, value: 0n },
    "general.architecture": string("qwen3"),
    "general.name": string("scripted"),
    "qwen3.block_count": uint32(1),
    "qwen3.context_length": uint32(4096),
    "qwen3.embedding_length": uint32(WIDTH),
    "qwen3.feed_forward_length": uint32(WIDTH),
    "qwen3.attention.head_count": uint32(1),
    "qwen3.attention.head_count_kv": uint32(1),
    "qwen3.attention.key_length": uint32(WIDTH),
    "qwen3.attention.value_length": uint32(WIDTH),
    "qwen3.rope.freq_base": float32(1_000_000),
    "qwen3.attention.layer_norm_rms_epsilon": float32(1e-6),
    "tokenizer.ggml.model": string("gpt2"),
    "tokenizer.ggml.pre": string("qwen2"),
    "tokenizer.ggml.tokens": strings(tokens),
    "tokenizer.ggml.token_type": { type: GGUFValueType.ARRAY, subType: GGUFValueType.INT32, value: types },
    "tokenizer.ggml.merges": strings(merges),
    "tokenizer.ggml.eos_token_id": uint32(151_645),
    "tokenizer.ggml.padding_token_id": uint32(151_643),
    "tokenizer.ggml.bos_token_id": uint32(151_643),
    "tokenizer.ggml.add_bos_token": { type: GGUFValueType.BOOL, value: addBos },
  } as unknown as GGUFTypedMetadata;
}

const [NORMAL, CONTROL, USER_DEFINED, UNUSED] = [1, 3, 4, 5];

/** As the converter of llama.cpp writes it. */
function vocabulary(): { tokens: string[]; types: number[]; merges: string[] } {
  const { added_tokens, model } = JSON.parse(readFileSync(tokenizerFile, "utf8")) as TokenizerJson;
  const tokens = Array.from({ length: VOCABULARY }, (_, id) => `[PAD${id}]`);
  const types = Array<number>(VOCABULARY).fill(UNUSED);
  for (const [token, id] of Object.entries(model.vocab)) {
    tokens[id] = token;
    types[id] = NORMAL;
  }
  for (const { id, content } of added_tokens) {
    tokens[id] = content;
    types[id] = content.includes("|") ? CONTROL : USER_DEFINED;
  }
  return { tokens, types, merges: model.merges.map((merge) => [merge].flat().join(" ")) };
}
