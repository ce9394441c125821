import { createReadStream, fstatSync, openSync, type Stats } from "node:fs";

/** Where requests come from: a file, or standard input. */
export interface Input {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** In bytes, where it is known. */
  readonly size: number | undefined;
}

/** A file that cannot be read is wrong usage. */
export class InputError extends Error {}

/** Standard input when no file is named, or `-`. */
export function openInput(file: string | undefined): Input {
  if (file === undefined || file === "-") return standardInput();
  try {
    const fd = openSync(file, "r");
    const stat = fstatSync(fd);
    if (stat.isDirectory()) throw new InputError(`${file} is a folder`);
    const chunks = createReadStream(file, { fd, highWaterMark: CHUNK });
    return { chunks, size: stat.isFile() ? stat.size : undefined };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`cannot read ${file}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

const CHUNK = 256 * 1024;

function standardInput(): Input {
  if (process.stdin.isTTY) process.stderr.write("Reading from standard input; Ctrl-D ends it.\n");
  const stat = standardInputStat();
  if (stat?.isDirectory()) throw new InputError("standard input is a folder");
  // `< file` has a size, a pipe has none.
  return { chunks: process.stdin, size: stat?.isFile() ? stat.size : undefined };
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
