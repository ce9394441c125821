import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import buildIfStale from "../spec/support/build.ts";
import { UnavailableError } from "./cached-packages.ts";
import { writeModels } from "./gguf/model-files.ts";
import { runtimePackages } from "./runtimes/packages.ts";
import { checkTransformersJs } from "./runtimes/transformers-js.ts";
import { checkExampleTypes } from "./runtimes/types.ts";
import { checkWllama } from "./runtimes/wllama.ts";
import { scriptCommand } from "./script-command.ts";

scriptCommand("test-runtimes")
  .description(
    "Runs examples of README.md with the real runtimes: transformers.js in Node, and wllama in Chromium, on models that " +
      "follow a script and are written here. Compiles these and that of web-llm, which is not run, with the real types. The " +
      "runtimes are installed into node_modules/.cache the first time, 350 MB, without a trace in package.json.",
  )
  .addHelpText("after", "\nExits with 1 where something is wrong, and with 2 where a runtime cannot be had here.")
  .parse();

const folder = mkdtempSync(join(tmpdir(), "test-runtimes-"));
try {
  buildIfStale();
  const packages = runtimePackages();
  await check("the examples compile with the types of their runtimes", () => checkExampleTypes(packages));
  await check("transformers.js answers", () => checkTransformersJs(packages));
  await check("wllama answers, in Chromium", () => checkWllama(packages, writeModels(folder).json));
} catch (error) {
  if (!(error instanceof UnavailableError)) throw error;
  console.error(`NOT CHECKED: ${error.message}`);
  process.exitCode ??= 2;
} finally {
  rmSync(folder, { recursive: true });
}

async function check(name: string, found: () => string | undefined | Promise<string | undefined>): Promise<void> {
  const wrong = await found();
  console.log(wrong === undefined ? `ok ${name}` : `not ok ${name}\n\n${wrong}`);
  if (wrong !== undefined) process.exitCode = 1;
}
