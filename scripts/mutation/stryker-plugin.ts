import { declareFactoryPlugin, commonTokens, tokens, PluginKind, type Plugin } from "@stryker-mutator/api/plugin";
import type { Mutant, StrykerOptions } from "@stryker-mutator/api/core";
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
} from "@stryker-mutator/api/test-runner";
import { join, resolve } from "node:path";
import { switches } from "./command-line/protocol.ts";
import { SpecProcesses } from "./command-line/specs-process.ts";
import { identityKey, mutantIdentity } from "./identity.ts";
import { SpecRunner, type Failure } from "./spec-runner.ts";

/** What the run hands to each of its processes, as the option `qwen3Format`. */
export interface GivenOptions {
  readonly project: string;
  readonly specs: readonly string[];
  /** Whether specs run the command line. */
  readonly runsCommandLine: boolean;
  /** Keys of mutants that are known to change nothing; they are not run. */
  readonly equivalent: readonly string[];
  /** No mutant is switched on: whatever fails, fails by itself. */
  readonly isControl: boolean;
}

/** To Stryker a test is a whole spec: which mutants a spec passes is what decides if it is run against them. */
class SpecTestRunner implements TestRunner {
  readonly #runner: SpecRunner;
  readonly #given: GivenOptions;
  readonly #processes: SpecProcesses | undefined;
  readonly #reachFile = join(process.cwd(), "reach.json");

  constructor(options: StrykerOptions) {
    this.#given = options["qwen3Format"] as GivenOptions;
    const { project, specs, runsCommandLine } = this.#given;
    this.#processes = runsCommandLine ? new SpecProcesses(project, process.cwd()) : undefined;
    this.#runner = new SpecRunner(project, process.cwd(), specs, this.#processes);
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    process.chdir(this.#given.project); // was in the copy with the mutants; specs read files from here
    await this.#runner.prepare();
  }

  async dispose(): Promise<void> {
    await this.#processes?.stop();
  }

  /** No mutant is on; every test must pass. */
  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    for (const spec of this.#runner.specs) {
      switches.currentTestId = spec;
      const start = performance.now();
      const failure = await this.#runner.runSpec(spec);
      tests.push(testResult(spec, performance.now() - start, failure));
    }
    switches.currentTestId = undefined;
    const mutantCoverage = { static: {}, perTest: {}, ...switches.mutantCoverage };
    if (this.#processes !== undefined) this.#addReached(mutantCoverage.perTest);
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  /** What specs reach without a process all of their tests do. */
  #addReached(perTest: Record<string, Record<string, number>>): void {
    const { reach, specs } = this.#runner;
    for (const spec of specs) {
      reach.add(spec, undefined, perTest[spec] ?? {});
      perTest[spec] = reach.countsOf(spec);
    }
    reach.save(this.#reachFile);
  }

  async mutantRun({ activeMutant, hitLimit, testFilter }: MutantRunOptions): Promise<MutantRunResult> {
    if (this.#isEquivalent(activeMutant)) return { status: MutantRunStatus.Survived, nrOfTests: 0 };
    if (this.#processes !== undefined) this.#runner.reach.load(this.#reachFile);
    switches.activeMutant = this.#given.isControl ? undefined : activeMutant.id;
    switches.hitCount = 0; // or that of the mutant before would count, where no test is begun
    switches.hitLimit = ownLimit(hitLimit);
    const specs = testFilter ?? this.#runner.specs;
    const file = resolve(this.#given.project, activeMutant.fileName);
    const active = { id: activeMutant.id, file };
    const failure = await this.#runner.firstFailure(specs, active, () => (switches.hitCount = 0));
    const endless = determineHitLimitReached(switches.hitCount, switches.hitLimit);
    if (endless !== undefined || failure?.isEndless === true)
      return { status: MutantRunStatus.Timeout, reason: "it has no end" };
    if (failure === undefined) return { status: MutantRunStatus.Survived, nrOfTests: specs.length };
    return {
      status: MutantRunStatus.Killed,
      killedBy: [failure.spec],
      failureMessage: `${failure.test}: ${failure.message}`,
      nrOfTests: specs.length,
    };
  }

  #isEquivalent(mutant: Mutant): boolean {
    const identity = mutantIdentity(this.#given.project, mutant);
    return this.#given.equivalent.includes(identityKey(identity));
  }
}

/**
 * Stryker lets a mutant be passed a hundred times as often as in the first run of all specs, which takes a minute where a
 * loop has no end. No single test passes it more often than all specs did together.
 */
function ownLimit(hitLimit: number | undefined): number | undefined {
  return hitLimit === undefined ? undefined : Math.ceil(hitLimit / 100) + 1000;
}

function testResult(spec: string, timeSpentMs: number, failure: Failure | undefined): TestResult {
  const common = { id: spec, name: spec, timeSpentMs };
  if (failure === undefined) return { ...common, status: TestStatus.Success };
  return { ...common, status: TestStatus.Failed, failureMessage: `${failure.test}: ${failure.message}` };
}

createRunner.inject = tokens(commonTokens.options);
function createRunner(options: StrykerOptions): SpecTestRunner {
  return new SpecTestRunner(options);
}

export const strykerPlugins: readonly Plugin<PluginKind>[] = [
  declareFactoryPlugin(PluginKind.TestRunner, "specs", createRunner),
];
