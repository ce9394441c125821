// oxlint-disable-next-line import/no-unassigned-import -- specs draw the same values for each mutant
import "../../spec/support/seed.ts";
import { join } from "node:path";
import { expect } from "./expect.ts";
import { ModuleLoader, type Registry } from "./modules.ts";
import { closeSuites, collect, declarations, runTest, type Collected } from "./tests.ts";

/** A test that failed. */
export interface Failure {
  readonly spec: string;
  readonly test: string;
  readonly message: string;
}

/** The nth test of a spec. */
interface Place {
  readonly spec: string;
  readonly index: number;
}

/** So many of the tests that last failed for a file are run first for the next mutant of that file, slow ones among the slow. */
const REMEMBERED = 30;
/** Milliseconds; a test that was once slower is run after all others. */
const QUICK = 50;

/** Runs the specs in this process, each time with fresh modules. */
export class SpecRunner {
  readonly specs: readonly string[];
  readonly #project: string;
  readonly #loader: ModuleLoader;
  readonly #killers = new Map<string, Place[]>();
  /** By spec, the slow tests. */
  readonly #slow = new Map<string, Set<number>>();

  constructor(project: string, mutated: string, specs: readonly string[]) {
    this.#project = project;
    this.#loader = new ModuleLoader(project, mutated);
    this.specs = specs;
  }

  async prepare(): Promise<void> {
    const fastCheck = await import("fast-check");
    // The same runs every time, and no search for the smallest example.
    fastCheck.configureGlobal({ seed: 1, endOnFailure: true });
    for (const spec of this.specs)
      await this.#loader.prepare(this.#path(spec), { vitest: { ...declarations, expect } });
  }

  /** All tests of a spec, with the mutants of all files in the code. */
  async runSpec(spec: string): Promise<Failure | undefined> {
    const collected = this.#collect(spec, new Map(), () => true);
    try {
      for (const index of collected.tests.keys()) {
        const failure = await this.#failure(collected, { spec, index });
        if (failure !== undefined) return failure;
      }
      return undefined;
    } finally {
      await closeSuites(collected);
    }
  }

  /** The first failure with the mutants of one file in the code, or nothing. `onTest` is called before each test. */
  async firstFailure(specs: readonly string[], file: string, onTest: () => void): Promise<Failure | undefined> {
    const registry: Registry = new Map();
    const loaded = new Map<string, Collected>();
    const collectedOf = (spec: string): Collected => {
      const known = loaded.get(spec) ?? this.#collect(spec, registry, (path) => path === file);
      loaded.set(spec, known);
      return known;
    };
    try {
      for (const place of this.#order(specs, file, collectedOf)) {
        onTest();
        const failure = await this.#failure(collectedOf(place.spec), place);
        if (failure === undefined) continue;
        this.#remember(file, place);
        return failure;
      }
      return undefined;
    } catch (error) {
      return { spec: specs[0] ?? "", test: "(loading)", message: String(error) };
    } finally {
      for (const collected of loaded.values()) await closeSuites(collected);
    }
  }

  /** Each test once: one that changes its own table would fail the second time, and seem to kill what it does not. */
  *#order(specs: readonly string[], file: string, collectedOf: (spec: string) => Collected): Generator<Place> {
    const given = new Set<string>();
    for (const place of this.#candidates(specs, file, collectedOf)) {
      const key = `${place.spec} ${place.index}`;
      if (given.has(key)) continue;
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

  async #failure({ tests }: Collected, { spec, index }: Place): Promise<Failure | undefined> {
    const test = tests[index];
    if (test === undefined) return undefined;
    const start = performance.now();
    try {
      await runTest(test);
      return undefined;
    } catch (error) {
      return { spec, test: test.name, message: error instanceof Error ? error.message : String(error) };
    } finally {
      if (performance.now() - start > QUICK) {
        this.#slow.set(spec, (this.#slow.get(spec) ?? new Set()).add(index));
      }
    }
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
