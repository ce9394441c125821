import { fork } from "node:child_process";
import { Command } from "commander";
import { fuzzBar } from "./fuzz-program.ts";
import type { Report, Task } from "./robustness/report.ts";
import { wholeNumber } from "./whole-number.ts";

const { count, seed } = new Command("robustness")
  .description(
    "Gives random JSON values, and valid input with a few places made wrong, to every function that takes a caller's data. " +
      "The answer is a value or a QwenFormatError with a path into the input, and input and prototypes stay as they were.",
  )
  .option("--count <n>", "calls", wholeNumber, 100_000)
  .option(
    "--seed <s>",
    "seed of the run; printed when it is not given",
    wholeNumber,
    Math.floor(Math.random() * 2 ** 31),
  )
  .parse()
  .opts<Task>();

/** So many calls take a second or two. */
const BATCH = 500;
const PATIENCE = 120_000;

// A process of its own, because nothing else can end one that hangs.
const child = fork(new URL("robustness/attempts.ts", import.meta.url));
const bar = fuzzBar(count);
const tally = new Map<string, number>();
let slowest: Report["slowest"] = { milliseconds: 0, name: "" };
let failure: string | undefined;
for (let done = 0; done < count && failure === undefined; done += BATCH) {
  const task = { seed: seed + done, count: Math.min(BATCH, count - done) };
  const report = await reportOn(task);
  bar.increment(task.count);
  failure = report.failure;
  for (const [name, times] of report.outcomes) tally.set(name, (tally.get(name) ?? 0) + times);
  if (report.slowest.milliseconds > slowest.milliseconds) slowest = report.slowest;
}
bar.stop();
child.kill();

for (const [name, times] of [...tally].toSorted(([a], [b]) => a.localeCompare(b))) console.log(`${name}: ${times}`);
console.log(`slowest call: ${slowest.milliseconds} ms (${slowest.name})`);
console.log(failure ?? `${count} calls, each a value or a QwenFormatError (seed ${seed})`);
process.exitCode = failure === undefined ? 0 : 1;

/** What the process says of these calls; its silence is a failure, and so is its end. */
async function reportOn(task: Task): Promise<Report> {
  const again = `--seed ${task.seed} --count ${task.count}`;
  return new Promise((resolve) => {
    const settle = (report: Report): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(report);
    };
    const end = (fault: string): void => settle({ failure: `${fault}: ${again}`, outcomes: [], slowest });
    const timer = setTimeout(() => end(`No answer for ${PATIENCE / 1000} seconds`), PATIENCE);
    child.once("message", (report) => settle(report as Report));
    child.once("exit", (code, signal) => end(`The process ended (${signal ?? code})`));
    child.send(task);
  });
}
