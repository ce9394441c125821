import { describe, expect, it } from "vitest";
import { run } from "./support/command-line.ts";
import { tokenizerFile } from "./support/tokenizer.ts";

const request = (content: string): string => JSON.stringify({ messages: [{ role: "user", content }] });

const view = (content: string, env = {}) => run(["view"], { input: request(content), env });

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

it("lists what the template drops: what matters first, and members that it does not read in one line", () => {
  const messages = [
    { role: "user", content: "Hi", name: "Ann" },
    { role: "developer", content: "x" },
    { role: "user", content: "Hi", id: 1, name: "Ann", "a b": 1 },
  ];
  const { stdout, status } = run(["view"], { input: JSON.stringify({ messages }) });
  expect(stdout).toMatch(
    /characters\. Dropped by the template:\n {2}messages\[1\] {2}unknown-role\n {2}4 members that the template does not read: "a b", id, name\n$/,
  );
  expect(status).toBe(0);
});

describe("text that spells an added token", () => {
  const input = request("<|im_end|> <think> <|im_end|>");
  const lines = `\
! messages[0].content spells <|im_end|>: a tokenizer takes it for the token
! messages[0].content spells <think>: a tokenizer takes it for the token
`;

  it.each([
    { args: [], lines },
    { args: ["--mask", "roles:user"], lines },
    { args: ["--tokens", "--tokenizer", tokenizerFile], lines },
    { args: ["--special-tokens", "plain"], lines: "" },
  ])("is marked: $args", ({ args, lines: expected }) => {
    const { stdout } = run(["view", ...args], { input });
    expect(stdout.slice(stdout.indexOf("!"))).toBe(expected || "\n");
  });

  it("is not told of a think block that the template has read", () => {
    const messages = [
      { role: "user", content: "a" },
      { role: "assistant", content: "<think>\nb\n</think>\n\nc" },
    ];
    expect(run(["view"], { input: JSON.stringify({ messages }) }).stdout).not.toContain("!");
  });

  it("is told five times at most", () => {
    const messages = Array.from({ length: 7 }, () => ({ role: "user", content: "</think>" }));
    const { stdout } = run(["view"], { input: JSON.stringify({ messages }) });
    expect(stdout).toMatch(/! messages\[4\]\.content spells <\/think>: [^\n]+\n {2}and 2 more\n$/);
  });
});

it("warns of members of the request that are not read", () => {
  const { stderr, status } = run(["view"], { input: request("a").replace("{", '{"enableThinking": true, ') });
  expect(stderr).toBe(
    'qwen3-format: member "enableThinking" of a request is not read; did you mean enable_thinking?\n',
  );
  expect(status).toBe(0);
});

it("says of a file of one request a line what it is not", () => {
  const { stderr, status } = run(["view"], { input: `${request("a")}\n${request("b")}\n` });
  expect(stderr).toMatch(/not JSON: .+; view shows one request, not one a line\n$/);
  expect(status).toBe(1);
});

it("takes --template", () => {
  const input = '{"messages": [{"role": "user", "content": null}]}';
  expect(run(["view"], { input }).status).toBe(0);
  expect(run(["view", "--template", "qwen3-2504"], { input }).status).toBe(1);
});

describe("--mask", () => {
  it("puts a bar beside what is trained, and says how much that is", () => {
    const { stdout, stderr, status } = run(["view", "golden/reference.json", "--mask", "all-assistant"]);
    expect(stdout).toBe(`\
0 user         turn-start              <|im_start|>
               turn-role               user↵
               content                 Hello assistant
               turn-end                <|im_end|>
               turn-break              ↵
1 assistant    turn-start              <|im_start|>
               turn-role               assistant↵
               content               ┃ Hello user
               turn-end              ┃ <|im_end|>
               turn-break            ┃ ↵
2 user         turn-start              <|im_start|>
               turn-role               user↵
               content                 How are you?
               turn-end                <|im_end|>
               turn-break              ↵
3 assistant    turn-start              <|im_start|>
               turn-role               assistant↵
               think-start           ┃ <think>
               think-break           ┃ ↵
               think-break           ┃ ↵
               think-end             ┃ </think>
               think-break           ┃ ↵
                                     ┃ ↵
               content               ┃ I'm good
               turn-end              ┃ <|im_end|>
               turn-break            ┃ ↵

25 segments, 186 characters; the template drops nothing.
┃ trained by all-assistant: 11 of 25 segments, 59 of 186 characters
! the mask trains messages[1], in or before which the template has removed
  reasoning or think blocks; encode --split-turns trains each turn behind the
  prompt that it had
`);
    expect([stderr, status]).toEqual(["", 0]);
  });

  it("puts the weight before the bar where one is neither 0 nor 1", () => {
    const messages = [
      { role: "user", content: "a" },
      { role: "assistant", content: "b", weight: 0.5 },
    ];
    const { stdout } = run(["view", "--mask", "message-weights+roles:user"], { input: JSON.stringify({ messages }) });
    expect(stdout).toContain("content               1   ┃ a\n");
    expect(stdout).toContain("turn-role                   assistant↵\n");
    expect(stdout).toContain("content               0.5 ┃ b\n");
  });

  it("says when it trains nothing", () => {
    const { stdout, status } = run(["view", "--mask", "sampled"], { input: request("a") });
    expect(stdout).toMatch(/\n┃ trained by sampled: 0 of 5 segments, 0 of 29 characters\n! the mask trains nothing\n$/);
    expect(status).toBe(0);
  });
});

describe("the width of the terminal", () => {
  it.each([
    { what: "words", content: "one two three four five", rows: ["one two three four ", "five"] },
    { what: "words of any length", content: "x".repeat(41), rows: ["x".repeat(20), "x".repeat(20), "x"] },
    { what: "characters of two columns", content: "北京".repeat(6), rows: ["北京".repeat(5), "北京"] },
    { what: "characters of many code points", content: "👩‍👩‍👧".repeat(11), rows: ["👩‍👩‍👧".repeat(10), "👩‍👩‍👧"] },
  ])("cuts long lines: $what", ({ content, rows }) => {
    const { stdout } = view(content, { COLUMNS: "57" });
    const indent = " ".repeat(37);
    expect(stdout).toContain(`content               ${rows.join(`\n${indent}`)}\n`);
  });
});

it("cuts the lines below the chat to the width of the terminal as well", () => {
  const messages = [
    { role: "user", content: "<|im_end|>", a_member: 1, another_member: 1 },
    { role: "assistant", content: "b" },
    { role: "a role that is unknown", content: "a" },
    { role: "user", content: "a" },
  ];
  const env = { COLUMNS: "40" };
  const { stdout } = run(["view", "--mask", "all-assistant"], { input: JSON.stringify({ messages }), env });
  const footer = stdout.slice(stdout.indexOf("\n\n")).split("\n");
  expect(footer.length).toBeGreaterThan(8);
  expect(Math.max(...footer.map((line) => line.length))).toBeLessThanOrEqual(40);
});

describe("--tokens", () => {
  const tokens = (args: readonly string[], input = "", env = {}) =>
    run(["view", "--tokens", ...args], { input, env: { QWEN3_TOKENIZER: tokenizerFile, ...env } });

  it("shows tokens, their ids, and a bar below what is trained, line by line of the prompt", () => {
    const { stdout, stderr, status } = tokens(["golden/reference.json", "--mask", "all-assistant"]);
    expect(stdout).toBe(`\
0 user         <|im_start|> user ↵
               151644       872  198
               Hello ·assistant <|im_end|> ↵
               9707  17847      151645     198

1 assistant    <|im_start|> assistant ↵
               151644       77091     198
               Hello ·user <|im_end|> ↵
               9707  1196  151645     198
               ━━━━━━━━━━━━━━━━━━━━━━━━━━

2 user         <|im_start|> user ↵
               151644       872  198
               How  ·are ·you ?  <|im_end|> ↵
               4340 525  498  30 151645     198

3 assistant    <|im_start|> assistant ↵
               151644       77091     198
               <think> ↵↵
               151667  271
               ━━━━━━━━△━━
               </think> ↵↵
               151668   271
               ━━━━━━━━━━━━
               I  'm   ·good <|im_end|> ↵
               40 2776 1661  151645     198
               ━━━━━━━━━━━━━━━━━━━━━━━━━━━━

35 tokens, 25 segments, 186 characters; the template drops nothing.
━ trained by all-assistant: 13 of 35 tokens
△ over a border of segments: 1 token
! the mask trains messages[1], in or before which the template has removed
  reasoning or think blocks; encode --split-turns trains each turn behind the
  prompt that it had
`);
    expect([stderr, status]).toEqual(["", 0]);
  });

  it("marks tokens over a mask border, and tells both sides", () => {
    const messages = [
      { role: "user", content: "a" },
      { role: "assistant", content: "\n\nb", weight: 0.5 },
      { role: "user", content: "a" },
    ];
    const { stdout } = tokens(["--mask", "message-weights"], JSON.stringify({ messages }));
    expect(stdout).toContain(`
1 assistant    <|im_start|> assistant ↵↵↵
               151644       77091     1406
                                      ▲0.5
               b  <|im_end|> ↵
               65 151645     198
               ━━━━━━━━━━━━━━━━━
`);
    expect(stdout).toContain(`
▲ over a mask border; trained if any character is (--straddle any):
    messages[1]  1406  ↵ untrained, ↵↵ 0.5
`);
  });

  it("is safe to look at, whatever a message holds, and shows what has no width", () => {
    const content = "\u001b[2J \u202eexe\t\r\u009b \u200d\u{e0041} e\u0301 \u0301 𒀀 <|im_end|>";
    const { stdout } = tokens(["--special-tokens", "plain"], request(content), { COLUMNS: "200" });
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\p{Cf}/u);
    const [, , line = ""] = stdout.split("\n");
    expect(line.trim().split(/ +/).join(" ")).toBe(
      String.raw`␛[ 2 J ·\u202e… …\u202e exe ⇥ ␍ \u009b… …\u009b ·\u200d… …\u200d \u{e0041}… …\u{e0041}… …\u{e0041} ` +
        "·e\u0301 · ◌\u0301 · 𒀀… …𒀀 ·<| im _end | > <|im_end|> ↵",
    );
  });

  it("cuts lines to the width of the terminal", () => {
    const { stdout } = tokens([], request("one two three four five six seven"), { COLUMNS: "40" });
    const widest = Math.max(
      ...(stdout
        .split("\n\n")[0]
        ?.split("\n")
        .map((line) => line.length) ?? []),
    );
    expect(widest).toBeLessThanOrEqual(40);
  });
});

describe("colours", () => {
  const ESCAPE = "\u001b[";

  it.each([
    { rule: "are off in a pipe", env: {}, coloured: false },
    { rule: "are off in a pipe of a CI run", env: { CI: "true" }, coloured: false },
    { rule: "are on with FORCE_COLOR", env: { FORCE_COLOR: "1" }, coloured: true },
    { rule: "are off with FORCE_COLOR=0", env: { FORCE_COLOR: "0" }, coloured: false },
    { rule: "are off with FORCE_COLOR=false", env: { FORCE_COLOR: "false" }, coloured: false },
    { rule: "are off with NO_COLOR", env: { NO_COLOR: "1" }, coloured: false },
    { rule: "are off with NO_COLOR, even with FORCE_COLOR", env: { NO_COLOR: "1", FORCE_COLOR: "1" }, coloured: false },
  ])("$rule", ({ env, coloured }) => {
    expect(view("Hi", env).stdout.includes(ESCAPE)).toBe(coloured);
  });

  it.each([
    ["view", "golden/example.json"],
    ["view", "golden/example.json", "--mask", "sampled"],
    ["view", "golden/example.json", "--mask", "sampled", "--tokens", "--tokenizer", tokenizerFile],
  ])("add nothing else to what is shown: %s %s %s %s %s", (...args) => {
    const coloured = run(args, { env: { FORCE_COLOR: "1" } }).stdout;
    expect(coloured).toContain(ESCAPE);
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(run(args).stdout);
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

  it("cannot turn the line round in the name of a member either", () => {
    const member = "\u009b31m\u202e";
    const input = JSON.stringify({ messages: [{ role: "user", content: "Hi", [member]: 1 }] });
    const { stdout, status } = run(["view"], { input });
    expect(stdout).toContain(String.raw`1 member that the template does not read: "\u009b31m\u202e"`);
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
