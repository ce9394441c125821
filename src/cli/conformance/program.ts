import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { inOneLine, readLines, type LineLimit } from "../lines.ts";
import { UsageError } from "../usage-error.ts";
import { AnswerFault, readAnswer, type ProgramAnswer } from "./answer.ts";

/** A program that answers a line for each request line. */
export interface Program {
  /** Throws a UsageError where it ends, hangs, or writes what is no answer. */
  readonly ask: (request: string) => Promise<ProgramAnswer>;
  /** The end of what it has written to standard error. */
  readonly lastWords: () => string;
  /** Asks it and whatever it has started to end, and makes them after a moment; resolves when they have. */
  readonly stop: () => Promise<void>;
  /** The same for an exit, where nothing can be waited for: all is over when it returns. */
  readonly kill: () => void;
}

/** How long a program may take to end, in milliseconds; at an exit, how long everybody waits for it. */
const PATIENCE = 2000;
const PATIENCE_AT_EXIT = 300;

const MAX_WORDS = 2000;
const LONGEST_ANSWER: LineLimit = {
  bytes: 64 * 1024 * 1024,
  error: () => new UsageError("the program has written 64 MB without a line break"),
};

/** Starts a command in a shell. */
export function startProgram(command: string, timeout: number): Program {
  // In a group of its own it can be stopped with all that it has started; Windows would give it a window instead.
  const child = spawn(command, { shell: true, detached: process.platform !== "win32" });
  const ended = endOf(child);
  // Read from now on: what nobody reads when a program ends, Node throws away.
  const output = child.stdout.pipe(new PassThrough());
  child.stdout.on("close", () => output.end()); // not by itself when it is destroyed
  const lines = readLines(output, LONGEST_ANSWER);
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => (words = (words + chunk.toString()).slice(-MAX_WORDS)));
  child.stdin.on("error", () => undefined); // its end says more
  let asked = 0;
  return {
    async ask(request) {
      const id = ++asked;
      child.stdin.write(`${inOneLine(withId(request, id))}\n`);
      const line = await lineWithin(timeout, id, lines);
      if (line === undefined)
        throw new UsageError(`the program ended (${await ended}) before it answered request ${id}`);
      return answerIn(line, id);
    },
    lastWords: () => words,
    async stop() {
      send(child, "SIGTERM");
      const timer = setTimeout(() => {
        send(child, "SIGKILL");
        // Something that has left the group may hold the other ends.
        for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      }, PATIENCE);
      await ended;
      clearTimeout(timer);
    },
    kill() {
      send(child, "SIGTERM");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE_AT_EXIT);
      send(child, "SIGKILL");
    },
  };
}

function send(child: ChildProcessWithoutNullStreams, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return; // it could not be started
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal); // there is no such group: it has ended already, or this is Windows
  }
}

/** `exit status 1`, `signal SIGKILL`, `spawn /bin/sh ENOENT` */
async function endOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  try {
    const [status, signal] = (await once(child, "close")) as [number | null, string | null];
    return status === null ? `signal ${signal}` : `exit status ${status}`;
  } catch (error) {
    return String(error);
  }
}

/** {"messages": …} -> {"id": 1, "messages": …} */
function withId(request: string, id: number): string {
  return request.replace("{", () => `{"id": ${id}, `);
}

function answerIn(line: Uint8Array, id: number): ProgramAnswer {
  try {
    return readAnswer(Buffer.from(line).toString(), id);
  } catch (error) {
    throw error instanceof AnswerFault ? new UsageError(`the program ${error.message}`) : error;
  }
}

/** The next line, or `undefined` where there will be none. */
async function lineWithin(
  seconds: number,
  id: number,
  lines: AsyncGenerator<Uint8Array, undefined>,
): Promise<Uint8Array | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const advice = "does it write each answer out at once? --timeout gives it longer";
    const error = new UsageError(`the program has not answered request ${id} in ${seconds} s; ${advice}`);
    timer = setTimeout(() => reject(error), seconds * 1000);
  });
  try {
    return (await Promise.race([lines.next(), late])).value;
  } finally {
    clearTimeout(timer);
  }
}
