import { describe, expect, it } from "vitest";
import { templateIds } from "../src/index.ts";
import { launch, run, runLines } from "./support/command-line.ts";
import { answers as goldenAnswers, cases, type GoldenAnswer } from "./support/golden.ts";

/** {"id": ID, "messages": [{"role": "user", "content": "CONTENT"}]} */
const request = (id: string, content = "a", more = ""): string =>
  `{"id": ${id}, "messages": [{"role": "user", "content": "${content}"}]${more}}`;

const prompt = (content: string): string => `<|im_start|>user\n${content}<|im_end|>\n`;

describe.each(templateIds)("--template %s", (template) => {
  it("answers every golden case as Python does, in one run", () => {
    const input = cases.map((each) => each.request).join("\n");
    const { answers, status } = runLines(input, ["--template", template]);
    const golden = goldenAnswers(template);
    const expected = cases.map(({ id }) => ({ id, text: golden[id]?.text, code: codeOf(golden[id]) }));
    expect(answers.map(({ id, text, error }) => ({ id, text, code: codeIn(error) }))).toEqual(expected);
    expect(status).toBe(1);
  });
});

/** Where Python raises, whatever it raises, the answer is a `template-error`; an option that is not read is refused. */
function codeOf(answer: GoldenAnswer | undefined): string | undefined {
  if (answer?.unread !== undefined) return "invalid-input";
  return answer?.error === undefined ? undefined : "template-error";
}

/** A call without arguments is outside the schema where calls are JSON; Python raises on it. */
function codeIn(error: { readonly code: string; readonly message: string } | undefined): string | undefined {
  return error?.message.endsWith(".arguments: expected a JSON value, got undefined") ? "template-error" : error?.code;
}

describe("lines", () => {
  it("are answered in the order of the requests", () => {
    const ids = Array.from({ length: 500 }, (_, index) => index);
    const { answers, stderr, status } = runLines(ids.map((id) => request(`${id}`, `text ${id}`)).join("\n"));
    expect(answers).toEqual(ids.map((id) => ({ id, text: prompt(`text ${id}`) })));
    expect([stderr, status]).toEqual(["", 0]);
  });

  it.each([
    { rule: "may end in CRLF", input: `${request("1")}\r\n${request("2")}\r\n`, ids: [1, 2] },
    { rule: "need no line feed at the end", input: `${request("1")}\n${request("2")}`, ids: [1, 2] },
    { rule: "may be blank", input: `\n${request("1")}\n\n \t\r\n${request("2")}\n\n`, ids: [1, 2] },
    { rule: "may be indented", input: `  ${request("1")}  \n\t${request("2")}\n`, ids: [1, 2] },
    { rule: "may be none", input: "", ids: [] },
  ])("$rule", ({ input, ids }) => {
    const { answers, status } = runLines(input);
    expect(answers.map(({ id }) => id)).toEqual(ids);
    expect(status).toBe(0);
  });

  it.each(["\u2028", "\u2029", "\u0085"])("do not end at %j inside a string", (separator) => {
    const { answers, stdout } = runLines(`${request("1", `a${separator}b`)}\n`);
    expect(answers).toEqual([{ id: 1, text: prompt(`a${separator}b`) }]);
    expect(stdout).not.toContain(separator); // readers less strict than ours would end the answer there
  });
});

describe("the id", () => {
  it("is echoed without loss", () => {
    const same = ["1.0", "1e+16", "12345678901234567890", "-0.0", "NaN", "null", "true", '""', '"é 😀"', "[1.0, {}]"];
    const escaped = [
      String.raw`"\ud800 \udfff"`,
      String.raw`"\"\\\n"`,
      '{"__proto__": {"x": 1}}',
      '{"b": 1, "10": 2, "2": 3}',
    ];
    const ids = [...same, ...escaped];
    const { stdout } = run(["render", "--jsonl"], { input: ids.map((id) => request(id)).join("\n") });
    const text = JSON.stringify(prompt("a"));
    expect(stdout.split("\n")).toEqual([...ids.map((id) => `{"id": ${id}, "text": ${text}}`), ""]);
  });

  it("is left out where the request has none", () => {
    const { stdout } = runLines('{"messages": [{"role": "user", "content": "a"}]}');
    expect(stdout).toBe(`{"text": ${JSON.stringify(prompt("a"))}}\n`);
  });

  it("is echoed with an error", () => {
    const { stdout } = runLines('{"id": 1.0, "messages": 5}');
    expect(stdout).toMatch(/^\{"id": 1\.0, "error": \{/);
  });

  it("that is nested too deep to be written fails its request alone", () => {
    const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
    const { answers, status } = runLines(`${request(deep)}\n${request("2")}`);
    expect(answers.map(({ id, error }) => [id, error?.path])).toEqual([
      [undefined, "id"],
      [2, undefined],
    ]);
    expect(status).toBe(1);
  });
});

describe("a bad line", () => {
  const bad = [
    { line: "{bad}", path: "", says: "not JSON" },
    { line: `${request("1")} x`, path: "", says: "not JSON" },
    { line: "[1]", path: "", says: 'expected a request, {"messages": [..]}, got a list' },
    { line: "null", path: "", says: 'expected a request, {"messages": [..]}, got null' },
    { line: Uint8Array.of(0x7b, 0xc3, 0x28, 0x7d), path: "", says: "not valid UTF-8" },
    { line: Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), path: "", says: "not valid UTF-8" },
    { line: `\ufeff${request("1")}`, path: "", says: "begins with a byte order mark" },
    { line: "{}", path: "messages", says: "messages: expected" },
    {
      line: request("1", "a", ', "enable_thinking": 1'),
      path: "enable_thinking",
      says: "enable_thinking: expected a boolean",
    },
    {
      line: request("1", "a", ', "continue_final_message": 1'),
      path: "continue_final_message",
      says: "continue_final_message: expected",
    },
    {
      line: request("1", "a", ', "add_vision_id": true'),
      path: "add_vision_id",
      says: "add_vision_id: not an option of template qwen3",
    },
    { line: request("1", "a", ', "template": "qwen2"'), path: "template", says: 'got "qwen2"' },
    { line: request("1", "a", ', "tools": [1]'), path: "tools[0]", says: "tools[0]: expected" },
    {
      line: '{"messages": [{"role": 5}]}',
      path: "messages[0].role",
      says: "messages[0].role: expected a string, got 5",
    },
  ];

  it("is answered with an error, and the run goes on", () => {
    const input = bad.flatMap(({ line }, index) => [
      Buffer.from(line),
      Buffer.from(`\n${request(`${index}`, "good")}\n`),
    ]);
    const { answers, stderr, status } = runLines(Buffer.concat(input));
    const errors = answers.filter((_, index) => index % 2 === 0).map(({ error }) => error);
    const expected = bad.map(({ path, says }) => ({
      code: "invalid-input",
      message: expect.stringContaining(says),
      path,
    }));
    expect(errors).toEqual(expected);
    const others = answers.filter((_, index) => index % 2 === 1);
    expect(others).toEqual(bad.map((_, index) => ({ id: index, text: prompt("good") })));
    expect(stderr).toBe(`qwen3-format: 14 of 28 requests failed; the first: line 1: ${errors[0]?.message}\n`);
    expect(status).toBe(1);
  });

  it("is counted by its line, blank ones included", () => {
    const { stderr } = runLines(`\n${request("1")}\n\n[]\n[]\n`);
    expect(stderr).toContain("2 of 3 requests failed; the first: line 4: ");
  });
});

it("takes --template for requests that name none", () => {
  // A user content of null prints nothing with qwen3, and raises with qwen3-2504.
  const lines = ["", ', "template": null', ', "template": "qwen3"', ', "template": "qwen3-2504"'];
  const input = lines.map((more) => `{"messages": [{"role": "user", "content": null}]${more}}`).join("\n");
  const failed = (args: readonly string[]) => runLines(input, args).answers.map(({ error }) => error?.code);
  expect(failed([])).toEqual([undefined, undefined, undefined, "template-error"]);
  expect(failed(["--template", "qwen3-2504"])).toEqual([
    "template-error",
    "template-error",
    undefined,
    "template-error",
  ]);
});

it("warns once, at the end, of each member that is not read", () => {
  const input = [', "x": 1', ', "x": 2, "max_tokens": 5', ', "10": 1', ', "x\\u001b": 1'].map((more) =>
    request("1", "a", more),
  );
  const { stderr, status } = runLines(input.join("\n"));
  expect(stderr.split("\n")).toEqual([
    'qwen3-format: member "x" of a request is not read',
    'qwen3-format: member "max_tokens" of a request is not read',
    'qwen3-format: member "10" of a request is not read',
    String.raw`qwen3-format: member "x\u001b" of a request is not read`,
    "",
  ]);
  expect(status).toBe(0);
});

it("puts the segments of every chat into its answer with --segments", () => {
  const { answers } = runLines(`${request("1", "😀")}\n${request("2", "ab")}`, ["--segments"]);
  const contents = answers.map(({ segments = [] }) => segments.find(({ start }) => start === 17));
  expect(contents.map((segment) => [segment?.text, segment?.end])).toEqual([
    ["😀", 18],
    ["ab", 19],
  ]);
});

it("puts the spans of every chat into its answer with --mask, and says at the end what is to be said", () => {
  const answered = (id: string, content: string): string =>
    `{"id": ${id}, "messages": [{"role": "user", "content": "${content}"}, {"role": "assistant", "content": "b"}]}`;
  const lines = [request("1"), answered("2", "😀"), "{bad}", request("4"), answered("5", "a")];
  const { answers, stderr, status } = runLines(lines.join("\n"), ["--mask", "answer-only"]);
  expect(answers.map(({ spans }) => spans)).toEqual([[], [[70, 81]], undefined, [], [[70, 81]]]);
  expect(stderr.split("\n")).toEqual([
    "qwen3-format: the mask trains nothing in 2 of 5 requests; the first: line 1",
    expect.stringMatching(/^qwen3-format: 1 of 5 requests failed; the first: line 3: not JSON/),
    "",
  ]);
  expect(status).toBe(1);
});

it("ends quietly when the reader of its answers goes away", async () => {
  const child = launch(["render", "--jsonl"]);
  const written: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => written.push(chunk));
  child.stdin.on("error", () => undefined); // the child closes its end as well
  child.stdout.once("data", () => child.stdout.destroy());
  const lines = `${request("1", "text ".repeat(200))}\n`.repeat(5000);
  child.stdin.end(lines);
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect(Buffer.concat(written).toString()).toBe("");
  expect(status).toBe(0);
});
