import { SingleBar } from "cli-progress";
import { Command } from "commander";
import { wholeNumber } from "./whole-number.ts";

/** The arguments of a fuzz script; `what` names the things it counts. */
export function fuzzOptions(name: string, description: string, what: string): { count: number; seed: number } {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const program = new Command(name)
    .description(description)
    .option("--count <n>", what, wholeNumber, 10_000)
    .option("--seed <s>", "seed of the run; printed when it is not given", wholeNumber, seed)
    .addHelpText("after", "\nThe official templates are read from the folder in QWEN3_TEMPLATES.");
  return program.parse().opts<{ count: number; seed: number }>();
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
