import { SingleBar } from "cli-progress";
import { type Command } from "commander";
import { scriptCommand } from "./script-command.ts";
import { wholeNumber } from "./whole-number.ts";

/** How much to do, and from which seed. */
export interface FuzzOptions {
  readonly count: number;
  readonly seed: number;
}

/** The command of a fuzz script, for it to add options to and parse; `what` names the things it counts. */
export function fuzzProgram(name: string, description: string, what: string): Command {
  const seed = Math.floor(Math.random() * 2 ** 31);
  return scriptCommand(name)
    .description(description)
    .option("--count <n>", what, wholeNumber, 10_000)
    .option("--seed <s>", "seed of the run; printed when it is not given", wholeNumber, seed)
    .addHelpText("after", "\nThe official templates are read from the folder in QWEN3_TEMPLATES.");
}

/** The arguments of a fuzz script without options of its own. */
export function fuzzOptions(name: string, description: string, what: string): FuzzOptions {
  return fuzzProgram(name, description, what).parse().opts();
}

/** Progress on standard error, where that is a terminal. */
export function fuzzBar(count: number): SingleBar {
  const bar = new SingleBar({
    format: "{bar} {value}/{total}  {eta_formatted} left",
    clearOnComplete: true,
    gracefulExit: true,
  });
  if (process.stderr.isTTY) bar.start(count, 0);
  return bar;
}
