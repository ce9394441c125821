import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { readAnswer, textOf } from "../src/cli/conformance/answer.ts";
import { conformance } from "../src/cli/conformance/conformance.ts";
import { checkBar } from "../src/cli/conformance/progress.ts";
import { run } from "./support/command-line.ts";
import { streamsOf } from "./support/own-streams.ts";

describe("a line that a program writes", () => {
  it.each([
    { line: '{"id": 7, "text": "a"}', answer: { id: 7, text: "a" } },
    { line: '{"id": 7}', answer: { id: 7 } },
    { line: '{"id": null, "error": "a"}', answer: { id: null, error: "a" } },
    { line: '{"error": "a"}', answer: { error: "a" } },
  ])("is an answer: $line", ({ line, answer }) => {
    expect(readAnswer(line, 7)).toEqual(answer);
  });

  it.each([
    { line: "a", says: "wrote a line that is no JSON: a" },
    { line: "a".repeat(120), says: `wrote a line that is no JSON: ${"a".repeat(120)}` },
    { line: "a".repeat(121), says: `wrote a line that is no JSON: ${"a".repeat(120)}…` },
    { line: "null", says: "wrote what is no JSON object: null" },
    { line: '"a"', says: 'wrote what is no JSON object: "a"' },
    { line: '{"id": 8}', says: 'answered request 7 with the id 8: {"id": 8}' },
    { line: '{"id": "7"}', says: 'answered request 7 with the id "7": {"id": "7"}' },
    { line: '{"id": null}', says: 'answered request 7 with the id null: {"id": null}' },
    { line: '{"id": 8, "error": "a"}', says: 'answered request 7 with the id 8: {"id": 8, "error": "a"}' },
    { line: '{"error": null}', says: 'answered request 7 without an id: {"error": null}' },
    { line: "", says: "wrote an empty line" },
    { line: " \r", says: "wrote an empty line" },
  ])("is none: $says", ({ line, says }) => {
    expect(() => readAnswer(line, 7)).toThrow(new Error(says));
  });

  it.each([
    { answer: { text: "a" }, text: "a" },
    { answer: { text: "a", error: null }, text: "a" },
    { answer: {}, text: undefined },
  ])("holds a prompt: $answer", ({ answer, text }) => {
    expect(textOf(answer)).toBe(text);
  });

  it.each([
    { error: "not today", thrown: { message: '"not today"', code: undefined } },
    { error: 5, thrown: { message: "5", code: undefined } },
    { error: { code: "unsupported", message: "a" }, thrown: { message: "a", code: "unsupported" } },
    { error: { message: 5 }, thrown: { message: '{"message":5}', code: undefined } },
  ])("holds an error: $error", ({ error, thrown }) => {
    const thrownBy = (): unknown => {
      try {
        return textOf({ error });
      } catch (caught) {
        const { message, code } = caught as Error & { code?: unknown };
        return { message, code };
      }
    };
    expect(thrownBy()).toEqual(thrown);
  });
});

describe("the check of a program", () => {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const EVENTS = ["exit", "SIGINT", "SIGTERM"] as const;
  const listeners = () => EVENTS.map((event) => process.rawListeners(event as "SIGINT"));
  const check = (cmd: string): Promise<boolean> =>
    conformance({ cmd, template: "qwen3", runs: 0, seed: 1, timeout: 20 });

  it("leaves nothing behind", async () => {
    const file = join(folder, "pid");
    const before = listeners();
    streamsOf({});
    await expect(check(`echo $$ > ${file}; read a; echo x; sleep 20`)).rejects.toThrow("no JSON: x");
    expect(listeners()).toEqual(before);
    await setTimeout(100);
    expect(() => process.kill(Number(readFileSync(file, "utf8")), 0)).toThrow("ESRCH");
  });

  it("shows what the program has said, less blank lines", async () => {
    const { stderr } = streamsOf({});
    await expect(check("printf 'a\\n  \\n\\nb\\033\\n' >&2; exit 1")).rejects.toThrow("exit status 1");
    expect(stderr.written()).toBe("  | a\n  | b␛\n");
  });

  it("ends the program where this one ends, by a signal too", async () => {
    const before = listeners();
    const { exits } = streamsOf({});
    const checked = check("sleep 20");
    const [exit, interrupt, terminate] = listeners().map((now, index) =>
      now.find((each) => !before[index]?.includes(each)),
    );
    expect(() => interrupt?.("SIGINT")).toThrow("exit");
    expect(() => terminate?.("SIGTERM")).toThrow("exit");
    expect(exits).toEqual([130, 143]);
    (exit as (() => void) | undefined)?.();
    await expect(checked).rejects.toThrow("the program ended (signal SIGTERM)");
  });

  it("goes away from a terminal", async () => {
    const { stderr } = streamsOf({ stderr: { isTTY: true, columns: 80 } });
    await expect(check('read a; echo \'{"id": 1, "text": ""}\'; exit 1')).rejects.toThrow("exit status 1");
    expect(stderr.blocks.at(-1)).toBe("\u001b[2K");
  });

  it("may end before it has read what it is asked", () => {
    const cmd = 'read a; exec 0<&-; echo \'{"id": 1, "text": ""}\'; sleep 0.3; exit 3';
    const { stderr, status } = run(["conformance", "--cmd", cmd]);
    expect(stderr).toContain("the program ended (exit status 3) before it answered request 2");
    expect(status).toBe(2);
  });

  it("names the rules where one is unknown", () => {
    const { stderr, status } = run(["conformance", "--cmd", "cat", "--leave-out", "xxxxxxxx"]);
    expect(stderr).toContain("there is no rule xxxxxxxx, but empty-chat, text-as-is, message-order, ");
    expect(status).toBe(2);
  });
});

describe("the bar of a check", () => {
  it.each([
    { isTTY: undefined, shown: false },
    { isTTY: true, shown: true },
  ])("is shown on a terminal: $isTTY", ({ isTTY, shown }) => {
    const { stderr } = streamsOf({ stderr: { isTTY, columns: 80 } });
    const bar = checkBar();
    bar.show({ done: 1, total: 4, rule: "empty-chat" });
    bar.stop();
    expect(stderr.blocks.length > 0).toBe(shown);
  });

  it("tells the rule and how far it is, and goes away", () => {
    const { stderr } = streamsOf({ stderr: { isTTY: true, columns: 80 } });
    const bar = checkBar();
    bar.show({ done: 0, total: 4, rule: "empty-chat" });
    expect(stderr.written()).toMatch(/ 0 % {2}0\/4 {2}empty-chat/);
    bar.show({ done: 3, total: 4, rule: "text-as-is" });
    bar.stop();
    expect(stderr.written()).toMatch(/ 75 % {2}3\/4 {2}text-as-is/);
    expect(stderr.written().split("\u001b7").length).toBe(2); // begun once
    expect(stderr.blocks.at(-1)).toBe("\u001b[2K");
    expect(stderr.written()).not.toContain("\n");
  });
});
