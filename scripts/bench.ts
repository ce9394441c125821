import { Template } from "@huggingface/jinja";
import { Command } from "commander";
import { formatQwen3, prepareTools, type Chat, type PreparedTools } from "qwen3-format";
import { interleave, usedResults, type Candidate } from "./bench/interleave.ts";
import { PLAIN, timeTokens } from "./bench/tokens.ts";
import { growing, tokenChats, workloads, type BenchChat, type Workload } from "./bench/workloads.ts";
import { wholeNumber } from "./whole-number.ts";
import { officialTemplate } from "./official-template.ts";

const program = new Command("bench")
  .description(
    "Times the library against @huggingface/jinja and against a plain join, and its masks against bare tokenization.",
  )
  .option("--rounds <n>", "measurements of each candidate", wholeNumber, 15)
  .option("--only <names...>", "workloads to time: S M L XL BATCH TOKENS")
  .option("--json", "print figures as JSON", false);
const { rounds, json, only } = program.parse().opts<{ rounds: number; json: boolean; only?: string[] }>();

const jinja = new Template(officialTemplate());
const template = "qwen3-2504";

const isWanted = (name: string): boolean => only?.includes(name) ?? true;
const results = workloads()
  .filter(({ name }) => isWanted(name))
  .map((workload) => ({ workload, times: interleave(candidates(workload), rounds) }));
const linearity = interleave(growing().map(segmentsAndText), rounds);
const tokens = isWanted("TOKENS") ? timeTokens(tokenChats(), rounds) : new Map<string, number>();
report();

/** A text counts as made when one of its characters has been read: until then V8 keeps a rope. */
function flattened(text: string): number {
  return text.charCodeAt(text.length >> 1);
}

function flat(text: string): string {
  flattened(text);
  return text;
}

function candidates(workload: Workload): Candidate[] {
  checkEqual(workload);
  const { chats } = workload;
  const prepared = chats.map(({ tools }) => (tools === undefined ? undefined : prepareTools(tools)));
  const pieces = chats.map((chat) => format(chat).segments.map(({ text }) => flat(text)));
  return [
    { name: "@huggingface/jinja", run: () => sum(chats, (chat) => flattened(renderJinja(chat))) },
    { name: "text and segments", run: () => sum(chats, (chat) => flattened(format(chat).text)) },
    { name: "… tools prepared", run: () => sum(chats, (chat, index) => flattened(format(chat, prepared[index]).text)) },
    { name: "segments", run: () => sum(chats, (chat) => format(chat).segments.length) },
    { name: "join of the same pieces", run: () => sum(pieces, (list) => flattened(list.join(""))) },
  ];
}

function segmentsAndText({ name, chats }: Workload): Candidate {
  return { name, run: () => sum(chats, (chat) => flattened(format(chat).text)) };
}

function sum<T>(list: readonly T[], run: (item: T, index: number) => number): number {
  let total = 0;
  for (let index = 0; index < list.length; index++) total += run(list[index] as T, index);
  return total;
}

function format({ messages, tools }: BenchChat, prepared?: PreparedTools): Chat {
  return formatQwen3(messages, { template, tools: prepared ?? tools, addGenerationPrompt: true });
}

function renderJinja({ messages, tools }: BenchChat): string {
  return jinja.render({ messages, tools: tools ?? null, add_generation_prompt: true });
}

/** The figures would mean little for different texts. */
function checkEqual({ name, chats }: Workload): void {
  for (const chat of chats.slice(0, 500)) {
    if (format(chat).text !== renderJinja(chat)) throw new Error(`the texts of ${name} differ`);
  }
}

function report(): void {
  if (json) {
    console.log(
      JSON.stringify({
        workloads: results.map(({ workload, times }) => ({
          name: workload.name,
          milliseconds: Object.fromEntries(times),
        })),
        linearity: Object.fromEntries(linearity),
        tokens: Object.fromEntries(tokens),
      }),
    );
    return;
  }
  for (const { workload, times } of results) {
    const size = workload.chats.reduce((total, chat) => total + format(chat).text.length, 0);
    console.log(`\n${workload.name}: ${workload.about}, ${(size / 1000).toFixed(1)} thousand characters`);
    const slowest = times.get("@huggingface/jinja") ?? NaN;
    for (const [name, time] of times) {
      console.log(`  ${name.padEnd(26)}${milliseconds(time)}   ${(slowest / time).toFixed(1).padStart(7)} x`);
    }
  }
  console.log("\nText and segments, by the number of messages");
  for (const [name, time] of linearity) console.log(`  ${name.padStart(6)}${milliseconds(time)}`);
  const [first = NaN, last = NaN] = [linearity.get("1250"), linearity.get("10000")];
  console.log(`  10000 to 1250: ${(last / first).toFixed(1)} times (linear: 8)   [${usedResults() > 0 ? "ok" : ""}]`);
  reportTokens();
}

function reportTokens(): void {
  if (tokens.size === 0) return;
  console.log("\nTOKENS: 150 chats and the long agent trace, all with @huggingface/tokenizers");
  const plain = tokens.get(PLAIN) ?? NaN;
  for (const [name, time] of tokens) {
    console.log(`  ${name.padEnd(32)}${milliseconds(time)}   ${(time / plain).toFixed(2)} times`);
  }
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 1 ? 4 : 2).padStart(12)} ms`;
}
