import { createReadStream, fstatSync, openSync, type Stats } from "node:fs";
import { cannotRead, UsageError } from "./usage-error.ts";

/** Where requests come from: a file, or standard input. */
export interface Input {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** In bytes, where it is known. */
  readonly size: number | undefined;
}

/** Standard input when no file is named, or `-`. A file that cannot be read is wrong usage. */
export function openInput(file: string | undefined): Input {
  if (file === undefined || file === "-") return standardInput(standardInputStat());
  try {
    const fd = openSync(file, "r");
    const stat = fstatSync(fd);
    const chunks = createReadStream(file, { fd, highWaterMark: CHUNK });
    return { chunks: readFrom(chunks, file), size: stat.isFile() ? stat.size : undefined };
  } catch (error) {
    throw cannotRead(file, error);
  }
}

const CHUNK = 256 * 1024;

/** What opens may still fail to be read, as a folder does. */
async function* readFrom(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw cannotRead(name, error);
  }
}

/** Of which the system tells this, if it is open. */
export function standardInput(stat: Pick<Stats, "isDirectory" | "isFile" | "size"> | undefined): Input {
  if (process.stdin.isTTY) process.stderr.write("Reading from standard input; Ctrl-D ends it.\n");
  if (stat?.isDirectory()) throw new UsageError("standard input is a folder");
  // `< file` has a size, a pipe has none.
  return { chunks: readFrom(process.stdin, "standard input"), size: stat?.isFile() ? stat.size : undefined };
}

function standardInputStat(): Stats | undefined {
  try {
    return fstatSync(0);
  } catch {
    return undefined; // closed
  }
}

export async function readAll(input: Input): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}
