import { Stryker } from "@stryker-mutator/core";
import type { MutantResult, PartialStrykerOptions } from "@stryker-mutator/api/core";
import { fileURLToPath } from "node:url";
import buildIfStale from "../../spec/support/build.ts";
import type { Scope } from "./specs.ts";
import type { GivenOptions } from "./stryker-plugin.ts";

/** The folder of the copies with the mutants; each run has its own. */
export const CACHE: string = `node_modules/.cache/mutation-${process.pid}`;

/** Runs the mutants of these files against the specs of the scope. */
export async function runMutants(
  project: string,
  { specs, runsCommandLine = false }: Scope,
  files: readonly string[],
  { equivalent, isControl }: Pick<GivenOptions, "equivalent" | "isControl">,
): Promise<MutantResult[]> {
  if (runsCommandLine) buildIfStale();
  const given: GivenOptions = {
    project,
    specs: specs.map((name) => `${name}.spec.ts`),
    runsCommandLine,
    equivalent,
    isControl,
  };
  const options: PartialStrykerOptions & { readonly qwen3Format: GivenOptions } = {
    qwen3Format: given,
    mutate: [...files],
    plugins: [fileURLToPath(new URL("stryker-plugin.ts", import.meta.url))],
    testRunner: "specs",
    testRunnerNodeArgs: ["--import", "tsx"],
    checkerNodeArgs: ["--import", "tsx"], // there are no checkers, but its process loads the plugin
    coverageAnalysis: "perTest",
    concurrency: 2,
    disableTypeChecks: false,
    ignorePatterns: ["*", "!src", "!src/**", "!package.json", "!tsconfig.json"],
    tempDirName: CACHE,
    timeoutMS: 60_000,
    reporters: process.stderr.isTTY ? ["progress"] : ["progress-append-only"],
    logLevel: "warn" as never,
    warnings: false,
  };
  return new Stryker(options).runMutationTest();
}
