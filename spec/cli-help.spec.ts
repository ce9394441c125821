import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { templateIds, type TemplateId } from "../src/index.ts";
import type { GoldenFile } from "../src/testing/golden.ts";
import { run } from "./support/command-line.ts";
import { tokenizerFile } from "./support/tokenizer.ts";

const KNOBS = ["enable_thinking", "add_vision_id", "preserve_thinking", "reasoning_effort", "reasoning_history"];

/** As Python has found them in the official text. */
function knobsOf(id: TemplateId): readonly string[] {
  return (JSON.parse(readFileSync(`golden/${id}.json`, "utf8")) as GoldenFile).knobs;
}

const helpOf = (...command: readonly string[]): string => run([...command, "--help"]).stdout;

const SAYS_OF_COMMANDS = {
  render: "write the prompt of a request",
  encode: "write token ids and masks, and labels with --labels",
  view: "show the segments or tokens of a chat, and what a mask trains",
  detect: "name the chat template of a model, by its text",
  conformance: "check another program against the rules of the format",
};

/** Lines of `  --option <value>   what it is`, each with those that go on below it, by what stands before the words. */
function entriesOf(help: string, title: string): { readonly name: string; readonly words: string }[] {
  const [, part = ""] = help.split(`\n${title}:\n`);
  const [lines = ""] = part.split("\n\n");
  return lines.split(/\n(?= {2}\S)/).map((line) => {
    const [name = "", ...words] = line.trim().split(/ {2,}|\n +/);
    return { name, words: words.join(" ") };
  });
}

it("the help names each command, and says what it does", () => {
  const help = helpOf();
  expect(help).toMatch(/\n\nWrites the Qwen3 chat format: messages in, the official prompt out, byte for\s+byte\.\n/);
  const commands = entriesOf(help, "Commands").map(({ name, words }) => [name.split(" ")[0], words]);
  expect(Object.fromEntries(commands)).toMatchObject(SAYS_OF_COMMANDS);
});

it.each(["render", "encode", "view"])("the help of %s says which templates read an option", (command) => {
  const help = helpOf(command);
  for (const member of KNOBS) {
    const readers = templateIds.filter((id) => knobsOf(id).includes(member));
    expect(help).toMatch(new RegExp(`\\n  ${member} +${readers.join(", ").replaceAll(".", "\\.")}(:|\\n)`));
  }
});

describe.each(Object.entries(SAYS_OF_COMMANDS))("the help of %s", (command, says) => {
  const help = helpOf(command);

  it("says what it does", () => {
    expect(help).toContain(`\n${says}\n`);
  });

  it("says of each option and argument what it is for", () => {
    const entries = ["Options", ...(command === "conformance" ? [] : ["Arguments"])].flatMap((title) =>
      entriesOf(help, title),
    );
    expect(entries.length).toBeGreaterThan(2);
    expect(entries.filter(({ words }) => !/^[a-zA-Z][a-z'-]* ?[a-z-]*/.test(words))).toEqual([]);
  });
});

it.each(["encode", "view"])("the help of %s lists the added tokens of Qwen3", (command) => {
  const said = /^Added tokens.*\n((?: {2}<.*\n)+)/m.exec(helpOf(command))?.[1]?.trim().split(/\s+/);
  const { added_tokens: tokens } = JSON.parse(readFileSync(tokenizerFile, "utf8")) as {
    added_tokens: { content: string }[];
  };
  expect(said).toEqual(tokens.map(({ content }) => content));
});

describe("the help", () => {
  it.each([
    { command: "render", says: "Usage: qwen3-format render [options] [file]\n" },
    { command: "render", says: "--jsonl           JSON Lines: one request a line in, one answer a line out" },
    { command: "render", says: '  {"id": .., "error": {"code": "..", "message": "..", "path": ".."}}\n' },
    { command: "encode", says: '  {"id": .., "error": {"code": "..", "message": "..", "path": ".."}}\n' },
    { command: "encode", says: "(default: all-assistant)" },
    { command: "encode", says: "what is trained" },
    {
      command: "encode",
      says: "fail requests whose text spells added tokens, or of which the template drops something: control-tokens, omissions, or both with a comma",
    },
    { command: "detect", says: "Usage: qwen3-format detect [options] [files...]\n" },
    { command: "detect", says: "equal, probes and difference compare with id, or with nearest where id is null." },
    { command: "conformance", says: "the template that it formats with" },
    { command: "conformance", says: 'The code "unsupported" says that it has no place for what the request holds' },
  ])("of $command: $says", ({ command, says }) => {
    expect(helpOf(command).replaceAll(/\n {10,}/g, " ")).toContain(says);
  });
});
