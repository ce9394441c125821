import { addedTokenId, type AddedTokenText } from "../added-tokens.ts";
import type { ByteReader } from "./byte-reader.ts";
import { bytesOf, LIST, STRING, type ValueType } from "./pairs.ts";
import { unreadable } from "./unreadable.ts";

/** What a file says of its vocabulary. */
export interface Vocabulary {
  readonly size: number;
  /** Of the added tokens that it has, the smallest first. */
  readonly ids: ReadonlyMap<AddedTokenText, number>;
}

/** Of the tokens and of their types; the largest vocabularies have a quarter of it. */
export const MOST_TOKENS = 1_000_000;
const DEEPEST_LIST = 4;

/** A count or length that is no more than it may be. */
export async function sizeUpTo(most: number, what: string, reader: ByteReader): Promise<number> {
  const size = await reader.size();
  if (size > most) throw unreadable(`declares ${size} ${what}; more than ${most} are not read`);
  return size;
}

/** The list of all tokens, of which only the added ones are kept. */
export async function readTokens(reader: ByteReader): Promise<Vocabulary> {
  const size = await sizeUpTo(MOST_TOKENS, "tokens", reader);
  const ids = new Map<AddedTokenText, number>();
  const decoder = new TextDecoder();
  for (let id = 0; id < size; id++) {
    // Awaiting each of them would take most of the time.
    const length = reader.hasSize() ? reader.takeSize() : await reader.size();
    if (length > LONGEST_ADDED_TOKEN) {
      await reader.skip(length);
      continue;
    }
    const bytes = reader.has(length) ? reader.take(length) : await reader.bytes(length);
    if (bytes[0] !== LESS_THAN) continue;
    const text = decoder.decode(bytes);
    if (isAddedToken(text) && !ids.has(text)) ids.set(text, id);
  }
  return { size, ids };
}

const LONGEST_ADDED_TOKEN = "<|object_ref_start|>".length;
const LESS_THAN = 0x3c;

function isAddedToken(text: string): text is AddedTokenText {
  return addedTokenId(text) !== undefined;
}

export async function skipValue(reader: ByteReader, { type, item }: ValueType): Promise<void> {
  if (item !== undefined) await skipList(reader, item, 1);
  else if (type === STRING) await reader.skip(await reader.size());
  else await reader.skip(knownBytes(type));
}

/** From its count on. */
async function skipList(reader: ByteReader, item: number, depth: number): Promise<void> {
  if (depth > DEEPEST_LIST) throw unreadable(`nests lists more than ${DEEPEST_LIST} deep`);
  const count = await reader.size();
  if (item === STRING) await skipStrings(reader, count);
  else if (item === LIST) {
    for (let index = 0; index < count; index++) await skipList(reader, await reader.uint32(), depth + 1);
  } else await reader.skip(count * knownBytes(item));
}

async function skipStrings(reader: ByteReader, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const length = reader.hasSize() ? reader.takeSize() : await reader.size();
    if (reader.has(length)) reader.take(length);
    else await reader.skip(length);
  }
}

function knownBytes(type: number): number {
  const bytes = bytesOf(type);
  if (bytes === undefined) throw unreadable(`holds a value of type ${type}, which GGUF does not know`);
  return bytes;
}
