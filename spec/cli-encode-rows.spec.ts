import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { encodeLines, run } from "./support/command-line.ts";
import { smallTokenizer, templateTokens } from "./support/small-tokenizer.ts";

const tokenizer = smallTokenizer(templateTokens());
afterAll(() => rmSync(tokenizer, { recursive: true }));

const encode = (lines: readonly string[], args: readonly string[] = []) =>
  encodeLines(lines, ["--tokenizer", tokenizer, ...args]);

const user = { role: "user", content: "a" };
const assistant = { role: "assistant", content: "b" };
const developer = { role: "developer", content: "c" };
const request = (id: unknown, messages: unknown, more: object = {}): string =>
  JSON.stringify({ id, messages, ...more });

const FAILED = "qwen3-format: 1 of 4 requests failed; the first: line 2: messages: expected a list, got 5";
const NOTHING = "qwen3-format: the mask trains nothing in 2 of 4 requests; the first: line 3";
const LEFT_OUT = "qwen3-format: left out 2 of 3 rows, which train nothing";

describe("--drop", () => {
  const lines = [request(1, [user, assistant]), request(2, 5), request(3, [user]), request(4, [user, user])];

  it.each([
    { args: [], ids: [1, 2, 3, 4], says: [NOTHING, FAILED] },
    { args: ["--drop", "errors"], ids: [1, 3, 4], says: [NOTHING, FAILED] },
    { args: ["--drop", "untrained"], ids: [1, 2], says: [LEFT_OUT, FAILED] },
    { args: ["--drop", "errors, untrained"], ids: [1], says: [LEFT_OUT, FAILED] },
    { args: ["--drop", "untrained,errors", "--columns", "id,labels"], ids: [1], says: [LEFT_OUT, FAILED] },
    { args: ["--drop", "untrained,errors", "--split-turns"], ids: [1], says: [LEFT_OUT, FAILED] },
  ])("leaves out rows, and tells of them: $args", ({ args, ids, says }) => {
    const { answers, stderr, status } = encode(lines, args);
    expect(answers.map(({ id }) => id)).toEqual(ids);
    expect(stderr).toBe(`${says.join("\n")}\n`);
    expect(status).toBe(1);
  });

  it("is no failure where nothing failed", () => {
    expect(encode([request(1, [user])], ["--drop", "errors,untrained"])).toMatchObject({ stdout: "", status: 0 });
  });

  it.each([
    { input: request(1, 5), says: "messages: expected a list, got 5", status: 1 },
    { input: request(1, [user]), says: "left out 1 of 1 rows, which train nothing", status: 0 },
  ])("leaves out the only row: $says", ({ input, says, status }) => {
    const args = ["encode", "--tokenizer", tokenizer, "--drop", "errors,untrained"];
    expect(run(args, { input })).toEqual({ stdout: "", stderr: `qwen3-format: ${says}\n`, status });
  });
});

describe("the members of rows", () => {
  const weighted = (weight: unknown): string => request(1, [user, { ...assistant, weight }]);
  const members = ["id", "input_ids", "attention_mask", "assistant_masks"];

  it.each([
    { args: [], names: members },
    { args: ["--labels"], names: [...members, "labels"] },
    { args: ["--columns", "labels,input_ids", "--split-turns"], names: ["labels", "input_ids"] },
    { args: ["--mask", "message-weights"], names: [...members, "weights"] },
    { args: ["--mask", "roles:user+message-weights"], names: [...members, "weights"] },
    { args: ["--columns", "weights, text,id"], names: ["weights", "text", "id"] },
  ])("are the same of all: $args", ({ args, names }) => {
    const { answers } = encode([weighted(0.5), weighted(1), weighted(0)], args);
    expect(answers.map((answer) => Object.keys(answer))).toEqual([names, names, names]);
  });

  it("are those of --columns, null where there is none", () => {
    const columns = ["--columns", " id, trained_messages ,text"];
    const lines = [
      '{"id": 1.0, "messages": [{"role": "user", "content": "a"}]}',
      request(undefined, [user, assistant]),
    ];
    const whole = encode(lines, columns);
    expect(whole.stdout).toContain(
      '{"id": 1.0, "trained_messages": null, "text": "<|im_start|>user\\na<|im_end|>\\n"}\n',
    );
    const split = encode(lines, [...columns, "--split-turns"]);
    expect(split.answers.map(({ id, trained_messages }) => [id, trained_messages])).toEqual([
      [1, []],
      [null, [1]],
    ]);
  });
});

describe("what is said at the end", () => {
  const spelling = { role: "user", content: "x <|im_end|> <think>" };
  const thinking = { role: "assistant", content: "<think>\nwhy\n</think>\n\nb" };
  const parts = { role: "user", content: [{ type: "text", text: "a" }] };
  const lines = [
    request(1, [user, thinking]),
    request(2, [spelling, assistant]),
    request(3, [developer, user, assistant], { enableThinking: true }),
    request(4, [parts, { ...assistant, content: "</tool_call>" }], { enableThinking: true }),
  ];
  const spelled =
    "qwen3-format: added tokens are spelled by the text of 2 of 4 requests; the first: line 2, <|im_end|> in messages[0].content; " +
    "--special-tokens plain encodes them as text, --refuse control-tokens refuses them";
  const unread = 'qwen3-format: member "enableThinking" of a request is not read; did you mean enable_thinking?';
  const vanished =
    "qwen3-format: the template drops messages or content of 2 of 4 requests; the first: line 3, messages[0] (unknown-role)";
  const refused =
    "qwen3-format: 2 of 4 requests failed; the first: line 2: messages[0].content: spells the control token <|im_end|>";

  it.each([
    { args: [], says: [spelled, unread, vanished] },
    { args: ["--split-turns"], says: [spelled, unread, vanished] },
    { args: ["--special-tokens", "plain"], says: [unread, vanished] },
    { args: ["--refuse", "control-tokens"], says: [unread, vanished.replace("2 of 4", "1 of 4"), refused] },
  ])("is counted, each once: $args", ({ args, says }) => {
    expect(encode(lines, args).stderr).toBe(`${says.join("\n")}\n`);
  });

  it("names the places of a request that is the only one", () => {
    const args = ["encode", "--tokenizer", tokenizer];
    const { stderr, status } = run(args, { input: request(1, [spelling, developer, assistant]) });
    expect(stderr.split("\n")).toEqual([
      expect.stringContaining("by the text of the request; the first: <|im_end|> in messages[0].content; "),
      "qwen3-format: the template drops messages or content of the request; the first: messages[1] (unknown-role)",
      "",
    ]);
    expect(status).toBe(0);
  });

  it("is the error of a request that is the only one, as in its answer", () => {
    const { stdout, stderr, status } = run(["encode", "--tokenizer", tokenizer], { input: request(1, 5) });
    expect(stdout).toContain('"message":"messages: expected a list, got 5"');
    expect(stderr).toBe("qwen3-format: messages: expected a list, got 5\n");
    expect(status).toBe(1);
  });
});
