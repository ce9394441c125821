import { expected } from "../errors.ts";
import { ByteReader } from "./byte-reader.ts";
import { factsOf } from "./facts.ts";
import { readHeader } from "./header.ts";
import { metadataOf } from "./metadata.ts";
import { chunksIn, labelOf } from "./source.ts";
import type { GgufHeader, GgufSource, ReadGgufOptions } from "./types.ts";
import { unreadableAt } from "./unreadable.ts";
import { warningsOf } from "./warnings.ts";

/**
 * Reads what the header of a GGUF file says about prompts: its chat template, which of the official ones that is, the added
 * tokens and where to stop. Only the header is read, a few megabytes of however many gigabytes, and no tensors.
 *
 *     const header = await readGguf("Qwen3-8B-Q4_K_M.gguf");
 *     header.detection       // { match: "exact", id: "qwen3-2504" }
 *     header.stopTokenIds    // [151645, 151643]
 *     header.warnings        // [{ reason: "template-old", text: "…" }]
 *
 * Throws `invalid-input`, with the source as the path, for what cannot be read or is no GGUF header.
 */
export async function readGguf(source: GgufSource, options?: ReadGgufOptions | null): Promise<GgufHeader> {
  if (!isSource(source)) throw expected("source", "a path, a URL, a Blob or chunks of bytes", source);
  const chunks = chunksIn(source, options ?? {});
  try {
    const header = await readHeader(new ByteReader(chunks));
    const { eotTokenId, tokenizerModel, part, parts, ...facts } = factsOf(await metadataOf(header.excerpt), header);
    return { ...facts, warnings: warningsOf({ ...facts, eotTokenId, tokenizerModel, part, parts }) };
  } catch (error) {
    throw unreadableAt(labelOf(source), error);
  } finally {
    await chunks.return(undefined);
  }
}

function isSource(source: unknown): source is GgufSource {
  if (typeof source === "string" || source instanceof URL || source instanceof Blob) return true;
  return typeof (source as Partial<AsyncIterable<unknown>> | null | undefined)?.[Symbol.asyncIterator] === "function";
}
