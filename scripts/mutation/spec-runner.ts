// oxlint-disable-next-line import/no-unassigned-import -- specs draw the same values for each mutant
import "../../spec/support/seed.ts";
import { join } from "node:path";
import { Endless } from "./command-line/client.ts";
import type { SpecProcesses } from "./command-line/specs-process.ts";
import { expect } from "./expect.ts";
import { ModuleLoader, type Registry } from "./modules.ts";
import { keyOf, Reach, type Place } from "./reach.ts";
import { closeSuites, collect, declarations, openSuites, runTest, type Collected } from "./tests.ts";

/** A test that failed. */
export interface Failure {
  readonly spec: string;
  readonly test: string;
  readonly message: string;
  /** A run of the command line did not end. */
  readonly isEndless?: boolean;
}

/** The mutant that is switched on. */
export interface Active {
  readonly id: string;
  readonly file: string;
}

/** So many of the tests that last failed for a file are run first for the next mutant of that file, slow ones among the slow. */
const REMEMBERED = 30;
/** Milliseconds; a test that was once slower is run after all others. */
const QUICK = 50;
/** A run of the command line may take so many milliseconds, and so many times what its test took without a mutant. */
const PATIENCE = { least: 5000, times: 4 };

/** Runs the specs in this process, each time with fresh modules. */
export class SpecRunner {
  readonly specs: readonly string[];
  readonly #project: string;
  readonly #loader: ModuleLoader;
  readonly #killers = new Map<string, Place[]>();
  /** By spec, the slow tests. */
  readonly #slow = new Map<string, Set<number>>();
  /** What tests reach in the command line, known after `runSpec`. */
  readonly reach: Reach = new Reach();
  readonly #processes: SpecProcesses | undefined;

  constructor(project: string, mutated: string, specs: readonly string[], processes?: SpecProcesses) {
    this.#project = project;
    this.#loader = new ModuleLoader(project, mutated);
    this.specs = specs;
    this.#processes = processes;
  }

  async prepare(): Promise<void> {
    const fastCheck = await import("fast-check");
    // The same runs every time, and no search for the smallest example.
    fastCheck.configureGlobal({ seed: 1, endOnFailure: true });
    const processes = this.#processes && { "node:child_process": this.#processes.module };
    for (const spec of this.specs)
      await this.#loader.prepare(this.#path(spec), { vitest: { ...declarations, expect }, ...processes });
  }

  /** All tests of a spec, with the mutants of all files in the code. */
  async runSpec(spec: string): Promise<Failure | undefined> {
    await this.#processes?.ready();
    const collected = this.#collect(spec, new Map(), () => true);
    try {
      for (const [index, test] of collected.tests.entries()) {
        await openSuites(test.suite);
        this.#take(spec, undefined);
        const start = performance.now();
        const failure = await this.#failure(collected, { spec, index });
        this.#take(spec, index, performance.now() - start);
        if (failure !== undefined) return failure;
      }
      return undefined;
    } finally {
      await closeSuites(collected);
    }
  }

  #take(spec: string, index: number | undefined, milliseconds = 0): void {
    this.reach.add(spec, index, this.#processes?.takePassed() ?? {}, milliseconds);
  }

  /** The first failure with the mutants of one file in the code, or nothing. `onTest` is called before each test. */
  async firstFailure(specs: readonly string[], active: Active, onTest: () => void): Promise<Failure | undefined> {
    const { file } = active;
    const registry: Registry = new Map();
    const loaded = new Map<string, Collected>();
    const collectedOf = (spec: string): Collected => {
      const known = loaded.get(spec) ?? this.#collect(spec, registry, (path) => path === file);
      loaded.set(spec, known);
      return known;
    };
    if (this.#processes !== undefined) this.#processes.mutated = file;
    try {
      await this.#processes?.ready();
      for (const place of this.#order(specs, active, collectedOf)) {
        onTest();
        const failure = await this.#failure(collectedOf(place.spec), place);
        if (failure === undefined) continue;
        this.#remember(file, place);
        return failure;
      }
      return undefined;
    } catch (error) {
      return { spec: specs[0] ?? "", test: "(loading)", message: String(error), isEndless: error instanceof Endless };
    } finally {
      for (const collected of loaded.values()) await closeSuites(collected);
    }
  }

  /** Each test once: one that changes its own table would fail the second time, and seem to kill what it does not. */
  *#order(specs: readonly string[], active: Active, collectedOf: (spec: string) => Collected): Generator<Place> {
    const given = new Set<string>();
    for (const place of this.#candidates(specs, active.file, collectedOf)) {
      const key = keyOf(place.spec, place.index);
      if (given.has(key) || !this.#isReached(place, active)) continue;
      given.add(key);
      yield place;
    }
  }

  /** The quick ones, then the slow ones; of both first those that last killed a mutant of the file. */
  *#candidates(specs: readonly string[], file: string, collectedOf: (spec: string) => Collected): Generator<Place> {
    const killers = (this.#killers.get(file) ?? []).filter(({ spec }) => specs.includes(spec));
    const ordered = this.specs.filter((spec) => specs.includes(spec));
    for (const isSlowTurn of [false, true]) {
      yield* killers.filter((place) => this.#isSlow(place) === isSlowTurn);
      for (const spec of ordered) {
        for (const index of collectedOf(spec).tests.keys()) {
          if (this.#isSlow({ spec, index }) === isSlowTurn) yield { spec, index };
        }
      }
    }
  }

  #collect(spec: string, registry: Registry, isMutated: (path: string) => boolean): Collected {
    const isMutatedSource = (path: string): boolean => path.startsWith(join(this.#project, "src/")) && isMutated(path);
    return collect(() => this.#loader.load(this.#path(spec), registry, isMutatedSource));
  }

  /** What runs in processes is known test by test. */
  #isReached(place: Place, { id }: Active): boolean {
    return this.#processes === undefined || this.reach.has(place, id);
  }

  async #failure({ tests }: Collected, { spec, index }: Place): Promise<Failure | undefined> {
    const test = tests[index];
    if (test === undefined) return undefined;
    await this.#prepareProcesses({ spec, index });
    const start = performance.now();
    try {
      await runTest(test);
      return undefined;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { spec, test: test.name, message, isEndless: error instanceof Endless };
    } finally {
      if (performance.now() - start > QUICK) {
        this.#slow.set(spec, (this.#slow.get(spec) ?? new Set()).add(index));
      }
    }
  }

  async #prepareProcesses(place: Place): Promise<void> {
    if (this.#processes === undefined) return;
    await this.#processes.ready();
    this.#processes.longest = PATIENCE.least + PATIENCE.times * (this.reach.millisecondsOf(place) ?? Infinity);
  }

  #isSlow({ spec, index }: Place): boolean {
    return this.#slow.get(spec)?.has(index) ?? false;
  }

  #remember(file: string, place: Place): void {
    const others = (this.#killers.get(file) ?? []).filter(
      ({ spec, index }) => spec !== place.spec || index !== place.index,
    );
    this.#killers.set(file, [place, ...others].slice(0, REMEMBERED));
  }

  #path(spec: string): string {
    return join(this.#project, "spec", spec);
  }
}
