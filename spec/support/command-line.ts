import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import { fileURLToPath } from "node:url";
import { tokenizerFile } from "./tokenizer.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const MAX_OUTPUT = 64 * 1024 * 1024;

/** What a run of the shipped command line wrote, and its exit status. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  /** On top of this process's variables, less those that the command line reads. */
  readonly env?: Readonly<Record<string, string>>;
}

/** `qwen3-format ARGS < input` */
export function run(args: readonly string[], options: RunOptions = {}): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], {
    input: options.input ?? "",
    env: environment(options.env),
    maxBuffer: MAX_OUTPUT,
  });
  return { stdout: stdout.toString(), stderr: stderr.toString(), status };
}

/** `render --jsonl ARGS`; the answers read with JSON.parse. */
export function runLines(
  input: string | Uint8Array,
  args: readonly string[] = [],
): Run & { readonly answers: Answer[] } {
  const result = run(["render", "--jsonl", ...args], { input });
  const lines = result.stdout.split("\n");
  return { ...result, answers: lines.slice(0, -1).map((line) => JSON.parse(line) as Answer) };
}

/**
 * `encode --jsonl ARGS` with the published tokenizer; it takes more than a second, so many requests go into one run. A
 * second `--tokenizer` holds.
 */
export function encodeLines(requests: readonly string[], args: readonly string[] = []): Run & { answers: Encoded[] } {
  const result = run(["encode", "--jsonl", "--tokenizer", tokenizerFile, ...args], { input: requests.join("\n") });
  const lines = result.stdout.split("\n");
  return { ...result, answers: lines.slice(0, -1).map((line) => JSON.parse(line) as Encoded) };
}

/** One answer of `encode`. */
export interface Encoded {
  readonly id?: unknown;
  readonly trained_messages?: readonly number[];
  readonly input_ids: readonly number[];
  readonly attention_mask: readonly number[];
  readonly assistant_masks: readonly number[];
  readonly labels?: readonly number[];
  readonly weights?: readonly number[];
  readonly offset_mapping?: readonly (readonly [number, number])[];
  readonly segment_indices?: readonly number[];
  readonly message_indices?: readonly (number | null)[];
  readonly straddles?: readonly object[];
  readonly text?: string;
  readonly segments?: readonly { readonly text: string }[];
  readonly error?: { readonly code: string; readonly message: string; readonly path: string };
}

/** One answer of `render`. */
export interface Answer {
  readonly id?: unknown;
  readonly text?: string;
  readonly spans?: readonly (readonly [number, number])[];
  readonly weights?: readonly number[];
  readonly segments?: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  readonly error?: { readonly code: string; readonly message: string; readonly path: string };
}

/** The command line as a process of its own, for specs that watch it run. */
export function launch(args: readonly string[], nodeArgs: readonly string[] = []): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...nodeArgs, CLI, ...args], { env: environment() });
}

function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
    CI: undefined,
    COLUMNS: undefined,
    QWEN3_TOKENIZER: undefined,
    NODE_OPTIONS: undefined,
    ...more,
  };
}
