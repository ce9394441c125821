import { fuzzBar } from "./fuzz-program.ts";
import { makeCalls, NOTHING } from "./robustness/calls.ts";
import { CHECKED, differencesFrom, readRecord, writeRecord } from "./robustness/record.ts";
import type { Report, Task } from "./robustness/report.ts";
import { scriptCommand } from "./script-command.ts";
import { wholeNumber } from "./whole-number.ts";

const program = scriptCommand("robustness")
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
  .option("--update", "record the run in spec/robustness.json")
  .option("--check", `make the first ${CHECKED} calls of the record, and compare what comes of them`)
  .addHelpText("after", "\nExit status: 0 all well, 1 a fault or a difference, 2 wrong usage.");
const {
  update = false,
  check = false,
  ...given
} = program.parse().opts<Task & { readonly update?: boolean; readonly check?: boolean }>();

if (update && given.count < CHECKED) program.error(`error: a record has at least ${CHECKED} calls`);
if (given.count === 0) program.error("error: no calls show nothing");
if (update && check) program.error("error: --update or --check, not both");
const task: Task = check ? { seed: readRecord().seed, count: CHECKED } : given;

const bar = fuzzBar(task.count);
let first = NOTHING;
const report = await makeCalls(task, (done, soFar) => {
  bar.update(done);
  if (done === CHECKED) first = soFar;
});
bar.stop();
const differences = check && report.failure === undefined ? differencesFrom(readRecord().first, report) : [];
tell(report, differences);
if (update && report.failure === undefined) writeRecord(task, report, first);

function tell({ failure, outcomes, slowest }: Report, changed: readonly string[]): void {
  if (!check) for (const [name, times] of outcomes) console.log(`${name}: ${times}`);
  console.log(`slowest call: ${slowest.milliseconds} ms (${slowest.name})`);
  for (const line of changed) console.error(line);
  console.log(failure ?? `${task.count} calls, each a value or a QwenFormatError (seed ${task.seed})`);
  process.exitCode = failure === undefined && changed.length === 0 ? 0 : 1;
}
