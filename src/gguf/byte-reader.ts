import { classOf } from "../errors.ts";
import { unreadable } from "./unreadable.ts";

/** Bytes of a header that are read at most; those of the largest models have about 20 MB. */
export const LARGEST_HEADER: number = 64 * 1024 * 1024;

const EMPTY = new Uint8Array(0);

/**
 * The bytes of a header, read forward: what has been read is forgotten, so that a list of a hundred megabytes that nobody
 * asked for takes no memory. A length is never believed: bytes are kept as they come.
 */
export class ByteReader {
  /** Of the numbers that follow. */
  littleEndian = true;
  /** Of a length or a count: 4 in version 1, 8 later. */
  sizeBytes: 4 | 8 = 8;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #bytes: Uint8Array = EMPTY;
  #view: DataView = new DataView(EMPTY.buffer);
  #at = 0;
  /** Bytes that came, of which the last are in `#bytes`. */
  #came = 0;

  constructor(chunks: AsyncIterator<Uint8Array>) {
    this.#chunks = chunks;
  }

  /** Whether so many bytes are here, and `fill` need not be awaited. */
  has(count: number): boolean {
    return this.#bytes.length - this.#at >= count;
  }

  /** Waits until they are. */
  async fill(count: number): Promise<void> {
    this.#allow(count);
    const pieces = [this.#bytes.subarray(this.#at)];
    let missing = count - (this.#bytes.length - this.#at);
    while (missing > 0) {
      const chunk = await this.#nextChunk();
      pieces.push(chunk);
      missing -= chunk.length;
    }
    this.#hold(pieces.length === 1 ? this.#bytes.subarray(this.#at) : joined(pieces));
  }

  /** The next bytes, which must be here; they are good until the next `fill`. */
  take(count: number): Uint8Array {
    return this.#bytes.subarray(this.#at, (this.#at += count));
  }

  async skip(count: number): Promise<void> {
    this.#allow(count);
    let missing = count - (this.#bytes.length - this.#at);
    if (missing <= 0) {
      this.#at += count;
      return;
    }
    let chunk = await this.#nextChunk();
    while (chunk.length < missing) {
      missing -= chunk.length;
      chunk = await this.#nextChunk();
    }
    this.#hold(chunk);
    this.#at = missing;
  }

  async bytes(count: number): Promise<Uint8Array> {
    if (!this.has(count)) await this.fill(count);
    return this.take(count);
  }

  async uint32(): Promise<number> {
    if (!this.has(4)) await this.fill(4);
    const value = this.#view.getUint32(this.#at, this.littleEndian);
    this.#at += 4;
    return value;
  }

  hasSize(): boolean {
    return this.has(this.sizeBytes);
  }

  /** A length or a count, which must be here. */
  takeSize(): number {
    const at = this.#at;
    this.#at += this.sizeBytes;
    if (this.sizeBytes === 4) return this.#view.getUint32(at, this.littleEndian);
    return Number(this.#view.getBigUint64(at, this.littleEndian));
  }

  async size(): Promise<number> {
    if (!this.hasSize()) await this.fill(this.sizeBytes);
    return this.takeSize();
  }

  #allow(count: number): void {
    const read = this.#came - (this.#bytes.length - this.#at);
    if (read + count <= LARGEST_HEADER) return;
    throw unreadable(`declares a header of more than ${LARGEST_HEADER / 1024 / 1024} MB`);
  }

  async #nextChunk(): Promise<Uint8Array> {
    const { done, value } = await this.#chunks.next();
    if (done === true) throw unreadable(`cut off after ${this.#came} bytes, within the header`);
    if (classOf(value) !== "Uint8Array") throw unreadable("a chunk that is no Uint8Array");
    this.#came += value.length;
    return value;
  }

  #hold(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = 0;
  }
}

/** One after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
