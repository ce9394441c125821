import type * as FileSystem from "node:fs/promises";
import { messageOf, unreadable } from "./unreadable.ts";

const CHUNK = 256 * 1024;

/** The bytes of a file, where there are files. */
export async function* fileChunks(path: string | URL): AsyncGenerator<Uint8Array> {
  const { open, stat } = await fileSystem();
  // Opening a pipe would wait for its writer.
  const found = await stat(path).catch(refuse);
  if (found.isDirectory()) throw unreadable("a folder");
  if (!found.isFile()) throw unreadable("not a regular file");
  const file = await open(path).catch(refuse);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(CHUNK), 0, CHUNK).catch(refuse);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

// Not a literal in the import, or bundlers for browsers would look for the module.
const MODULE = "node:fs/promises";

async function fileSystem(): Promise<typeof FileSystem> {
  try {
    return (await import(/* webpackIgnore: true */ /* @vite-ignore */ MODULE)) as typeof FileSystem;
  } catch (error) {
    throw unreadable("a path, and there are no files here: give a URL or a Blob", error);
  }
}

/** `ENOENT: no such file or directory, open 'model.gguf'` -> `cannot be read: no such file or directory` */
function refuse(error: unknown): never {
  const [, words = messageOf(error)] = /^[A-Z\d]+: (.+?), /.exec(messageOf(error)) ?? [];
  throw unreadable(`cannot be read: ${words}`, error);
}
