import { Readable, Writable } from "node:stream";
import type { Call, Outcome } from "./protocol.ts";

/** Ends a run where it calls `process.exit`. */
class Exit extends Error {}

const LISTENED = ["exit", "SIGINT", "SIGTERM"] as const;

/** What a run wrote to its own standard output and error, and its exit status; `run` sees a process of its own. */
export async function withProcess(
  { args, input, env }: Call,
  run: () => Promise<void>,
): Promise<Pick<Outcome, "stdout" | "stderr" | "status">> {
  const [stdout, stderr] = [recorder(), recorder()];
  const before = LISTENED.map((event) => new Set<unknown>(process.rawListeners(event)));
  const original = describe(["stdin", "stdout", "stderr", "argv", "env", "exit"]);
  process.exitCode = undefined;
  let end: (status: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (end = resolve));
  const onFault = (error: unknown): void => {
    if (error instanceof Exit) return;
    stderr.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
    end(1);
  };
  define({
    stdin: Readable.from(input.length === 0 ? [] : [input]),
    stdout,
    stderr,
    argv: [process.execPath, "cli.js", ...args],
    env: { ...env },
    exit: (status?: number): never => {
      end(status ?? statusSet());
      throw new Exit();
    },
  });
  process.on("uncaughtException", onFault);
  try {
    const status = await Promise.race([ended, run().then(statusSet, (error: unknown) => (onFault(error), ended))]);
    LISTENED.forEach((event, index) => leave(event, before[index]));
    return { stdout: stdout.bytes(), stderr: stderr.bytes(), status };
  } finally {
    process.off("uncaughtException", onFault);
    Object.defineProperties(process, original);
  }
}

function statusSet(): number {
  return Number(process.exitCode ?? 0);
}

interface Recorder extends Writable {
  readonly bytes: () => Uint8Array;
}

function recorder(): Recorder {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return Object.assign(stream, { bytes: () => Uint8Array.from(Buffer.concat(chunks)) });
}

function describe(names: readonly string[]): PropertyDescriptorMap {
  return Object.fromEntries(names.map((name) => [name, Object.getOwnPropertyDescriptor(process, name) ?? {}]));
}

function define(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
  }
}

/** Takes away what the run listens for; at its exit it is told. */
function leave(event: (typeof LISTENED)[number], before: ReadonlySet<unknown> | undefined): void {
  for (const listener of process.rawListeners(event)) {
    if (before?.has(listener) === true) continue;
    if (event === "exit") (listener as () => void)();
    process.removeListener(event, listener as () => void);
  }
}
