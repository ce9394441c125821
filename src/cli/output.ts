import { once } from "node:events";
import { systemReason } from "./system-error.ts";

/**
 * Writes to standard output in blocks, and waits for a slow reader. What is left of a block goes out as soon as there is
 * nothing else to do, so that whoever waits for an answer before asking again gets it.
 */
export interface Output {
  write(text: string): Promise<void>;
  end(): Promise<void>;
}

const BLOCK = 64 * 1024;

export function openOutput(): Output {
  let pending = "";
  let idle: NodeJS.Immediate | undefined;
  let flushed = Promise.resolve();
  const flush = async (): Promise<void> => {
    const block = pending;
    pending = "";
    if (block !== "" && !process.stdout.write(block)) await once(process.stdout, "drain");
  };
  return {
    async write(text) {
      pending += text;
      await flushed;
      if (pending.length >= BLOCK) await flush();
      idle ??= setImmediate(() => {
        idle = undefined;
        flushed = flush();
      });
    },
    async end() {
      clearImmediate(idle);
      await flushed;
      await flush();
    },
  };
}

/** `… | head` closes the pipe: that is the reader's right, not an error. A full disk is one. */
export function allowClosedOutput(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    process.stderr.write(`qwen3-format: cannot write: ${systemReason(error)}\n`);
    process.exit(1);
  });
  process.stderr.on("error", () => undefined); // a warning that cannot be told is no error either
}
