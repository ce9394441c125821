import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { templateIds } from "../src/index.ts";
import { conformanceRules, type ConformanceReport } from "../src/testing/index.ts";
import { launch, run, type Run } from "./support/command-line.ts";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const OURS = `node ${CLI} render --jsonl`;
const folder = mkdtempSync(join(tmpdir(), "conformance-"));
afterAll(() => rmSync(folder, { recursive: true }));

const all = conformanceRules.map(({ id }) => id as string);
const allBut = (...ids: readonly string[]): string[] => ["--leave-out", ...all.filter((id) => !ids.includes(id))];

/** A command that answers each line as the code says, which has `request`, and `answer` to call. */
function program(name: string, code: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { createInterface } from "node:readline";
     const answer = (members) => console.log(JSON.stringify(members));
     for await (const line of createInterface({ input: process.stdin })) { const request = JSON.parse(line); ${code} }`,
  );
  return `node ${file}`;
}

const check = (cmd: string, ...args: readonly string[]): Run =>
  run(["conformance", "--cmd", cmd, "--seed", "1", ...args]);

const reportOf = ({ stdout }: Run): ConformanceReport => JSON.parse(stdout) as ConformanceReport;

describe("a program that formats as this one does", { timeout: 120_000 }, () => {
  it.each([templateIds[0], "qwen3-coder", "qwen3.8"])("holds all rules of %s", (template = "") => {
    const { stdout, stderr, status } = check(OURS, "--template", template, "--runs", "20");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${template}: \\d+ rules hold \\(20 random requests for each, seed 1\\)`));
  });

  it("and no rule is left unasked but the one that another process cannot break", () => {
    const { rules, leftOut, ok } = reportOf(check(OURS, "--json", "--runs", "5"));
    expect(leftOut).toEqual(["request-untouched"]);
    expect(rules.filter(({ checked }) => checked === 0)).toEqual([]);
    expect(ok).toBe(true);
  });
});

describe("a program with a fault", { timeout: 60_000 }, () => {
  const trims = program(
    "trims",
    "answer({ id: request.id, text: request.messages.map(({ role, content }) => `<|im_start|>${role}\\n${String(content).trim()}<|im_end|>\\n`).join('') });",
  );

  it("is told the rules that it breaks, with a small example, and status 1", () => {
    const { stdout, status } = check(trims, ...allBut("white-space-around-content"), "--runs", "50");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^qwen3: 1 of 1 rules fail \(50 random requests for each, seed 1\)/);
    expect(stdout).toMatch(/^12 {2}\d+\/\d+ fail {2,}white-space-around-content/m);
    const [, request = ""] = /^ {4}request {2}(.*)$/m.exec(stdout) ?? [];
    expect(request.length).toBeLessThan(150);
    expect(stdout).not.toContain("\u001b");
  });

  it("gets the same as JSON with --json", () => {
    const { stdout, status } = check(trims, ...allBut("white-space-around-content"), "--json");
    const { rules, ok, runs, seed } = JSON.parse(stdout) as ConformanceReport;
    expect({ ok, runs, seed, status }).toEqual({ ok: false, runs: 100, seed: 1, status: 1 });
    expect(rules[0]).toMatchObject({ number: 12, id: "white-space-around-content" });
    expect(rules[0]?.example?.expected).toHaveProperty("text");
  });

  it("may refuse what it does not support, and that is no fault", () => {
    const refusing = program(
      "refuses",
      'answer({ id: request.id, error: { code: "unsupported", message: "no chats" } });',
    );
    const { rules } = reportOf(check(refusing, ...allBut("empty-chat"), "--json"));
    expect(rules[0]).toMatchObject({ checked: 0, failed: 0 });
    expect(rules[0]?.unsupported).toBeGreaterThan(50);
  });

  it("that raises gives its message", () => {
    const raising = program("raises", 'answer({ id: request.id, error: "not today" });');
    const { rules } = reportOf(check(raising, ...allBut("message-order"), "--json"));
    expect(rules[0]?.example?.actual).toEqual({ error: '"not today"' });
  });

  it("may refuse a line that it cannot read, with no id", () => {
    const reader = program("strict", "answer({ id: request.id, text: '' });").replace("node ", "");
    writeFileSync(
      reader,
      `import { createInterface } from "node:readline";
       for await (const line of createInterface({ input: process.stdin })) {
         let answer = { id: null, error: { code: "unsupported", message: "no JSON" } };
         try { answer = { id: JSON.parse(line).id, text: "" }; } catch {}
         console.log(JSON.stringify(answer));
       }`,
    );
    const { rules } = reportOf(check(`node ${reader}`, ...allBut("json-numbers"), "--json"));
    expect(rules[0]?.unsupported).toBeGreaterThan(5);
    expect(rules[0]?.checked).toBeGreaterThan(5);
  });

  it("has its words reported in one line", () => {
    const separating = program("separating", "answer({ id: request.id, text: '\\u2028' });");
    const { stdout } = check(separating, ...allBut("message-order"), "--json");
    expect(stdout).toContain(String.raw`"actual":{"text":"\u2028"}`);
  });

  it("that has no text gives none", () => {
    const silent = program("silent", "answer({ id: request.id });");
    const { rules } = reportOf(check(silent, ...allBut("message-order"), "--json"));
    expect(rules[0]?.example?.actual).toEqual({ gave: "undefined" });
  });
});

describe("a program that cannot be asked: status 2, and why", { timeout: 60_000 }, () => {
  it.each<{ what: string; cmd: string; args?: string[]; said: RegExp }>([
    {
      what: "is not there",
      cmd: "no-such-program",
      said: /no-such-program.*not found[^]*the program ended \(exit status 127\) before it answered request 1/,
    },
    {
      what: "ends",
      cmd: program(
        "ends",
        'if (request.id === 3) { console.error("out of\\nmemory"); process.exit(9); } answer({ id: request.id, text: "" });',
      ),
      said: /^ {2}\| out of\n {2}\| memory\nqwen3-format: the program ended \(exit status 9\) before it answered request 3\n$/,
    },
    { what: "is killed", cmd: "kill -9 $$", said: /ended \(signal SIGKILL\)/ },
    {
      what: "writes what is no JSON",
      cmd: program("chats", 'console.log("Loading…");'),
      said: /wrote a line that is no JSON: Loading…\n$/,
    },
    {
      what: "writes what is no answer",
      cmd: program("lists", "answer([request.id]);"),
      said: /answered request 1 without an id: \[1\]/,
    },
    { what: "writes a number", cmd: program("numbers", "answer(5);"), said: /wrote what is no JSON object: 5/ },
    {
      what: "answers another request",
      cmd: program("confuses", "answer({ id: request.id + 1, text: '' });"),
      said: /answered request 1 with the id 2/,
    },
    {
      what: "answers what it cannot read, and no text",
      cmd: program("loses", "answer({ id: null, text: '' });"),
      said: /answered request 1 with the id null/,
    },
    {
      what: "writes without end",
      cmd: "cat /dev/zero",
      said: /the program has written 64 MB without a line break\n$/,
    },
    {
      what: "does not answer",
      cmd: program("waits", ""),
      args: ["--timeout", "1"],
      said: /has not answered request 1 in 1 s; does it write each answer out at once\?/,
    },
  ])("$what", ({ cmd, args = [], said }) => {
    const { stdout, stderr, status } = check(cmd, ...args);
    expect(stderr).toMatch(said);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it.each<{ what: string; args: string[]; said: RegExp }>([
    { what: "no command", args: [], said: /required option '--cmd <command>' not specified/ },
    {
      what: "an unknown rule",
      args: ["--cmd", OURS, "--leave-out", "json-number"],
      said: /there is no rule json-number; did you mean json-numbers\?/,
    },
    { what: "an empty command", args: ["--cmd", " "], said: /--cmd is empty: name the command/ },
    { what: "an unknown template", args: ["--cmd", OURS, "--template", "qwen2"], said: /Allowed choices are qwen3,/ },
    {
      what: "runs that are no number",
      args: ["--cmd", OURS, "--runs", "many"],
      said: /A whole number from 0 on is wanted/,
    },
    ...["-1", "1.5", "99999999999999999999"].map((runs) => ({
      what: `${runs} runs`,
      args: ["--cmd", OURS, "--runs", runs],
      said: /A whole number from 0 on is wanted/,
    })),
    ...["0", "86401", "99999999999"].map((timeout) => ({
      what: `an answer within ${timeout} seconds`,
      args: ["--cmd", OURS, "--timeout", timeout],
      said: /Seconds from 1 to 86400, a day, are wanted/,
    })),
  ])("$what", ({ args, said }) => {
    const { stderr, status } = run(["conformance", ...args]);
    expect(stderr).toMatch(said);
    expect(status).toBe(2);
  });
});

it("a rule may be left out by its number", { timeout: 60_000 }, () => {
  const { leftOut } = reportOf(check(OURS, "--json", "--runs", "0", "--leave-out", "38,20"));
  expect(leftOut).toEqual(["continued-message", "reasoning-history", "request-untouched"]);
});

it("the program ends when this one is interrupted, and what it has started, too", { timeout: 60_000 }, async () => {
  const file = join(folder, "alive");
  const child = launch(["conformance", "--cmd", `sh -c 'while true; do echo >> ${file}; sleep 0.05; done'; true`]);
  const sizeOf = (): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  while (sizeOf() < 3) await setTimeout(50);
  child.kill("SIGINT");
  const [status] = (await once(child, "close")) as [number];
  expect(status).toBe(130);
  await setTimeout(200);
  const size = sizeOf();
  await setTimeout(500);
  expect(sizeOf()).toBe(size);
});

it("render --jsonl answers a line before the next one comes", { timeout: 30_000 }, async () => {
  const child = spawn(process.execPath, [CLI, "render", "--jsonl"], { stdio: ["pipe", "pipe", "inherit"] });
  for (const id of [1, 2, 3]) {
    child.stdin.write(`{"id": ${id}, "messages": [{"role": "user", "content": "Hi"}]}\n`);
    const [answer] = (await once(child.stdout, "data")) as [Buffer];
    expect(JSON.parse(answer.toString())).toMatchObject({ id });
  }
  child.stdin.end();
  await once(child, "close");
});
