import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { candidates } from "./candidates.ts";
import type { BenchChat } from "./workloads.ts";

// One candidate in a process of its own: `process.ts CANDIDATE FILE`. It warms up, prints a digest of what it
// makes of the chats in the file, and from then on answers each line with the milliseconds of one run over them.

const WARM_UP = 1500; // milliseconds
const MEASUREMENT = 50; // milliseconds at least

const [name = "", file = ""] = process.argv.slice(2);
const prepare = candidates.get(name);
if (prepare === undefined) throw new Error(`no candidate ${name}`);
const { run, made } = prepare(withCatalogue(JSON.parse(readFileSync(file, "utf8")) as BenchChat[]));
let depends = 0; // on all the work, so that none is optimised away

const repeats = await warmUp();
console.log(made === undefined ? "" : digest(await made()));
for await (const line of createInterface({ input: process.stdin })) if (line !== "") console.log(await time(repeats));
if (Number.isNaN(depends)) throw new Error("no work was done");

/** The chats draw their tools from one catalogue; the file has them in each chat anew. */
function withCatalogue(chats: readonly BenchChat[]): BenchChat[] {
  const catalogue = new Map<string, NonNullable<BenchChat["tools"]>[number]>();
  return chats.map(({ messages, tools }) => ({
    messages,
    tools: tools?.map((tool) => {
      const text = JSON.stringify(tool);
      const known = catalogue.get(text) ?? tool;
      catalogue.set(text, known);
      return known;
    }),
  }));
}

/** Returns how many runs fill a measurement. */
async function warmUp(): Promise<number> {
  const end = performance.now() + WARM_UP;
  let fastest = await time(1);
  while (performance.now() < end) fastest = Math.min(fastest, await time(1));
  return Math.ceil(MEASUREMENT / fastest);
}

async function time(count: number): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < count; index++) {
    const result = run();
    depends += typeof result === "number" ? result : await result;
  }
  return (performance.now() - start) / count;
}

function digest(list: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of list) hash.update(text);
  return hash.digest("hex");
}
