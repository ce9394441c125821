import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runProbes } from "../src/cli/detect/probe-run.ts";
import { launch, run } from "./support/command-line.ts";

const folder = mkdtempSync(join(tmpdir(), "qwen3-format-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Path of a file that holds this. */
function fileOf(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("a hostile text", () => {
  const ENDLESS = "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}";

  it("is given up when the time is up, for all templates of a file together", { timeout: 30_000 }, () => {
    const names = ["default", ...Array.from({ length: 4000 }, (_, index) => `rag ${index}`)];
    const list = names.map((name) => ({ name, template: `${ENDLESS}{# ${name} #}` }));
    const path = fileOf("endless.json", JSON.stringify({ chat_template: list }));
    const began = Date.now();
    const { stdout, status } = run(["detect", "--json", path]);
    expect(Date.now() - began).toBeLessThan(20_000);
    const reason = "Gave up rendering it after 10 s.";
    const lines = stdout.split("\n").slice(0, -1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(
      list.map(({ name }) => ({ name, match: "unknown", id: null, reason })),
    );
    expect(status).toBe(1);
  });

  it("is not begun when the time is up", async () => {
    const began = Date.now();
    for (let index = 0; index < 300; index++) {
      expect(await runProbes("{{ messages }}", began)).toEqual({ failure: "Gave up rendering it after 10 s." });
    }
    expect(Date.now() - began).toBeLessThan(1000);
  });

  it("is given up when the memory is full", { timeout: 30_000 }, () => {
    const { stdout, stderr, status } = run(["detect"], { input: "{% for i in range(1000000000) %}x{% endfor %}" });
    expect(stdout).toBe("standard input: unknown\n  Gave up rendering it: it takes more than 256 MB of heap.\n");
    expect([stderr, status]).toEqual(["", 1]);
  });

  it("ends with the command", { timeout: 30_000 }, async () => {
    const path = fileOf("endless.jinja", ENDLESS);
    const began = Date.now();
    const command = launch(["detect", path]);
    setTimeout(() => command.kill("SIGINT"), 1000);
    const signal = await new Promise((resolve) => command.on("exit", (_, ended) => resolve(ended)));
    expect(signal).toBe("SIGINT");
    expect(Date.now() - began).toBeLessThan(8000);
  });
});
