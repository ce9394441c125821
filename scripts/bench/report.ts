import type { Workload } from "./workloads.ts";

/** Median milliseconds by candidate. */
export type Times = ReadonlyMap<string, number>;

export interface Result {
  readonly workload: Workload;
  readonly times: Times;
}

/** S: 4 messages …, and a line for each candidate: its time, and how many times faster it is than the first. */
export function listing({ workload, times }: Result): string {
  const [slowest = NaN] = times.values();
  const width = Math.max(...[...times.keys()].map((name) => name.length));
  const rows = [...times].map(
    ([name, time]) => `  ${name.padEnd(width)}${milliseconds(time)}${ratio(slowest, time)} x`,
  );
  return [`${workload.name}: ${workload.about}, ${sizeOf(workload)}`, ...rows].join("\n");
}

const COLUMNS = [
  "@huggingface/jinja",
  "Python jinja2, sandboxed",
  "segments and text",
  "copies of the segments, and their text",
  "join of the same pieces",
];

/** The table of README. */
export function markdown(results: readonly Result[]): string {
  const rows = results.map(({ workload, times }) => {
    const [jinja = NaN, python = NaN, ours = NaN, copies = NaN, join = NaN] = COLUMNS.map(
      (name) => times.get(name) ?? NaN,
    );
    const size = `${workload.about}, ${sizeOf(workload)}`;
    return `| ${size} | ${short(jinja)} | ${short(python)} | ${short(ours)} | ${(jinja / ours).toFixed(0)} × | ${(ours / copies).toFixed(1)} × | ${(ours / join).toFixed(1)} × |`;
  });
  return [
    "| | @huggingface/jinja | Python jinja2 | qwen3-format | faster than @huggingface/jinja | time of copying the segments | time of a plain join |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}

/** Characters of the messages and tools, as JSON. */
function sizeOf({ chats }: Workload): string {
  const size = chats.reduce((total, chat) => total + JSON.stringify(chat).length, 0);
  return size < 1e6 ? `${(size / 1000).toFixed(1)} KB` : `${(size / 1e6).toFixed(1)} MB`;
}

export function milliseconds(time: number): string {
  return `${time.toFixed(time < 1 ? 4 : 2).padStart(12)} ms`;
}

function ratio(slowest: number, time: number): string {
  return (slowest / time).toFixed(slowest / time < 10 ? 2 : 1).padStart(9);
}

/** Two digits that count: 0.0012 ms, 16 ms */
function short(time: number): string {
  return Number.isNaN(time) ? "" : `${Number(time.toPrecision(time < 100 ? 2 : 3))} ms`;
}
