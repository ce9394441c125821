import { buildSync } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hostileFiles } from "./support/hostile-gguf.ts";

const folder = mkdtempSync(join(tmpdir(), "qwen3-gguf-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly what: string;
  readonly name: string;
  readonly reason: string;
  readonly milliseconds: number;
  readonly megabytes: number;
}

describe("what a header says cannot take time or memory", { timeout: 120_000 }, () => {
  const outcomes = outcomesOf();

  it.each(hostileFiles)("$what", ({ what, reason }) => {
    const outcome = outcomes.find((each) => each.what === what);
    if (reason === "") expect(outcome).toMatchObject({ name: "", reason: "" });
    else expect(outcome).toMatchObject({ name: "QwenFormatError", reason: expect.stringContaining(reason) as string });
    expect(outcome?.milliseconds).toBeLessThan(10_000);
    expect(outcome?.megabytes).toBeLessThan(300);
  });
});

/** Reads each file in one process, whose heap is bounded to 64 MB. */
function outcomesOf(): readonly Outcome[] {
  const reader = join(folder, "reader.mjs");
  buildSync({ entryPoints: ["src/gguf/index.ts"], bundle: true, format: "esm", platform: "node", outfile: reader });
  const files = hostileFiles.map(({ what, bytes, size }, index) => {
    const path = join(folder, `${index}.gguf`);
    writeFileSync(path, bytes);
    if (size !== undefined) truncateSync(path, size);
    return { what, path };
  });
  const script = `
    import { readGguf } from ${JSON.stringify(reader)};
    const outcomes = [];
    for (const { what, path } of ${JSON.stringify(files)}) {
      const began = Date.now();
      const { name, reason } = await readGguf(path).then(() => ({ name: "", reason: "" }), (error) => error);
      const megabytes = process.resourceUsage().maxRSS / 1024;
      outcomes.push({ what, name, reason, milliseconds: Date.now() - began, megabytes });
    }
    console.log(JSON.stringify(outcomes));`;
  const run = ["--max-old-space-size=64", "--input-type=module", "--eval", script];
  return JSON.parse(execFileSync(process.execPath, run, { encoding: "utf8" })) as Outcome[];
}
