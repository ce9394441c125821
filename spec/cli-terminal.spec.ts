import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openInput, readAll, standardInput } from "../src/cli/input.ts";
import { answerLines } from "../src/cli/line-filter.ts";
import { allowClosedOutput, openOutput } from "../src/cli/output.ts";
import { startProgress } from "../src/cli/progress.ts";
import { warn } from "../src/cli/warn.ts";
import { streamsOf } from "./support/own-streams.ts";

const MEGABYTE = 1024 * 1024;
const TERMINAL = { isTTY: true, columns: 80 };

describe("standard output", () => {
  it("gets what is written in blocks of 64 KiB, the rest at the end", async () => {
    const { stdout } = streamsOf({});
    const output = openOutput();
    await output.write("a".repeat(65_535));
    expect(stdout.blocks).toEqual([]);
    await output.write("b");
    expect(stdout.blocks.map(({ length }) => length)).toEqual([65_536]);
    await output.write("c");
    await output.end();
    expect(stdout.blocks.map(({ length }) => length)).toEqual([65_536, 1]);
  });

  it("gets nothing where there is nothing", async () => {
    const { stdout } = streamsOf({});
    const output = openOutput();
    await output.write("");
    await setImmediate();
    await output.end();
    expect(stdout.blocks).toEqual([]);
  });

  it("gets what has been written as soon as there is nothing else to do, each time", async () => {
    const { stdout } = streamsOf({});
    const output = openOutput();
    for (const text of ["a", "b", "c"]) {
      await output.write(text);
      await setImmediate();
    }
    expect(stdout.blocks).toEqual(["a", "b", "c"]);
  });

  it("gets nothing after its end", async () => {
    const { stdout } = streamsOf({});
    const output = openOutput();
    await output.write("a");
    await output.end();
    await setImmediate();
    expect(stdout.blocks).toEqual(["a"]);
  });

  it("is waited for where it takes no more", async () => {
    const { stdout } = streamsOf({});
    stdout.isReady = false;
    const output = openOutput();
    const steps: string[] = [];
    const writing = output.write("a".repeat(65_536)).then(() => steps.push("written"));
    await setImmediate();
    expect(steps).toEqual([]);
    stdout.emit("drain");
    await writing;
    expect(steps).toEqual(["written"]);
  });

  it("is waited for where it takes no more of what went out meanwhile", async () => {
    const { stdout } = streamsOf({});
    stdout.isReady = false;
    const output = openOutput();
    await output.write("a");
    await setImmediate();
    const steps: string[] = [];
    const ending = output.end().then(() => steps.push("ended"));
    await setImmediate();
    expect([stdout.blocks, steps]).toEqual([["a"], []]);
    stdout.emit("drain");
    await ending;
    expect(steps).toEqual(["ended"]);
  });
});

describe("an error of standard output", () => {
  it.each([
    { what: "a reader that goes away", code: "EPIPE", errno: -32, exits: [0], says: "" },
    {
      what: "a full disk",
      code: "ENOSPC",
      errno: -28,
      exits: [1],
      says: "qwen3-format: cannot write: no space left on device\n",
    },
  ])("ends the process: $what", ({ code, errno, exits, says }) => {
    const { stdout, stderr, exits: found } = streamsOf({});
    allowClosedOutput();
    expect(() => stdout.emit("error", Object.assign(new Error(code), { code, errno }))).toThrow("exit");
    expect([found, stderr.written()]).toEqual([exits, says]);
  });
});

it("an error of standard error is none of the answers", () => {
  const { stderr, exits } = streamsOf({});
  allowClosedOutput();
  stderr.emit("error", Object.assign(new Error("EPIPE"), { code: "EPIPE", errno: -32 }));
  expect(exits).toEqual([]);
});

describe("a warning", () => {
  it("is one line, whatever it quotes", () => {
    const { stderr } = streamsOf({});
    warn("a\nb\u001b[2J");
    expect(stderr.written()).toBe("qwen3-format: a␊b␛[2J\n");
  });
});

describe("standard input", () => {
  it.each([
    { what: "a terminal", isTTY: true, says: "Reading from standard input; Ctrl-D ends it.\n" },
    { what: "a pipe", isTTY: undefined, says: "" },
  ])("is told of where somebody has to type: $what", async ({ isTTY, says }) => {
    const { stderr } = streamsOf({ stdin: Object.assign(Readable.from([Buffer.from("typed")]), { isTTY }) });
    expect(String(await readAll(openInput(undefined)))).toBe("typed");
    expect(stderr.written()).toBe(says);
  });

  it("that cannot be read is told of", async () => {
    const stdin = new Readable({ read: () => void stdin.destroy(Object.assign(new Error("x"), { errno: -5 })) });
    streamsOf({ stdin });
    await expect(readAll(openInput(undefined))).rejects.toThrow("cannot read standard input: i/o error");
  });

  const stat = (kind: string, size: number) => ({
    isDirectory: () => kind === "folder",
    isFile: () => kind === "file",
    size,
  });

  it.each([
    { what: "closed", given: undefined, size: undefined },
    { what: "a file", given: stat("file", 5), size: 5 },
    { what: "a pipe", given: stat("pipe", 5), size: undefined },
  ])("has a size where it is a file: $what", ({ given, size }) => {
    streamsOf({ stdin: {} });
    expect(standardInput(given).size).toBe(size);
  });

  it("is no folder", () => {
    streamsOf({ stdin: {} });
    expect(() => standardInput(stat("folder", 5))).toThrow("standard input is a folder");
  });
});

describe("a bar of progress", () => {
  it("counts the lines that are read, with their ends", async () => {
    const { stderr } = streamsOf({ stderr: TERMINAL });
    const chunks = (async function* () {
      yield Buffer.alloc(200_000, "\n");
    })();
    await answerLines({ chunks, size: 10_000_000 }, { resultOf: () => ({ answers: [], remarks: [] }) });
    expect(stderr.written()).toMatch(/ 2 % {2}0\.2 MB/);
  });

  it("goes away where the requests cannot be read to their end, after the answers", async () => {
    const { stdout, stderr } = streamsOf({ stderr: TERMINAL });
    const chunks = (async function* () {
      yield Buffer.from("{}\n");
      throw new Error("cannot read");
    })();
    const answering = { resultOf: () => ({ answers: ['"text": ""'], remarks: [] }) };
    await expect(answerLines({ chunks, size: 10_000_000 }, answering)).rejects.toThrow("cannot read");
    expect(stdout.written()).toBe('{"text": ""}\n');
    expect(stderr.blocks.at(-1)).toBe("\u001b[2K");
  });

  it.each([
    { where: "a terminal that the answers do not go to", size: 8 * MEGABYTE, out: {}, err: TERMINAL, shown: true },
    { where: "a terminal that the answers go to", size: 8 * MEGABYTE, out: TERMINAL, err: TERMINAL, shown: false },
    { where: "a file", size: 8 * MEGABYTE, out: {}, err: {}, shown: false },
    { where: "a file beside a terminal", size: 8 * MEGABYTE, out: TERMINAL, err: {}, shown: false },
    { where: "a terminal, of a short file", size: 8 * MEGABYTE - 1, out: {}, err: TERMINAL, shown: false },
    { where: "a terminal, of a pipe", size: undefined, out: {}, err: TERMINAL, shown: false },
  ])("is shown on $where: $shown", ({ size, out, err, shown }) => {
    const { stderr } = streamsOf({ stdout: out, stderr: err });
    const progress = startProgress(size);
    progress.advance(1);
    progress.stop();
    expect(stderr.blocks.length > 0).toBe(shown);
  });

  it("leaves the cursor as it is, and the process to whoever interrupts it", () => {
    const interrupted = process.listenerCount("SIGINT");
    const { stderr } = streamsOf({ stderr: TERMINAL });
    const progress = startProgress(10_000_000);
    expect(process.listenerCount("SIGINT")).toBe(interrupted);
    progress.stop();
    expect(stderr.written()).not.toContain("\u001b[?25");
  });

  it("tells how much has been read, and goes away", () => {
    const { stderr } = streamsOf({ stderr: TERMINAL });
    const progress = startProgress(10_000_000);
    expect(stderr.written()).toMatch(/ 0 % {2}0 MB {2}\S+ left/);
    progress.advance(2_000_000);
    progress.advance(3_500_000);
    progress.stop();
    expect(stderr.written()).toMatch(/ 55 % {2}5\.5 MB {2}\S+ left/);
    expect(stderr.written()).not.toContain("\n");
    expect(stderr.blocks.at(-1)).toBe("\u001b[2K"); // the line is cleared
  });
});
