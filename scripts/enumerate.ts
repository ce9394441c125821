import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { InvalidArgumentError, Option } from "commander";
import { templateIds, type TemplateId } from "../src/index.ts";
import { tallyOf } from "./enumerate/answers.ts";
import { blocksOf, digestOf, isChosen, type Block } from "./enumerate/blocks.ts";
import { ownAnswers } from "./enumerate/own-answers.ts";
import { readRecord, recordOf, writeRecord } from "./enumerate/record.ts";
import { Results } from "./enumerate/results.ts";
import { allSeries, seriesName } from "./enumerate/series.ts";
import { askPython } from "./enumerate/with-python.ts";
import { fuzzBar } from "./fuzz-program.ts";
import { pythonVersions } from "./python.ts";
import { scriptCommand } from "./script-command.ts";
import { wholeNumber } from "./whole-number.ts";

interface Options {
  readonly template: readonly TemplateId[];
  readonly check?: boolean;
  readonly digests?: boolean;
  readonly share: number;
  readonly seed: number;
  readonly processes: number;
}

const program = scriptCommand("enumerate")
  .description(
    "Asks the library and Python Jinja, for every template, all conversations of up to four messages over a small alphabet, and of " +
      "up to three over a larger one, and writes golden/enumeration.json: digests of Python's answers, by which npm test " +
      "repeats the comparison without Python.",
  )
  .addOption(
    new Option("--template <id...>", "only this template (may be repeated); what is recorded of others is kept")
      .choices(templateIds)
      .default(templateIds, "all"),
  )
  .option("--check", "compare with Python and with the record; nothing is written")
  .addOption(new Option("--digests", "compare with the record alone, without Python").conflicts("check"))
  .option("--share <s>", "with --check or --digests: a random choice of so much of the whole, such as 0.02", shareOf, 1)
  .option("--seed <s>", "seed of that choice", wholeNumber, Math.floor(Math.random() * 2 ** 31))
  .option("--processes <n>", "processes of Python", processCount, availableParallelism())
  .addHelpText(
    "after",
    "\nThe official templates are read from the folder in QWEN3_TEMPLATES.\n" +
      "Exit status: 0 no difference, 1 a difference, 2 wrong usage or no Python, 130 interrupted.",
  )
  .parse();
const { template, check = false, digests = false, share, seed, processes } = program.opts<Options>();
const isWriting = !check && !digests;
if (isWriting && share < 1) program.error("error: the record is of the whole: --share needs --check or --digests");

/** Failures told. */
const SHOWN = 30;

const record = readRecord();
const chosen = allSeries.filter(({ form }) => template.includes(form.template));
const unrecorded = isWriting ? [] : chosen.filter((series) => recordOf(series, record) === undefined);
if (unrecorded.length > 0) {
  const names = unrecorded.map((series) => `  ${seriesName(series)}\n`).join("");
  console.error(
    `golden/enumeration.json has no such series, or of other requests:\n${names}npm run enumerate writes it`,
  );
  process.exit(1);
}
const versions = digests ? undefined : pythonVersions();
const blocks = chosen.flatMap(blocksOf).filter((block) => share === 1 || isChosen(block, share, seed));
if (blocks.length === 0) program.error("error: so small a share holds no request");
const results = new Results(chosen, record);
const bar = fuzzBar(blocks.reduce((sum, { start, end }) => sum + end - start, 0));
process.on("SIGINT", () => {
  bar.stop();
  report("; stopped, nothing written");
  process.exit(130);
});

await (digests ? compareDigests() : compareWithPython());
bar.stop();
if (isWriting && versions !== undefined) writeRecord(versions, results.rows(), record);
report(isWriting ? "; golden/enumeration.json written" : "");
process.exitCode = results.failures.length > 0 ? 1 : 0;

/** Python gives the answers; they are compared with the library's, and with the record. */
function compareWithPython(): Promise<void> {
  const wordsOf = (block: Block): Set<string> => results.knownWords(block);
  return askPython(blocks, processes, wordsOf, (result) => {
    results.take(result);
    if (check) results.compare(result.block, result.digest, "Python's");
    bar.increment(result.block.end - result.block.start);
  });
}

/** The library's answers are compared with the record. */
async function compareDigests(): Promise<void> {
  for (const block of blocks) {
    const answers = [...ownAnswers(block, results.knownWords(block))];
    const digest = digestOf(answers);
    results.take({ block, digest, tally: tallyOf(answers), differences: [] });
    results.compare(block, digest, "our");
    bar.increment(answers.length);
    await setImmediate(); // for Ctrl-C to be heard
  }
}

function report(end: string): void {
  for (const failure of results.failures.slice(0, SHOWN)) console.log(`${failure}\n`);
  if (results.failures.length > SHOWN) console.log(`and ${results.failures.length - SHOWN} more\n`);
  let requests = 0;
  let differences = 0;
  for (const [id, { texts, raises, differences: found }] of results.totals()) {
    if (texts + raises > 0)
      console.log(`${id}: ${texts} texts, ${raises} raise${found === 0 ? "" : `, ${found} DIFFER`}`);
    requests += texts + raises;
    differences += found;
  }
  const words =
    results.failures.length === 0
      ? "no difference"
      : `${results.failures.length} failures, ${differences} answers differ`;
  const choice = share === 1 ? "" : ` (share ${share}, seed ${seed})`;
  console.log(`${requests} requests, ${words}${choice}${end}`);
}

function processCount(text: string): number {
  const count = wholeNumber(text);
  if (count === 0) throw new InvalidArgumentError("one at least is wanted");
  return count;
}

/** A number above 0, and at most 1. */
function shareOf(text: string): number {
  const part = Number(text);
  if (!(part > 0 && part <= 1)) throw new InvalidArgumentError("a number above 0 and up to 1 is wanted");
  return part;
}
