import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SingleBar } from "cli-progress";
import { Option } from "commander";
import { interleave, PYTHON, type Effort } from "./bench/interleave.ts";
import { listing, markdown, milliseconds, type Result } from "./bench/report.ts";
import { growing, tokenChats, workloads, type Workload } from "./bench/workloads.ts";
import buildIfStale from "../spec/support/build.ts";
import { canRunPython } from "./python.ts";
import { scriptCommand } from "./script-command.ts";
import { wholeNumber } from "./whole-number.ts";

const TEXT = [
  "@huggingface/jinja",
  PYTHON,
  "… tools not prepared",
  "segments and text",
  "segments alone",
  "copies of the segments, and their text",
  "join of the same pieces",
] as const;
const TOKENS = [
  "@huggingface/tokenizers: ids",
  "encodeChat with it: ids, masks, labels, offsets",
  "formatQwen3 and encodeChat with it",
  "tokenizers (Rust): ids",
] as const;

const program = scriptCommand("bench")
  .description(
    "Times the library against @huggingface/jinja, Python jinja2 and a plain join of the same pieces, and its masks " +
      "against bare tokenization. Every candidate has a process of its own, and then another; they are measured in turn.",
  )
  .option("--rounds <n>", "measurements of each candidate in one process", wholeNumber, 5)
  .option("--processes <n>", "processes of each candidate, one after the other", wholeNumber, 3)
  .addOption(
    new Option("--only <names...>", "workloads to time").choices(["S", "M", "L", "XL", "BATCH", "TOKENS", "LINEARITY"]),
  )
  .option("--json", "print figures as JSON", false)
  .option("--readme", "write the table into README.md", false);
const { json, only, readme, ...effort } = program
  .parse()
  .opts<Effort & { json: boolean; only?: string[]; readme: boolean }>();

const isWanted = (name: string): boolean => only?.includes(name) ?? true;
const hasPython = canRunPython();
if (!hasPython) console.error("No Python with jinja2 found: it is left out. Install python3-jinja2, or set PYTHON.");
const text = TEXT.filter((name) => name !== PYTHON || hasPython);
const races = [
  ...workloads()
    .filter(({ name }) => isWanted(name))
    .map((workload) => ({ workload, names: text })),
  ...(isWanted("LINEARITY") ? growing() : []).map((workload) => ({ workload, names: ["segments and text"] })),
  ...(isWanted("TOKENS") ? [tokenChats()] : []).map((workload) => ({ workload, names: TOKENS })),
];

buildIfStale();
const folder = mkdtempSync(join(tmpdir(), "bench-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
process.on("SIGINT", () => process.exit(130));
const bar = new SingleBar({ clearOnComplete: true, format: "{bar} {name} {value}/{total}", noTTYOutput: false });
bar.start(
  races.reduce((total, { names }) => total + names.length * effort.rounds * effort.processes, 0),
  0,
  { name: "" },
);
const results: Result[] = [];
for (const { workload, names } of races) results.push(await race(workload, names));
bar.stop();
report();

async function race(workload: Workload, names: readonly string[]): Promise<Result> {
  const file = join(folder, `${workload.name}.json`);
  writeFileSync(file, JSON.stringify(workload.chats));
  return { workload, times: await interleave(names, file, effort, () => bar.increment({ name: workload.name })) };
}

function report(): void {
  const isLinearity = ({ times }: Result): boolean => times.size === 1;
  const [growth, others] = [results.filter(isLinearity), results.filter((result) => !isLinearity(result))];
  if (json) {
    console.log(
      JSON.stringify(
        results.map(({ workload, times }) => ({ name: workload.name, milliseconds: Object.fromEntries(times) })),
      ),
    );
  } else {
    for (const result of others) console.log(`${listing(result)}\n`);
    if (growth.length > 0) console.log("Segments and text, by the number of messages");
    for (const { workload, times } of growth)
      console.log(`  ${workload.name.padStart(6)}${milliseconds([...times.values()][0] ?? NaN)}`);
  }
  if (readme) writeReadme(markdown(others.filter(({ workload }) => workload.name !== "TOKENS")));
}

/** Between <!-- bench --> and <!-- /bench --> */
function writeReadme(table: string): void {
  const path = new URL("../README.md", import.meta.url);
  const before = readFileSync(path, "utf8");
  writeFileSync(
    path,
    before.replace(/(?<=<!-- bench -->\n)[^]*?(?=<!-- \/bench -->)/, () => `\n${table}\n\n`),
  );
}
