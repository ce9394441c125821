import type { MessagePort } from "node:worker_threads";

/** A run of the command line that the thread is asked for. */
export interface Call {
  readonly args: readonly string[];
  readonly input: Uint8Array;
  readonly env: NodeJS.ProcessEnv;
  /** The source file that has its mutants in it; all of src/cli where there is none. */
  readonly mutated: string | undefined;
  readonly activeMutant: string | undefined;
  readonly hitLimit: number | undefined;
}

/** What came of it. */
export interface Outcome {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly status: number;
  /** How often each mutant was passed, by id. */
  readonly passed: Readonly<Record<string, number>>;
  /** How often the active one was. */
  readonly hitCount: number;
}

/** What the thread is started with. */
export interface Start {
  readonly project: string;
  /** The folder of the source with its mutants. */
  readonly copy: string;
  /** Set to 1 with each answer. */
  readonly answered: Int32Array<SharedArrayBuffer>;
  readonly port: MessagePort;
}

/** What Stryker's mutated code reads and writes, in the global object. */
export interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { readonly perTest: Record<string, Record<string, number>> } | undefined;
}

export const switches = ((globalThis as Record<string, unknown>)["__stryker__"] ??= {}) as Switches;
