import { joined } from "./byte-reader.ts";
import { unreadable } from "./unreadable.ts";

/** How a header spells numbers. */
export interface NumberFormat {
  readonly version: number;
  readonly littleEndian: boolean;
}

/** Far above what a file needs, and far below what @huggingface/gguf gives up at. */
const LARGEST_EXCERPT = 16 * 1024 * 1024;

/** A GGUF header with some of the pairs of another, in its spelling. */
export class Excerpt {
  readonly #spelling: NumberFormat;
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  constructor(spelling: NumberFormat) {
    this.#spelling = spelling;
  }

  /** `value` may be overwritten later. */
  add(key: string, ...value: readonly Uint8Array[]): void {
    const name = new TextEncoder().encode(key);
    const pair = joined([this.size(name.length), name, ...value]);
    this.#pieces.push(pair);
    this.#length += pair.length;
    if (this.#length > LARGEST_EXCERPT) throw unreadable("holds too many chat templates, or too long ones");
  }

  uint32(value: number): Uint8Array {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value, this.#spelling.littleEndian);
    return bytes;
  }

  /** A length or a count. */
  size(value: number): Uint8Array {
    if (this.#spelling.version === 1) return this.uint32(value);
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(value), this.#spelling.littleEndian);
    return bytes;
  }

  bytes(): Uint8Array {
    const magic = new TextEncoder().encode("GGUF");
    return joined([
      magic,
      this.uint32(this.#spelling.version),
      this.size(0),
      this.size(this.#pieces.length),
      ...this.#pieces,
    ]);
  }
}
