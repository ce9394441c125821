import { gguf } from "@huggingface/gguf";

/** The values of a header, by key. */
export type Metadata = ReadonlyMap<string, unknown>;

/** What @huggingface/gguf makes of a header that is in memory. */
export async function metadataOf(header: Uint8Array): Promise<Metadata> {
  const { metadata } = await gguf(NOWHERE, { fetch: serving(header) });
  return new Map(Object.entries(metadata));
}

/** Never asked. */
const NOWHERE = "http://header.invalid/";

/** Answers requests for ranges of these bytes. */
function serving(bytes: Uint8Array): typeof fetch {
  return async (_, init) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
    return new Response(bytes.slice(Number(from), Number(to) + 1));
  };
}

export function textIn(metadata: Metadata, key: string): string | null {
  const value = metadata.get(key);
  return typeof value === "string" ? value : null;
}

export function flagIn(metadata: Metadata, key: string): boolean | null {
  const value = metadata.get(key);
  return typeof value === "boolean" ? value : null;
}

export function integerIn(metadata: Metadata, key: string): number | null {
  const value = metadata.get(key);
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : null;
}

export function listIn(metadata: Metadata, key: string): readonly unknown[] {
  const value = metadata.get(key);
  return Array.isArray(value) ? value : [];
}
