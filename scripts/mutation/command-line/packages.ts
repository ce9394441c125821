import { Tokenizer } from "@huggingface/tokenizers";
import { fork, type ChildProcess, type ForkOptions } from "node:child_process";
import * as childProcess from "node:child_process";
import { EventEmitter } from "node:events";
import * as fs from "node:fs";
import { join } from "node:path";

type Exports = Record<string, unknown>;

/** What packages are to the command line in the thread: as they are, but for what takes long and is always the same. */
export function standIns(project: string): Readonly<Record<string, Exports>> {
  return {
    "node:fs": { ...fs, fstatSync, readFileSync: readOnce() },
    "node:child_process": { ...childProcess, fork: forkOnce(join(project, "dist/jinja-process.js")) },
    "@huggingface/tokenizers": { Tokenizer: tokenizerOnce() },
  };
}

/** Standard input is a pipe. */
function fstatSync(fd: number): Pick<fs.Stats, "isFile" | "isDirectory"> {
  return fd === 0 ? { isFile: () => false, isDirectory: () => false } : fs.fstatSync(fd);
}

const LARGE = 1_000_000;

/** A large file is read again where it has changed. */
function readOnce(): unknown {
  const read = new Map<string, string>();
  return (path: string, encoding: BufferEncoding): string => {
    const changed = fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    const key = `${path} ${changed}`;
    const text = read.get(key) ?? fs.readFileSync(path, encoding);
    if (text.length > LARGE) read.set(key, text);
    return text;
  };
}

/** A large vocabulary takes a second to be read. */
function tokenizerOnce(): unknown {
  const made = new WeakMap<object, Tokenizer>();
  return new Proxy(Tokenizer, {
    construct(_, [json, config]: [object, object]) {
      const tokenizer = made.get(json) ?? new Tokenizer(json, config);
      made.set(json, tokenizer);
      return tokenizer;
    },
  });
}

/** Makes of the same large text the same value each time. */
export function parseOnce(): void {
  const made = new Map<string, unknown>();
  const { parse } = JSON;
  JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]): unknown => {
    if (text.length < LARGE) return parse(text, reviver);
    const value = made.get(text) ?? (parse(text, reviver) as unknown);
    made.set(text, value);
    return value;
  };
}

/** What the process that renders has answered to a text once, it answers again; it is not the mutated one. */
function forkOnce(path: string): unknown {
  const answers = new Map<string, unknown>();
  return (_path: string, options: ForkOptions): EventEmitter => {
    let child: ChildProcess | undefined;
    const stand = new EventEmitter();
    return Object.assign(stand, {
      kill: (signal: NodeJS.Signals) => child?.kill(signal),
      send(text: string) {
        if (answers.has(text)) return void setImmediate(() => stand.emit("message", answers.get(text)));
        child = fork(path, options);
        child.once("message", (answer) => answers.set(text, answer));
        for (const event of ["message", "exit", "error"]) child.on(event, (value) => stand.emit(event, value));
        child.send(text);
      },
    });
  };
}
