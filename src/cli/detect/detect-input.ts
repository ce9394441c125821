import { QwenFormatError } from "../../errors.ts";
import type { GgufHeader } from "../../gguf/index.ts";
import { chunksIn } from "../../gguf/source.ts";
import { isUrl } from "../../gguf/url.ts";
import { openInput } from "../input.ts";
import { UsageError } from "../usage-error.ts";
import { labelOf, readTemplates, type TemplateText } from "./template-texts.ts";

/** What a file holds. */
export interface DetectInput {
  readonly templates: readonly TemplateText[];
  /** Of a GGUF file. */
  readonly gguf?: GgufHeader;
}

/** A file, URL or standard input. */
export async function readInput(file: string): Promise<DetectInput> {
  return readChunks(chunksOf(file), file);
}

/** Told apart by the first bytes: models are larger than memory. */
export async function readChunks(source: AsyncIterable<Uint8Array>, file: string): Promise<DetectInput> {
  try {
    const { beginning, chunks } = await withBeginning(source);
    const isGguf = beginning === "GGUF" || file.toLowerCase().endsWith(".gguf");
    return isGguf ? await readGgufInput(chunks) : { templates: await readTemplates(chunks, file) };
  } catch (error) {
    throw error instanceof QwenFormatError ? new UsageError(`${labelOf(file)}: ${error.reason}`) : error;
  }
}

function chunksOf(file: string): AsyncIterable<Uint8Array> {
  return isUrl(file) ? chunksIn(file, {}) : openInput(file).chunks;
}

/** The first template is the one that runtimes take, be there none. */
async function readGgufInput(chunks: AsyncIterable<Uint8Array>): Promise<DetectInput> {
  // Only here, so that texts are told without what it needs.
  const { readGguf } = await import("../../gguf/index.ts");
  const gguf = await readGguf(chunks);
  return { templates: [{ text: gguf.chatTemplate }, ...gguf.namedTemplates], gguf };
}

/** The first four characters, and all chunks. */
async function withBeginning(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly beginning: string; readonly chunks: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let beginning = "";
  while (beginning.length < 4) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    first.push(value);
    beginning += Buffer.from(value.subarray(0, 4 - beginning.length)).toString("latin1");
  }
  return { beginning, chunks: followedBy(first, iterator) };
}

async function* followedBy(
  first: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (;;) {
      const { done, value } = await iterator.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
