import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { pipeline } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { launch } from "./support/command-line.ts";

const MEGABYTE = 1024 * 1024;
const LINE_FEED = 0x0a;

// Answered with about as many bytes; 1.5 takes it through the lossless reader.
const REQUEST = JSON.stringify({
  messages: [
    { role: "system", content: "You know the weather. ".repeat(20) },
    { role: "user", content: "Wie warm ist es in Köln? 你好 😀 ".repeat(60) },
    { role: "assistant", content: "", tool_calls: [{ name: "weather", arguments: { city: "Köln", hours: 1.5 } }] },
    { role: "tool", content: "18 °C, sunny\n".repeat(80) },
  ],
  add_generation_prompt: true,
});
const REQUESTS_PER_BLOCK = 20;
const BLOCK = Buffer.from(`${REQUEST}\n`.repeat(REQUESTS_PER_BLOCK));

it("answers 120 MB of requests in constant memory", { timeout: 60_000 }, async () => {
  const blocks = Math.ceil((120 * MEGABYTE) / BLOCK.length);
  const child = launch(["render", "--jsonl"], PRINT_PEAK_MEMORY);
  const [answers, peak] = await Promise.all([countLines(child), printed(child), pipeline(repeat(blocks), child.stdin)]);
  expect(answers).toBe(blocks * REQUESTS_PER_BLOCK);
  expect(Number(peak) / MEGABYTE).toBeLessThan(160);
});

it("reads no further while nobody reads its answers", { timeout: 60_000 }, async () => {
  const child = launch(["render", "--jsonl"]);
  const tally = { blocks: 0 };
  const feeding = pipeline(repeat(2000, tally), child.stdin).catch(() => undefined); // it is killed in the end
  await once(child.stdout, "readable");
  await setTimeout(500);
  child.kill();
  await feeding;
  expect(tally.blocks * BLOCK.length).toBeLessThan(4 * MEGABYTE);
});

/** The block so many times; the tally counts those that were taken. */
function* repeat(count: number, tally: { blocks: number } = { blocks: 0 }): Generator<Buffer> {
  while (tally.blocks < count) {
    tally.blocks++;
    yield BLOCK;
  }
}

async function countLines({ stdout }: ChildProcessWithoutNullStreams): Promise<number> {
  let lines = 0;
  for await (const chunk of stdout as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) lines++;
  }
  return lines;
}

async function printed({ stderr }: ChildProcessWithoutNullStreams): Promise<string> {
  return (await stderr.toArray()).join("");
}

// Sampled, because the peak that the system reports for a child may be that of the process which started it.
const PEAK_PROBE = `
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  setInterval(look, 5).unref();
  process.on("exit", () => process.stderr.write(String(look())));
`;
const PRINT_PEAK_MEMORY = ["--import", `data:text/javascript,${encodeURIComponent(PEAK_PROBE)}`];
