import * as childProcess from "node:child_process";
import { join } from "node:path";
import type { Passed } from "../reach.ts";
import { CommandLine } from "./client.ts";
import { switches } from "./protocol.ts";

/** What `node:child_process` is to the specs: the command line runs in a thread, with its mutants; all else as it is. */
export class SpecProcesses {
  readonly #shipped: string;
  readonly #commandLine: CommandLine;
  /** The file whose mutants are in the code, or all. */
  mutated: string | undefined;
  /** How many milliseconds a run may take. */
  longest: number = Infinity;
  #passed: Record<string, number> = {};

  constructor(project: string, copy: string) {
    this.#shipped = join(project, "dist/cli.js");
    this.#commandLine = new CommandLine(project, copy);
  }

  get module(): Record<string, unknown> {
    return { ...childProcess, spawnSync: this.#spawnSync };
  }

  /** Before each test. */
  async ready(): Promise<void> {
    await this.#commandLine.ready();
  }

  async stop(): Promise<void> {
    await this.#commandLine.stop();
  }

  /** How often mutants were passed since this was last asked. */
  takePassed(): Passed {
    const passed = this.#passed;
    this.#passed = {};
    return passed;
  }

  readonly #spawnSync = (
    command: string,
    args: readonly string[],
    options: childProcess.SpawnSyncOptions = {},
  ): { stdout: Buffer | string; stderr: Buffer | string; status: number | null } => {
    const [file, ...rest] = args;
    if (command !== process.execPath || file !== this.#shipped)
      return childProcess.spawnSync(command, args, { ...options });
    const { activeMutant, hitLimit } = switches;
    const input = Buffer.from((options.input ?? "") as Uint8Array);
    const env = JSON.parse(JSON.stringify(options.env ?? process.env)) as NodeJS.ProcessEnv;
    const call = { args: rest, input, env, mutated: this.mutated, activeMutant, hitLimit };
    const { stdout, stderr, status, passed, hitCount } = this.#commandLine.run(call, this.longest);
    if (switches.hitCount !== undefined) switches.hitCount += hitCount;
    for (const [id, count] of Object.entries(passed)) this.#passed[id] = (this.#passed[id] ?? 0) + count;
    return { stdout: Buffer.from(stdout), stderr: Buffer.from(stderr), status };
  };
}
