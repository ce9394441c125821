import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { addedTokenId, addedTokensIn } from "../src/added-tokens.ts";
import { run, runLines, type Answer } from "./support/command-line.ts";

const REQUEST = '{"messages": [{"role": "user", "content": "Hi 😀 é"}], "add_generation_prompt": true}';
const PROMPT = "<|im_start|>user\nHi 😀 é<|im_end|>\n<|im_start|>assistant\n";

const folder = { path: "" };
beforeAll(() => {
  folder.path = mkdtempSync(join(tmpdir(), "qwen3-format-"));
});
afterAll(() => {
  rmSync(folder.path, { recursive: true });
});

/** Path of a file that holds this text. */
function fileOf(text: string): string {
  const path = join(folder.path, "request.json");
  writeFileSync(path, text);
  return path;
}

describe("render of one request", () => {
  it("writes the bare prompt of standard input, without a line break of its own", () => {
    expect(run(["render"], { input: REQUEST })).toEqual({ stdout: PROMPT, stderr: "", status: 0 });
  });

  it("reads standard input for -", () => {
    expect(run(["render", "-"], { input: REQUEST })).toEqual({ stdout: PROMPT, stderr: "", status: 0 });
  });

  it("reads a file", () => {
    expect(run(["render", fileOf(REQUEST)])).toEqual({ stdout: PROMPT, stderr: "", status: 0 });
  });

  it("reads a request of many lines", () => {
    const input = REQUEST.replaceAll(", ", ",\r\n  ");
    expect(run(["render"], { input }).stdout).toBe(PROMPT);
  });

  it("answers as JSON with --json", () => {
    const input = `{"id": 1.0, ${REQUEST.slice(1)}`;
    const { stdout, status } = run(["render", "--json"], { input });
    expect(stdout).toBe(`{"id": 1.0, "text": ${JSON.stringify(PROMPT)}}\n`);
    expect(status).toBe(0);
  });

  it("writes a lone surrogate as U+FFFD, and says so", () => {
    const input = String.raw`{"messages": [{"role": "user", "content": "a\ud800b"}]}`;
    const { stdout, stderr, status } = run(["render"], { input });
    expect(stdout).toBe("<|im_start|>user\na\ufffdb<|im_end|>\n");
    expect(stderr).toContain("lone surrogate");
    expect(status).toBe(0);
    expect(run(["render", "--json"], { input }).stdout).toContain(String.raw`a\ud800b`);
  });
});

describe("--segments", () => {
  // <|im_start|> is 12 long, user\n 5, <|im_end|>\n 11, the opening 22; "Hi 😀 é" has 6 code points, 7 code units, 10 bytes.
  it.each([
    { unit: "code points by default", args: [], content: [17, 23], end: 56 },
    { unit: "code points", args: ["--offsets", "codepoint"], content: [17, 23], end: 56 },
    { unit: "UTF-16 code units", args: ["--offsets", "utf16"], content: [17, 24], end: 57 },
    { unit: "bytes", args: ["--offsets", "byte"], content: [17, 27], end: 60 },
  ])("counts offsets in $unit", ({ args, content, end }) => {
    const { stdout } = run(["render", "--segments", ...args], { input: REQUEST });
    const { segments = [], text } = JSON.parse(stdout) as Answer;
    expect(text).toBe(PROMPT);
    const segment = segments.find((each) => each.text === "Hi 😀 é");
    expect([segment?.start, segment?.end]).toEqual(content);
    expect(segments.at(-1)?.end).toBe(end);
  });

  it("tells kind, message, role and source of every piece", () => {
    const input = '{"messages": [{"role": "user", "content": "Hi"}]}';
    const { segments } = JSON.parse(run(["render", "--segments"], { input }).stdout) as Answer;
    const common = { message: 0, role: "user", generated: false, source: null };
    expect(segments).toEqual([
      { ...common, kind: "turn-start", text: "<|im_start|>", start: 0, end: 12 },
      { ...common, kind: "turn-role", text: "user\n", start: 12, end: 17 },
      { ...common, kind: "content", text: "Hi", start: 17, end: 19, source: "messages[0].content" },
      { ...common, kind: "turn-end", text: "<|im_end|>", start: 19, end: 29 },
      { ...common, kind: "turn-break", text: "\n", start: 29, end: 30 },
    ]);
  });
});

describe("--mask", () => {
  const INPUT = JSON.stringify({
    messages: [
      { role: "user", content: "😀", weight: 1 },
      { role: "assistant", content: "one", weight: 0.5 },
      { role: "user", content: "b" },
      { role: "assistant", content: "two", reasoning_content: "why", tool_calls: [{ name: "f", arguments: "{}" }] },
    ],
  });
  const CALL = '\n<tool_call>\n{"name": "f", "arguments": {}}\n</tool_call>';
  const THINK = "<think>\nwhy\n</think>\n\n";

  /** Texts of the spans, and their weights. */
  function masked(policy: string): { readonly texts: readonly string[]; readonly weights: unknown } {
    const { stdout, status } = run(["render", "--mask", policy], { input: INPUT });
    const { text = "", spans = [], weights } = JSON.parse(stdout) as Answer;
    expect(status).toBe(0);
    const characters = Array.from(text);
    return { texts: spans.map(([start, end]) => characters.slice(start, end).join("")), weights };
  }

  it.each([
    { policy: "all-assistant", texts: ["one<|im_end|>\n", `${THINK}two${CALL}<|im_end|>\n`] },
    { policy: "final-assistant", texts: [`${THINK}two${CALL}<|im_end|>\n`] },
    { policy: "last-turn", texts: [`${THINK}two${CALL}<|im_end|>\n`] },
    { policy: "sampled", texts: ["one<|im_end|>", `${THINK}two${CALL}<|im_end|>`] },
    { policy: "answer-only", texts: ["one<|im_end|>", "two"] },
    { policy: "reasoning-only", texts: [THINK] },
    { policy: "tool-calls-only", texts: [`${CALL}<|im_end|>`] },
    { policy: "roles:user", texts: ["😀<|im_end|>\n", "b<|im_end|>\n"] },
    { policy: "roles:system,tool", texts: [] },
    { policy: "messages:0,1", texts: ["😀<|im_end|>\n", "one<|im_end|>\n"] },
    { policy: "messages:10", texts: [] },
    { policy: "reasoning-only+answer-only", texts: ["one<|im_end|>", `${THINK}two`] },
    { policy: "messages:0+roles:assistant+messages:2", texts: masked("roles:user,assistant").texts },
  ])("$policy", ({ policy, texts }) => {
    expect(masked(policy)).toEqual({ texts, weights: undefined });
  });

  it.each([
    { policy: "message-weights", weights: [0.5, 1] },
    { policy: "message-weights:roles:user,assistant", weights: [1, 0.5, 1, 1] },
    { policy: "message-weights:answer-only+reasoning-only", weights: [0.5, 1] },
    { policy: "reasoning-only+message-weights:answer-only", weights: [0.5, 1] },
    { policy: "message-weights+roles:user", weights: [1, 0.5, 1, 1] },
  ])("$policy gives a weight for each span", ({ policy, weights }) => {
    const found = masked(policy);
    expect(found.weights).toEqual(weights);
    expect(found.texts.length).toBe(weights.length);
  });

  it("takes the turns of any role: Coder templates print all of them", () => {
    const input = '{"template": "qwen3-coder", "messages": [{"role": "developer", "content": "a"}]}';
    const { stdout } = run(["render", "--mask", "roles:user,developer"], { input });
    const { text, spans } = JSON.parse(stdout) as Answer;
    expect(text).toBe("<|im_start|>developer\na<|im_end|>\n");
    expect(spans).toEqual([[22, 34]]);
  });

  it("gives weights with message-weights even where all are 1", () => {
    const input = '{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}';
    const { stdout } = run(["render", "--mask", "message-weights"], { input });
    expect((JSON.parse(stdout) as Answer).weights).toEqual([1]);
  });

  it.each([
    { policy: "roles:user, assistant", same: "roles:user,assistant" },
    { policy: "messages: 0 , 1", same: "messages:0,1" },
    { policy: "roles :user", same: "roles:user" },
    { policy: " reasoning-only + answer-only", same: "reasoning-only+answer-only" },
    { policy: "message-weights: roles: user", same: "message-weights:roles:user" },
  ])("takes spaces: $policy", ({ policy, same }) => {
    expect(masked(policy)).toEqual(masked(same));
  });

  it("everything is one span", () => {
    expect(masked("everything").texts.length).toBe(1);
  });

  it.each([
    { unit: "code points by default", args: [], spans: [[51, 65]] },
    { unit: "code points", args: ["--offsets", "codepoint"], spans: [[51, 65]] },
    { unit: "UTF-16 code units", args: ["--offsets", "utf16"], spans: [[52, 66]] },
    { unit: "bytes", args: ["--offsets", "byte"], spans: [[54, 68]] },
  ])("counts spans in $unit", ({ args, spans }) => {
    const { stdout } = run(["render", "--mask", "messages:1", ...args], { input: INPUT });
    expect((JSON.parse(stdout) as Answer).spans).toEqual(spans);
  });

  it("leaves the text as it is, and goes with --segments", () => {
    const args = ["render", "--mask", "all-assistant", "--segments"];
    const { spans, ...others } = JSON.parse(run(args, { input: INPUT }).stdout) as Answer;
    expect(spans?.length).toBe(2);
    expect(others).toEqual(JSON.parse(run(["render", "--segments"], { input: INPUT }).stdout));
  });

  it.each([
    { policy: "reasoning-only", says: "the mask trains nothing" },
    { policy: "all-assistant", says: "the mask trains messages[1], in or before which the template has removed" },
  ])("says on standard error what is to be said, and exits 0: $policy", ({ policy, says }) => {
    const messages = ["user", "assistant", "user"].map((role) => ({ role, content: "a" }));
    const { stdout, stderr, status } = run(["render", "--mask", policy], { input: JSON.stringify({ messages }) });
    expect(stderr).toMatch(/^qwen3-format: [^\n]+\n$/);
    expect(stderr).toContain(says);
    expect(stdout).not.toContain("the mask");
    expect(status).toBe(0);
  });

  it("says so where the generation prompt does not lead to what is trained", () => {
    const messages = [
      { role: "user", content: "q" },
      { role: "assistant", content: "a", reasoning_content: "r" },
    ];
    const input = JSON.stringify({ messages, enable_thinking: false });
    const { stderr } = run(["render", "--mask", "sampled"], { input });
    expect(stderr).toBe(
      "qwen3-format: the mask trains messages[1], to which the generation prompt with the same options does not lead\n",
    );
  });
});

describe("a failing request", () => {
  const failures = [
    { what: "JSON cut short", input: '{"messages": [', says: "not JSON" },
    { what: "a fault in JSON of many lines", input: '{\n"messages": x\n}', says: "not JSON" },
    { what: "bytes that are no UTF-8", input: Uint8Array.of(0x22, 0xff, 0x22), says: "not valid UTF-8" },
    { what: "no input at all", input: "", says: "not JSON" },
    { what: "a list", input: "[]", says: 'expected a request, {"messages": [..]}, got a list' },
    { what: "an unknown template", input: REQUEST.replace("{", '{"template": "qwen2", '), says: "template: expected" },
    {
      what: "a byte order mark",
      input: `\ufeff${REQUEST}`,
      says: "not JSON: begins with a byte order mark",
    },
    {
      what: "lines of requests",
      input: `${REQUEST}\n${REQUEST}\n`,
      says: "; for one request a line, use --jsonl",
    },
    {
      what: "options that exclude each other",
      input: REQUEST.replace("{", '{"continue_final_message": true, '),
      says: "continue_final_message: not together with add_generation_prompt",
    },
    {
      what: "an option that has the name of another for its value",
      input: REQUEST.replace("{", '{"enable_thinking": "addGenerationPrompt", '),
      says: 'enable_thinking: expected a boolean or null, got "addGenerationPrompt"',
    },
    {
      what: "a chat that the template refuses",
      input: '{"messages": []}',
      says: "messages: the template raises on an empty list",
    },
  ];

  it.each(failures)("exits 1 with one line on standard error: $what", ({ input, says }) => {
    const { stdout, stderr, status } = run(["render"], { input });
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^qwen3-format: [^\n]+\n$/);
    expect(stderr).toContain(says);
    expect(status).toBe(1);
  });

  it.each(failures)("is answered as JSON with --json, and exits 1: $what", ({ input, says }) => {
    const { stdout, stderr, status } = run(["render", "--json"], { input });
    const { error, text } = JSON.parse(stdout) as Answer;
    expect(error?.message).toContain(says);
    expect(stderr).toBe(run(["render"], { input }).stderr);
    expect(text).toBeUndefined();
    expect(status).toBe(1);
  });

  it.each([
    { what: "JSON of many lines", input: '{\n"messages": x\n}' },
    { what: "a request and more in its line", input: '{"messages": []}x' },
    { what: "one line", input: '{"messages": x}\n' },
    { what: "a list and more", input: "[]\n[]" },
  ])("is not told of --jsonl: $what", ({ input }) => {
    expect(run(["render"], { input }).stderr).not.toContain("--jsonl");
  });

  it("shows control characters of the request as pictures", () => {
    const { stderr } = run(["render"], { input: '{"messages": "\\u001b[2J\\u202e"}' });
    expect(stderr).toMatch(/^[^\u001b\u202e]+\n$/);
  });
});

const POLICIES =
  "all-assistant, final-assistant, last-turn, sampled, answer-only, reasoning-only, tool-calls-only, everything, " +
  "roles:ROLE,.., messages:INDEX,.., message-weights, message-weights:POLICY; + joins them.";

/** Its first bytes are at no address. Other systems than Linux have no such file. */
const UNREADABLE = "/proc/self/mem";
/** As full as a disk can be; Linux has it, too. */
const FULL = "/dev/full";
for (const path of [UNREADABLE, FULL].filter((each) => !existsSync(each)))
  console.warn(`\n!! Errors of reading and writing: SOME LEFT OUT, because this system has no ${path}\n`);
const INDICES = "messages: takes indices, from 0, with commas between them.";

describe("usage", () => {
  const programExit = "Exit status: 0 all well, 1 a request failed, 2 wrong usage.";

  it.each([
    { what: "an unknown command", args: ["rendr"], says: "unknown command 'rendr'" },
    { what: "no command", args: [], says: "Usage: qwen3-format" },
    { what: "an unknown option", args: ["render", "--jsnl"], says: "Did you mean --json" },
    { what: "an unknown template", args: ["render", "--template", "qwen2"], says: "qwen3, qwen3-2504" },
    { what: "an unknown template for view", args: ["view", "--template", "qwen2"], says: "qwen3, qwen3-2504" },
    { what: "an unknown unit", args: ["render", "--offsets", "char"], says: "utf16, codepoint, byte" },
    {
      what: "an unknown mask",
      args: ["render", "--mask", "assistant"],
      says: "all-assistant, final-assistant, last-turn",
    },
    { what: "an unknown part of a mask", args: ["view", "--mask", "sampled+x"], says: "'sampled+x' is invalid" },
    {
      what: "a preset in a list",
      args: ["view", "--mask", "message-weights :sampled"],
      says: `Policies are ${POLICIES}`,
    },
    { what: "half a mask", args: ["encode", "--mask", "sampled+"], says: "is invalid" },
    { what: "a role without a name", args: ["render", "--mask", "roles:user,"], says: "is invalid" },
    { what: "a role misspelt", args: ["render", "--mask", "roles:user,asistant"], says: "did you mean assistant?" },
    { what: "a policy in camel case", args: ["view", "--mask", "allAssistant"], says: "did you mean all-assistant?" },
    { what: "a policy in snake case", args: ["view", "--mask", "all_assistant"], says: "did you mean all-assistant?" },
    {
      what: "a policy misspelt",
      args: ["view", "--mask", "sampled+all-asistant"],
      says: "did you mean all-assistant?",
    },
    { what: "a list misspelt", args: ["view", "--mask", "role:user"], says: "did you mean roles:user?" },
    { what: "a column misspelt", args: ["encode", "--columns", "label"], says: "did you mean labels?" },
    { what: "an unknown column", args: ["encode", "--columns", "spans"], says: "id, text, trained_messages" },
    {
      what: "columns and labels",
      args: ["encode", "--columns", "id", "--labels"],
      says: "cannot be used with option '--labels'",
    },
    {
      what: "columns and details",
      args: ["encode", "--columns", "id", "--details"],
      says: "cannot be used with option '--details'",
    },
    { what: "a list of what is no list", args: ["view", "--mask", "role :user"], says: "did you mean roles:user?" },
    { what: "a message misspelt", args: ["view", "--mask", "message:1"], says: "did you mean messages:1?" },
    { what: "an index with more before it", args: ["render", "--mask", "messages:x1"], says: INDICES },
    { what: "an index with more behind it", args: ["render", "--mask", "messages:1x"], says: INDICES },
    { what: "a column named twice", args: ["encode", "--columns", "id, labels,id"], says: "names id twice" },
    { what: "unknown rows to drop", args: ["encode", "--drop", "error"], says: "did you mean errors?" },
    { what: "unknown things to refuse", args: ["render", "--refuse", "x"], says: "control-tokens, omissions" },
    { what: "an index that is none", args: ["render", "--mask", "messages:1,x"], says: "is invalid" },
    { what: "a preset with a list", args: ["render", "--mask", "sampled:1"], says: "is invalid" },
    { what: "weights of an unknown mask", args: ["render", "--mask", "message-weights:x"], says: "is invalid" },
    { what: "an unknown rule", args: ["encode", "--straddle", "last"], says: "any, first, all" },
    { what: "an unknown treatment", args: ["view", "--special-tokens", "none"], says: "official, plain" },
    { what: "labels of text", args: ["render", "--labels"], says: "unknown option" },
    { what: "a missing file to encode", args: ["encode", "missing.json"], says: "no such file or directory" },
    { what: "an option without its value", args: ["render", "--template"], says: "argument missing" },
    { what: "two files", args: ["render", "a", "b"], says: "too many arguments" },
    {
      what: "a missing file",
      args: ["render", "missing.json"],
      says: "cannot read missing.json: no such file or directory",
    },
    {
      what: "a missing file of lines",
      args: ["render", "--jsonl", "missing.jsonl"],
      says: "no such file or directory",
    },
    { what: "a missing file to view", args: ["view", "missing.json"], says: "no such file or directory" },
    { what: "a folder", args: ["render", tmpdir()], says: "is a folder" },
    { what: "a file whose name has two lines", args: ["render", "a\nb"], says: "cannot read a␊b: no such file" },
    { what: "a missing template to detect", args: ["detect", "missing.jinja"], says: "cannot read missing.jinja" },
    { what: "no program to check", args: ["conformance", "--cmd", " "], says: "--cmd is empty" },
  ])("exits 2 for $what", ({ args, says }) => {
    const { stdout, stderr, status } = run(args);
    expect(stdout).toBe("");
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });

  it.skipIf(!existsSync(UNREADABLE)).each([["render"], ["render", "--jsonl"], ["detect"]])(
    "exits 2 for a file that opens, and cannot be read: %s %s",
    (...args) => {
      const { stderr, status } = run([...args, UNREADABLE]);
      expect([status, stderr]).toEqual([2, expect.stringMatching(`cannot read ${UNREADABLE}: i/o`)]);
    },
  );

  it.each(["render", "render --jsonl", "detect"])("exits 2 for standard input that cannot be read: %s", (args) => {
    const writable = join(folder.path, "writable");
    const { stderr, status } = spawnSync("sh", ["-c", `"$0" dist/cli.js ${args} 0> "$1"`, process.execPath, writable]);
    expect([status, stderr.toString()]).toEqual([
      2,
      expect.stringContaining("cannot read standard input: bad file descriptor\n"),
    ]);
  });

  it.each([
    { args: ["--help"], says: programExit },
    { args: ["help", "render"], says: "--offsets <unit>" },
    { args: ["render", "--help"], says: "--template <id>" },
    { args: ["render", "--help"], says: "roles:user,assistant" },
    { args: ["encode", "--help"], says: "QWEN3_TOKENIZER" },
    { args: ["encode", "--help"], says: "trained_messages" },
    { args: ["encode", "--help"], says: "write token ids and masks, and labels with --labels" },
    { args: ["encode", "--help"], says: "--drop untrained leaves out" },
    { args: ["encode", "--help"], says: programExit },
    { args: ["render", "--help"], says: 'default: "qwen3")' },
    { args: ["render", "--help"], says: "standard input for -" },
    { args: ["view", "--help"], says: "NO_COLOR" },
    { args: ["view", "--help"], says: "A request is a JSON object" },
    { args: ["view", "--help"], says: "△  below" },
    { args: ["--version"], says: manifest.version },
  ])("exits 0 for $args", ({ args, says }) => {
    const { stdout, stderr, status } = run(args);
    expect(stdout).toContain(says);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});

it("the help of --special-tokens names the added tokens, all of them", () => {
  const [, list = ""] = run(["encode", "--help"]).stdout.split("Added tokens of Qwen3");
  const [names = ""] = list.split("\n\n");
  const tokens = addedTokensIn(names).map(({ token }) => token);
  expect(new Set(tokens.map(addedTokenId))).toEqual(new Set(Array.from({ length: 26 }, (_, index) => 151_643 + index)));
});

it.skipIf(!existsSync(FULL))("a disk that is full is told in words", () => {
  const { status, stderr } = spawnSync("sh", ["-c", `"$0" dist/cli.js render > ${FULL}`, process.execPath], {
    input: REQUEST,
  });
  expect([status, stderr.toString()]).toEqual([1, "qwen3-format: cannot write: no space left on device\n"]);
});

it("a folder as standard input is wrong usage", () => {
  const { status, stderr } = spawnSync("sh", ["-c", `"$0" dist/cli.js render --jsonl < src`, process.execPath]);
  expect([status, stderr.toString()]).toEqual([2, "qwen3-format: standard input is a folder\n"]);
});

describe("what the prompt does not show", () => {
  const input = JSON.stringify({
    messages: [
      { role: "developer", content: "Be brief." },
      { role: "user", content: "x<|im_end|>" },
    ],
  });
  const says = [
    "qwen3-format: added tokens are spelled by the text of the request; the first: <|im_end|> in messages[1].content; " +
      "--refuse control-tokens refuses them",
    "qwen3-format: the template drops messages or content of the request; the first: messages[0] (unknown-role)",
    "",
  ].join("\n");

  it.each([[[]], [["--json"]], [["--segments"]]])("is said by render %j", (args) => {
    expect(run(["render", ...args], { input })).toMatchObject({ stderr: says, status: 0 });
  });

  it("is counted over many requests", () => {
    const { stderr } = run(["render", "--jsonl"], { input: `${input}\n{"messages": [{"role": "user"}]}\n${input}\n` });
    expect(stderr.split("\n")).toEqual([
      expect.stringContaining("by the text of 2 of 3 requests; the first: line 1, <|im_end|> in messages[1].content; "),
      expect.stringContaining("messages or content of 2 of 3 requests; the first: line 1, messages[0] (unknown-role)"),
      "",
    ]);
  });
});

it("a member spelled as the option is not read, and the warning names the one that would be", () => {
  const { status, stderr } = run(["render"], { input: '{"messages": [{"role": "user"}], "enableThinking": false}' });
  expect(status).toBe(0);
  expect(stderr).toContain('"enableThinking" of a request is not read; did you mean enable_thinking?');
});

describe("--refuse", () => {
  const lines = [
    '{"id": 1, "messages": [{"role": "user", "content": "a <|im_end|>"}]}',
    '{"id": 2, "messages": [{"role": "developer", "content": "a"}]}',
    '{"id": 3, "messages": [{"role": "user", "content": "a"}]}',
  ];

  it.each([
    { what: "control-tokens", failed: [1] },
    { what: "omissions", failed: [2] },
    { what: "omissions, control-tokens", failed: [1, 2] },
  ])("$what", ({ what, failed }) => {
    const { answers, status } = runLines(lines.join("\n"), ["--refuse", what]);
    const errors = answers.filter(({ error }) => error?.code === "unsupported");
    expect(errors.map(({ id }) => id)).toEqual(failed);
    expect(answers.length).toBe(3);
    expect(status).toBe(1);
  });

  it("holds for the bare prompt", () => {
    const { stdout, stderr, status } = run(["render", "--refuse", "control-tokens"], { input: lines[0] ?? "" });
    expect(stdout).toBe("");
    expect(stderr).toBe("qwen3-format: messages[0].content: spells the control token <|im_end|>\n");
    expect(status).toBe(1);
  });
});
