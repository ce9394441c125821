import { EventEmitter } from "node:events";
import { onTestFinished } from "vitest";

/** A stream that keeps what is written to it. */
export interface OwnStream {
  /** All of it. */
  written(): string;
  /** One by one. */
  readonly blocks: string[];
  /** Whether it wants more. */
  isReady: boolean;
  readonly emit: (event: string, value?: unknown) => void;
}

export interface Streams {
  readonly stdout: OwnStream;
  readonly stderr: OwnStream;
  /** The statuses that the process was to end with; instead there is an error. */
  readonly exits: number[];
}

/** Streams in the place of those of this process, each with these properties, until the test has finished. */
export function streamsOf(properties: { stdin?: object; stdout?: object; stderr?: object }): Streams {
  const [stdout, stderr] = [ownStream(properties.stdout), ownStream(properties.stderr)];
  const exits: number[] = [];
  const exit = (status: number): never => {
    exits.push(status);
    throw new Error("exit");
  };
  const values = { stdout, stderr, exit, ...(properties.stdin && { stdin: properties.stdin }) };
  const names = Object.keys(values);
  const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(process, name) ?? {}] as const);
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
  }
  onTestFinished(() => void Object.defineProperties(process, Object.fromEntries(before)));
  return { stdout, stderr, exits };
}

function ownStream(properties: object = {}): OwnStream {
  const blocks: string[] = [];
  const stream = new EventEmitter();
  const write = (block: string): boolean => {
    blocks.push(block);
    return own.isReady;
  };
  const own = Object.assign(stream, { blocks, isReady: true, write, written: () => blocks.join("") }, properties);
  return own;
}
