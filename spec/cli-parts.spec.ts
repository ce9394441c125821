import { CommanderError } from "commander";
import { constants } from "node:buffer";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { answer, type Result } from "../src/cli/answer.ts";
import { spellingRemarks, vanishedRemarks } from "../src/cli/chat-remarks.ts";
import { openInput } from "../src/cli/input.ts";
import { likelyWord } from "../src/cli/likely-word.ts";
import { readLines } from "../src/cli/lines.ts";
import { maskRemark } from "../src/cli/mask-remarks.ts";
import { exitStatus, withoutFastCheck } from "../src/cli/program.ts";
import { readRequest } from "../src/cli/read-request.ts";
import { systemReason } from "../src/cli/system-error.ts";
import { UsageError } from "../src/cli/usage-error.ts";
import { seconds, wholeNumber } from "../src/cli/whole-number.ts";
import { QwenFormatError } from "../src/errors.ts";
import { streamsOf } from "./support/own-streams.ts";
import { render } from "./support/render.ts";

describe("a whole number", () => {
  it.each([
    { text: "0", number: 0 },
    { text: "7", number: 7 },
    { text: "100", number: 100 },
    { text: "9007199254740991", number: 2 ** 53 - 1 },
  ])("is $text", ({ text, number }) => {
    expect(wholeNumber(text)).toBe(number);
  });

  it.each(["", "-1", "+1", "1.5", "1e3", "0x10", " 1", "1 ", "x1", "1x", "9007199254740992"])("is not %j", (text) => {
    expect(() => wholeNumber(text)).toThrow("A whole number from 0 on is wanted.");
  });
});

describe("seconds", () => {
  it.each(["1", "30", "86399", "86400"])("may be %s", (text) => {
    expect(seconds(text)).toBe(Number(text));
  });

  it.each(["0", "86401"])("may not be %s", (text) => {
    expect(() => seconds(text)).toThrow("Seconds from 1 to 86400, a day, are wanted.");
  });
});

describe("the word that was meant", () => {
  it.each([
    { given: "colour", words: ["colors", "colours"], word: "colours" },
    { given: "colour", words: ["colours", "colors"], word: "colours" },
    { given: "colours", words: ["colour", "color"], word: "colour" },
    { given: "colours", words: ["color", "colour"], word: "colour" },
    { given: "colour", words: ["flavour"], word: undefined },
    { given: "ab", words: ["bc"], word: undefined },
    { given: "abcde", words: ["abcxy"], word: "abcxy" }, // two wrong letters
    { given: "abcde", words: ["abxyz"], word: undefined }, // three
    { given: "abcd", words: ["abxy"], word: undefined }, // half of a short word
    { given: "abcdefg", words: ["bcdefgh"], word: "bcdefgh" },
  ])("of $words by $given is $word", ({ given, words, word }) => {
    expect(likelyWord(given, words)).toBe(word);
  });
});

describe("a line that is too long", () => {
  const limit = { bytes: 4, error: () => new Error("too long") };
  const linesOf = async (...chunks: readonly string[]): Promise<string[]> => {
    const lines: string[] = [];
    const bytes = (async function* () {
      yield* chunks.map((chunk) => Buffer.from(chunk));
    })();
    for await (const line of readLines(bytes, limit)) lines.push(Buffer.from(line).toString());
    return lines;
  };

  it.each([
    { chunks: ["abcd"], lines: ["abcd"] },
    { chunks: ["ab", "cd", "\nab", "cd"], lines: ["abcd", "abcd"] },
    { chunks: ["abcdefgh\nabc"], lines: ["abcdefgh", "abc"] }, // it is here already
  ])("is not among $chunks", async ({ chunks, lines }) => {
    expect(await linesOf(...chunks)).toEqual(lines);
  });

  it.each([{ chunks: ["abcde"] }, { chunks: ["abcd", "e"] }, { chunks: ["a\nab", "cde"] }])(
    "is given up before its end: $chunks",
    async ({ chunks }) => {
      await expect(linesOf(...chunks)).rejects.toThrow("too long");
    },
  );
});

describe("the turns that a mask should not train", () => {
  it.each([
    { messages: [1], named: "messages[1]" },
    { messages: [1, 3, 5], named: "messages[1], messages[3], messages[5]" },
    { messages: [1, 3, 5, 7], named: "messages[1], messages[3], messages[5] and 1 more" },
    { messages: [1, 3, 5, 7, 9], named: "messages[1], messages[3], messages[5] and 2 more" },
  ])("are named, three of them: $messages", ({ messages, named }) => {
    const said = maskRemark({ reason: "prompt-differs", messages, text: "" }).alone();
    expect(said).toBe(`the mask trains ${named}, to which the generation prompt with the same options does not lead`);
  });
});

describe("what is said of a chat", () => {
  const content = "<think>".repeat(1000);
  const chat = render([
    { role: "unheard", content: "a" },
    { role: "other", content: "b" },
    { role: "user", content },
  ]);

  it.each([
    { remarks: spellingRemarks(chat), place: "<think> in messages[2].content" },
    { remarks: vanishedRemarks(chat), place: "messages[0] (unknown-role)" },
  ])("is the first of its kind: $place", ({ remarks, place }) => {
    expect(remarks.map((remark) => remark.alone())).toEqual([expect.stringContaining(place)]);
  });
});

describe("the reason of the system", () => {
  it.each([
    { error: { errno: -2, message: "ENOENT" }, reason: "no such file or directory" },
    { error: { errno: -1_000_000, message: "what it says" }, reason: "what it says" },
    { error: new Error("what it says"), reason: "what it says" },
    { error: "what it is", reason: "what it is" },
  ])("is $reason", ({ error, reason }) => {
    expect(systemReason(error)).toBe(reason);
  });
});

describe("an error", () => {
  it.each([
    { what: "a request that fails", error: new QwenFormatError("invalid-input", "tools", "no list"), status: 1 },
    { what: "wrong usage", error: new UsageError("no list"), status: 2 },
  ])("is told, and the status is $status: $what", ({ error, status }) => {
    const { stderr } = streamsOf({});
    expect(exitStatus(error)).toBe(status);
    expect(stderr.written()).toBe(`qwen3-format: ${error.message}\n`);
  });

  it.each([
    { exitCode: 0, status: 0 },
    { exitCode: 1, status: 2 },
  ])("of options, which has been told, is status $status", ({ exitCode, status }) => {
    expect(exitStatus(new CommanderError(exitCode, "", ""))).toBe(status);
  });

  it("of our own is thrown on", () => {
    const error = new TypeError("a bug");
    expect(() => exitStatus(error)).toThrow(error);
    const read = (): never => {
      throw error;
    };
    expect(() => answer(read, { resultOf: () => ({ answers: [], remarks: [] }) })).toThrow(error);
  });

  it.each([
    {
      what: "an answer longer than a string can be",
      fail: () => "a".repeat(2 ** 29).concat("a"),
      words: "Invalid string length",
    },
    {
      what: "a stack that is full",
      fail: () => String.fromCharCode(...Array<number>(10_000_000)),
      words: "Maximum call stack",
    },
  ])("of the engine's limits is the answer to the request: $what", ({ fail, words }) => {
    const resultOf = (): Result => ({ answers: [fail()], remarks: [] });
    const { lines, error } = answer(() => new Map([["id", 7]]), { resultOf });
    expect(error).toMatchObject({ code: "unsupported", path: "" });
    expect(lines).toEqual([
      expect.stringMatching(`^{"id": 7, "error": {.*too much for the JavaScript engine: ${words}`),
    ]);
  });

  it.each([
    {
      error: new Error("Cannot find package 'fast-check' imported from a.js"),
      says: "npm install qwen3-format fast-check",
    },
    { error: new Error("Cannot find package 'other'"), says: "'other'" },
  ])("of what conformance needs: $says", ({ error, says }) => {
    expect(() => withoutFastCheck(error)).toThrow(says);
  });

  it("of bytes that are more than a string can hold is not that they are no UTF-8", () => {
    const bytes = Buffer.alloc(constants.MAX_STRING_LENGTH + 1, "a");
    const error = expect.objectContaining({ code: "unsupported", path: "", message: "longer than a string can be" });
    expect(() => readRequest(bytes)).toThrow(error);
    expect(() => readRequest(Uint8Array.of(0xff))).toThrow("not valid UTF-8");
  });

  it("that is none is thrown on where conformance is loaded", () => {
    expect(() => withoutFastCheck("'fast-check'")).toThrow("'fast-check'");
  });
});

describe("a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "qwen3-format-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is read in few chunks, once", async () => {
    const path = join(folder, "long");
    writeFileSync(path, Buffer.alloc(1024 * 1024));
    const { chunks, size } = openInput(path);
    const lengths: number[] = [];
    for await (const { length } of chunks) lengths.push(length);
    expect(lengths).toEqual([262_144, 262_144, 262_144, 262_144]);
    expect(size).toBe(1_048_576);
  });
});
