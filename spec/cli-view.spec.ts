import { describe, expect, it } from "vitest";
import { run } from "./support/command-line.ts";

const view = (content: string, env = {}) =>
  run(["view"], { input: JSON.stringify({ messages: [{ role: "user", content }] }), env });

it("shows one segment below the other: owner, kind, text", () => {
  expect(view("Hi")).toEqual({
    stdout: `\
0 user         turn-start            <|im_start|>
               turn-role             user↵
               content               Hi
               turn-end              <|im_end|>
               turn-break            ↵

5 segments, 30 characters; the template drops nothing.
`,
    stderr: "",
    status: 0,
  });
});

it("shows the lines of a segment below one another, each with its end", () => {
  const { stdout } = view("one\ntwo\n");
  const indent = " ".repeat(37);
  expect(stdout).toContain(`content               one↵\n${indent}two↵\n`);
});

it("tells whose turn it is, and where the template speaks for itself", () => {
  const input = '{"messages": [{"role": "user", "content": "Hi"}], "add_generation_prompt": true}';
  const { stdout } = run(["view"], { input });
  expect(stdout).toMatch(/^- assistant {4}turn-start {12}<\|im_start\|>$/m);
});

it("lists what the template drops", () => {
  const input = '{"messages": [{"role": "user", "content": "Hi"}, {"role": "developer", "content": "x"}]}';
  const { stdout, status } = run(["view"], { input });
  expect(stdout).toMatch(/characters\. Dropped by the template:\n {2}messages\[1\] {2}unknown-role\n$/);
  expect(status).toBe(0);
});

it("takes --template", () => {
  const input = '{"messages": [{"role": "user", "content": null}]}';
  expect(run(["view"], { input }).status).toBe(0);
  expect(run(["view", "--template", "qwen3-2504"], { input }).status).toBe(1);
});

describe("colours", () => {
  const ESCAPE = "\u001b[";

  it.each([
    { rule: "are off in a pipe", env: {}, coloured: false },
    { rule: "are off in a pipe of a CI run", env: { CI: "true" }, coloured: false },
    { rule: "are on with FORCE_COLOR", env: { FORCE_COLOR: "1" }, coloured: true },
    { rule: "are off with NO_COLOR", env: { NO_COLOR: "1" }, coloured: false },
    { rule: "are off with NO_COLOR, even with FORCE_COLOR", env: { NO_COLOR: "1", FORCE_COLOR: "1" }, coloured: false },
  ])("$rule", ({ env, coloured }) => {
    expect(view("Hi", env).stdout.includes(ESCAPE)).toBe(coloured);
  });

  it("add nothing else to what is shown", () => {
    const bare = view("Hi", { FORCE_COLOR: "1" }).stdout.replace(/\u001b\[\d+m/g, "");
    expect(bare).toBe(view("Hi").stdout);
  });
});

describe("what a message holds", () => {
  it.each([
    { what: "an escape sequence", content: "\u001b[31mred\u001b[0m", shown: "␛[31mred␛[0m" },
    { what: "a carriage return", content: "safe\rrm", shown: "safe␍rm" },
    { what: "backspaces and a bell", content: "a\b\b\u0007", shown: "a␈␈␇" },
    { what: "a C1 control", content: "\u009b2J", shown: String.raw`\u009b2J` },
    { what: "an override of direction", content: "\u202eexe", shown: String.raw`\u202eexe` },
  ])("reaches the terminal as pictures or escapes: $what", ({ content, shown }) => {
    const { stdout } = view(content);
    expect(stdout).toContain(`content               ${shown}\n`);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it("cannot turn the line round in the path of an omission either", () => {
    const member = "\u009b31m\u202e";
    const input = JSON.stringify({ messages: [{ role: "user", content: "Hi", [member]: 1 }] });
    const { stdout, status } = run(["view"], { input });
    expect(stdout).toContain(String.raw`messages[0]["\u009b31m\u202e"]  member-not-read`);
    expect(status).toBe(0);
  });
});

it.each([
  { what: "messages that are no list", input: '{"messages": 5}', says: "messages: expected a list, got 5" },
  { what: "no JSON", input: "x", says: "not JSON" },
])("exits 1 with a line of one sentence for $what", ({ input, says }) => {
  const { stdout, stderr, status } = run(["view"], { input });
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^qwen3-format: [^\n]+\n$/);
  expect(stderr).toContain(says);
  expect(status).toBe(1);
});
