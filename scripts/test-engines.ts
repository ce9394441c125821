import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { Argument } from "commander";
import buildIfStale from "../spec/support/build.ts";
import { UnavailableError } from "./cached-packages.ts";
import { CheckError, PROJECT } from "./check-package/steps.ts";
import { newEngines, oldEngines, programOf, type NewEngine } from "./engines/engines.ts";
import { checkFirefox } from "./engines/firefox.ts";
import { passGoldens } from "./engines/old-engines.ts";
import { scriptCommand } from "./script-command.ts";

type Check = () => boolean | Promise<boolean>;

const checks = new Map<string, Check>([
  ...newEngines.map((engine) => [engine.name, () => passSpecs(engine)] as const),
  ...oldEngines.map((engine) => [`old-${engine.name}`, async () => passGoldens(programOf(engine))] as const),
  ["firefox", checkFirefox],
]);

const { args } = scriptCommand("test-engines")
  .description(
    "Runs the specs in a new Node, in Bun and in Deno, and the golden cases in Node and Bun of 2023 and in Firefox. " +
      "Specs of the command line, and those that start Node with options of its own, run in Node alone. Firefox is that of " +
      "the system, or the one that FIREFOX names; the others are installed into node_modules/.cache the first time, 100 to " +
      "190 MB each.",
  )
  .addHelpText("after", "\nExits with 1 where something fails, and with 2 where an engine cannot be had here.")
  .addArgument(new Argument("[engine...]", "default: all").choices([...checks.keys()]))
  .parse();

buildIfStale();
for (const [name, check] of checks) if (args.length === 0 || args.includes(name)) await report(name, check);

async function report(name: string, check: Check): Promise<void> {
  try {
    const isRight = await check();
    console.log(`${isRight ? "ok" : "not ok"} ${name}\n`);
    if (!isRight) process.exitCode = 1;
  } catch (error) {
    if (error instanceof CheckError) {
      console.log(`not ok ${name}: ${error.message}\n`);
      process.exitCode = 1;
      return;
    }
    if (!(error instanceof UnavailableError)) throw error;
    console.error(`NOT CHECKED: ${error.message}\n`);
    process.exitCode ??= 2;
  }
}

/** A worker that is of another engine refuses to begin (spec/support/engine.ts). */
function passSpecs(engine: NewEngine): boolean {
  const { name, version, flags, leftOut } = engine;
  const program = programOf(engine);
  const exclude = leftOut.flatMap((spec) => ["--exclude", `spec/${spec}.spec.ts`]);
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--typecheck=false", ...exclude];
  const PATH = `${dirname(program)}${delimiter}${process.env["PATH"]}`; // some specs start `node`
  const env = { ...process.env, PATH, QWEN3_SPEC_ENGINE: `${name} ${version}` };
  const { status, error } = spawnSync(program, [...flags, ...vitest], { cwd: PROJECT, env, stdio: "inherit" });
  if (error !== undefined) throw new UnavailableError(`${program} does not run: ${error.message}`);
  return status === 0;
}
