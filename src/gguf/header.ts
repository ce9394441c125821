import type { ByteReader } from "./byte-reader.ts";
import { Excerpt, type NumberFormat } from "./excerpt.ts";
import { bytesOf, isOfType, LIST, NAMES, wantedOf, type ValueType, type Wanted } from "./pairs.ts";
import { unreadable } from "./unreadable.ts";
import { MOST_TOKENS, readTokens, sizeUpTo, skipValue, type Vocabulary } from "./values.ts";

// A walk through the header before @huggingface/gguf sees it. That reader (0.4.6) takes zeros for what a cut file lacks,
// cuts strings that cross its chunks, and builds every list in memory. So it is given an excerpt, whose lengths are true and
// which holds only what is asked for.

/** What the walk finds. */
export interface Header {
  /** A GGUF header with the pairs that are asked for, less the tokens. */
  readonly excerpt: Uint8Array;
  readonly vocabulary: Vocabulary | null;
}

const MOST_TENSORS = 10_000_000;
const MOST_PAIRS = 65_536;
const LONGEST_KEY = 65_535;
const LONGEST_QUOTE = 80;
/** @huggingface/gguf reads 500,000 bytes ahead of a pair. */
const LONGEST_TEXT = 256 * 1024;

export async function readHeader(reader: ByteReader): Promise<Header> {
  const excerpt = new Excerpt(await readSpelling(reader));
  await sizeUpTo(MOST_TENSORS, "tensors", reader);
  const pairs = await sizeUpTo(MOST_PAIRS, "key-value pairs", reader);
  let vocabulary: Vocabulary | null = null;
  const seen = new Set<string>();
  for (let pair = 0; pair < pairs; pair++) {
    const key = await readKey(reader);
    const type = await readType(reader);
    const wanted = wantedOf(key);
    if (wanted === undefined) {
      await skipValue(reader, type);
      continue;
    }
    // Runtimes do not agree on which of two they take.
    if (seen.has(key)) throw unreadable(`the key ${key.slice(0, LONGEST_QUOTE)} comes twice${asFarAsRead(key)}`);
    seen.add(key);
    if (!isOfType(wanted, type)) throw unreadable(`${key.slice(0, LONGEST_QUOTE)} is not ${NAMES[wanted]}`);
    if (wanted === "tokens") vocabulary = await readTokens(reader);
    else await copyPair(key, type, wanted, reader, excerpt);
  }
  return { excerpt: excerpt.bytes(), vocabulary };
}

/** Magic and version; the latter tells the order of bytes. */
async function readSpelling(reader: ByteReader): Promise<NumberFormat> {
  const magic = new TextDecoder("latin1").decode(await reader.bytes(4));
  if (magic !== "GGUF")
    throw unreadable(`not a GGUF file: it begins with ${JSON.stringify(magic)}${magic === "vers" ? LFS : ""}`);
  const bytes = await reader.bytes(4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 4);
  // 3 of a big-endian file is 0x03000000.
  const littleEndian = view.getUint16(0, true) !== 0;
  const version = view.getUint32(0, littleEndian);
  if (version < 1 || version > 3) throw unreadable(`GGUF version ${version}; 1, 2 and 3 are read`);
  reader.littleEndian = littleEndian;
  reader.sizeBytes = version === 1 ? 4 : 8;
  return { version, littleEndian };
}

/** `version https://git-lfs.github.com/spec/v1` */
const LFS = ", as a pointer of Git LFS does (git lfs pull)";

/** Behind a byte order mark it is another key; bytes that are no UTF-8 are U+FFFD in it. */
async function readKey(reader: ByteReader): Promise<string> {
  const length = await sizeUpTo(LONGEST_KEY, "bytes of a key", reader);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await reader.bytes(length));
}

/** Keys of other bytes may read the same. */
function asFarAsRead(key: string): string {
  return key.includes("\ufffd") ? ", as far as it is UTF-8" : "";
}

async function readType(reader: ByteReader): Promise<ValueType> {
  const type = await reader.uint32();
  return { type, item: type === LIST ? await reader.uint32() : undefined };
}

/** U+FEFF */
const MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

async function copyPair(
  key: string,
  { type, item }: ValueType,
  wanted: Exclude<Wanted, "tokens">,
  reader: ByteReader,
  excerpt: Excerpt,
): Promise<void> {
  const start = excerpt.uint32(type);
  if (wanted === "text") {
    const length = await sizeUpTo(LONGEST_TEXT, `bytes of ${key.slice(0, LONGEST_QUOTE)}`, reader);
    // Decoders take a byte order mark away, and not a second one.
    excerpt.add(key, start, excerpt.size(MARK.length + length), MARK, await reader.bytes(length));
  } else if (wanted === "token-types") {
    const count = await sizeUpTo(MOST_TOKENS, "token types", reader);
    const items = await reader.bytes(count * 4);
    excerpt.add(key, start, excerpt.uint32(item ?? 0), excerpt.size(count), items);
  } else {
    excerpt.add(key, start, await reader.bytes(bytesOf(type) ?? 0));
  }
}
