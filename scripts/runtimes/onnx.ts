/** A vector of numbers that a model holds. */
export interface OnnxTensor {
  readonly name: string;
  readonly data: BigInt64Array | Float32Array;
}

/** `{ does: "Gather", takes: ["next", "input_ids"], gives: "following" }` */
export interface OnnxNode {
  readonly does: string;
  readonly takes: readonly string[];
  readonly gives: string;
}

/** What goes in or comes out. A size that is not known beforehand has a name. */
export interface OnnxValue {
  readonly name: string;
  readonly type: "float" | "int64";
  readonly shape: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly input: OnnxValue;
  readonly output: OnnxValue;
}

const TYPES = { float: 1, int64: 7 } as const;
const IR_VERSION = 8;
const OPERATOR_SET = 17;

/** The bytes of a model file: protocol buffers, with the numbers that onnx.proto gives to its fields. */
export function onnxModel({ nodes, tensors, input, output }: OnnxGraph): Buffer {
  const graph = [
    ...nodes.map((node) => field(1, nodeBytes(node))),
    field(2, "script"),
    ...tensors.map((tensor) => field(5, tensorBytes(tensor))),
    field(11, valueBytes(input)),
    field(12, valueBytes(output)),
  ];
  return join(field(1, IR_VERSION), field(7, join(...graph)), field(8, field(2, OPERATOR_SET)));
}

function nodeBytes({ does, takes, gives }: OnnxNode): Buffer {
  return join(...takes.map((name) => field(1, name)), field(2, gives), field(4, does));
}

function tensorBytes({ name, data }: OnnxTensor): Buffer {
  const type = data instanceof Float32Array ? TYPES.float : TYPES.int64;
  const numbers = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return join(field(1, data.length), field(2, type), field(8, name), field(9, numbers));
}

function valueBytes({ name, type, shape }: OnnxValue): Buffer {
  const sizes = shape.map((size) => field(1, typeof size === "number" ? field(1, size) : field(2, size)));
  return join(field(1, name), field(2, field(1, join(field(1, TYPES[type]), field(2, join(...sizes))))));
}

/** A number as it is, a text or a message with its length before it. */
function field(tag: number, content: number | string | Buffer): Buffer {
  if (typeof content === "number") return join(varint(tag << 3), varint(content));
  const bytes = Buffer.from(content);
  return join(varint((tag << 3) | 2), varint(bytes.length), bytes);
}

/** Seven bits in a byte, the lowest first. */
function varint(value: number): Buffer {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function join(...parts: readonly Buffer[]): Buffer {
  return Buffer.concat(parts);
}
