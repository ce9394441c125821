import { spawn, type ChildProcessByStdio, type SpawnOptionsWithStdioTuple, type StdioPipe } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { pythonWithJinja } from "../python.ts";
import { officialTemplate } from "../official-template.ts";

type Child = ChildProcessByStdio<Writable, Readable, null>;
const STREAMS: SpawnOptionsWithStdioTuple<StdioPipe, StdioPipe, "inherit"> = { stdio: ["pipe", "pipe", "inherit"] };

export const PYTHON = "Python jinja2, sandboxed";

/** A candidate that runs, and waits to be asked for a measurement. */
interface Contestant {
  readonly name: string;
  /** When it has warmed up: a digest of the texts that it makes, or nothing. */
  readonly digest: string;
  measure(): Promise<number>;
  end(): void;
}

/** How often each candidate is measured: so many times, in each of so many processes. */
export interface Effort {
  readonly processes: number;
  readonly rounds: number;
}

/**
 * Times candidates in turn, A B C A B C …, so that a machine that changes its speed changes it for all of them. Each
 * has a process of its own, and nobody pays for the garbage of another; and then another one, since what a process has
 * compiled, and where its memory lies, makes a third more or less for as long as it runs.
 * Returns the median milliseconds of one run over the chats of the file.
 */
export async function interleave(
  names: readonly string[],
  file: string,
  { processes, rounds }: Effort,
  onMeasured: () => void,
): Promise<Map<string, number>> {
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let process = 0; process < processes; process++) await race(times, file, rounds, onMeasured);
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

/** Adds the times of one process for each candidate. */
async function race(
  times: ReadonlyMap<string, number[]>,
  file: string,
  rounds: number,
  onMeasured: () => void,
): Promise<void> {
  const contestants: Contestant[] = [];
  try {
    for (const name of times.keys()) contestants.push(await start(name, file)); // one warms up at a time
    checkSame(contestants);
    for (let round = 0; round < rounds; round++) {
      for (const contestant of contestants) {
        times.get(contestant.name)?.push(await contestant.measure());
        onMeasured();
      }
    }
  } finally {
    for (const contestant of contestants) contestant.end();
  }
}

async function start(name: string, file: string): Promise<Contestant> {
  const child = name === PYTHON ? startPython(file) : startNode(name, file);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`${name} ended before its time`);
    return line.value;
  };
  return {
    name,
    digest: await next(),
    async measure() {
      child.stdin.write("measure\n");
      return Number(await next());
    },
    end: () => child.kill(),
  };
}

/** The figures would mean little for different texts, or ids. */
function checkSame(contestants: readonly Contestant[]): void {
  const made = new Set(contestants.map(({ digest }) => digest).filter((digest) => digest !== ""));
  if (made.size > 1) throw new Error(`what they make differs: ${contestants.map(({ name }) => name).join(", ")}`);
}

function startNode(name: string, file: string): Child {
  return spawn(process.execPath, ["--import", "tsx", script("process.ts"), name, file], STREAMS);
}

function startPython(file: string): Child {
  return spawn(pythonWithJinja(), [script("jinja2_process.py"), officialTemplate(), file], STREAMS);
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
