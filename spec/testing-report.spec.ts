import { describe, expect, it } from "vitest";
import { formatReport, type ConformanceReport, type Example, type RuleReport } from "../src/testing/index.ts";
import { reportLines, resultOf } from "../src/testing/report.ts";

const rule = (members: Partial<RuleReport>): RuleReport => ({
  number: 3,
  id: "message-order",
  title: "In order.",
  checked: 0,
  failed: 0,
  unsupported: 0,
  failedCases: [],
  ...members,
});

const report = (rules: readonly RuleReport[], members: Partial<ConformanceReport> = {}): ConformanceReport => ({
  template: "qwen3.5",
  runs: 20,
  seed: 7,
  rules,
  leftOut: [],
  ok: true,
  ...members,
});

const holds = rule({ checked: 12 });
const fails = rule({ number: 12, id: "json-keys", title: "Keys.", checked: 9, failed: 2, unsupported: 1 });

describe("the result of a rule", () => {
  it.each<{ said: string; members: Partial<RuleReport> }>([
    { said: "12 hold", members: { checked: 12 } },
    { said: "12 hold", members: { checked: 12, unsupported: 5 } },
    { said: "3/12 fail", members: { checked: 12, failed: 3 } },
    { said: "not expressible", members: { unsupported: 5 } },
    { said: "nothing asked", members: {} },
  ])("$said", ({ said, members }) => {
    expect(resultOf(rule(members))).toBe(said);
  });
});

describe("the first line", () => {
  it.each<{ line: string; report: ConformanceReport }>([
    { line: "qwen3.5: 2 rules hold (20 random requests for each, seed 7)", report: report([holds, rule({}), holds]) },
    {
      line: "qwen3.5: 1 of 2 rules fail (20 random requests for each, seed 7)",
      report: report([holds, rule({}), fails]),
    },
    {
      line: "qwen3.5: 1 rules hold, 2 not expressible (20 random requests for each, seed 7)",
      report: report([holds, rule({ unsupported: 1 }), rule({}), rule({ unsupported: 2 })]),
    },
    {
      line: "qwen3: 0 rules hold (0 random requests for each, seed -1); left out: json-keys, together",
      report: report([], { template: "qwen3", runs: 0, seed: -1, leftOut: ["json-keys", "together"] }),
    },
  ])("$line", ({ line, report: given }) => {
    expect(formatReport(given).split("\n")[0]).toBe(line);
  });
});

it("each rule has a line, in columns", () => {
  expect(formatReport(report([holds, fails, rule({ unsupported: 2 })]))).toBe(
    [
      "qwen3.5: 1 of 2 rules fail, 1 not expressible (20 random requests for each, seed 7)",
      "",
      " 3  12 hold           message-order                 In order.",
      "12  2/9 fail          json-keys                     Keys.",
      " 3  not expressible   message-order                 In order.",
      "",
    ].join("\n"),
  );
});

describe("an example has its request, and what was expected and came", () => {
  const text = (value: string): { text: string } => ({ text: value });
  it.each<{ what: string; example: Omit<Example, "request">; expected: string; actual: string }>([
    { what: "two texts", example: { expected: text("ab"), actual: text("a") }, expected: "ab", actual: "a" },
    {
      what: "two long texts, cut to where they differ",
      example: {
        expected: text(`${"x".repeat(30)}\n${"y".repeat(30)}`),
        actual: text("x".repeat(30) + "y".repeat(30)),
      },
      expected: `…${"x".repeat(24)}↵${"y".repeat(24)}…`,
      actual: `…${"x".repeat(24)}${"y".repeat(24)}…`,
    },
    {
      what: "an empty text",
      example: { expected: text("a"), actual: text("") },
      expected: "a",
      actual: "an empty text",
    },
    {
      what: "no empty text",
      example: { expected: text(""), actual: text("a") },
      expected: "an empty text",
      actual: "a",
    },
    {
      what: "an error for a text",
      example: { expected: text("a\n"), actual: { error: "no" } },
      expected: "a↵",
      actual: "an error: no",
    },
    {
      what: "an error for an empty text",
      example: { expected: text(""), actual: { error: "" } },
      expected: "an empty text",
      actual: "an error: ",
    },
    {
      what: "a text for an error",
      example: { expected: { raises: "x" }, actual: text("a b") },
      expected: "an error: x",
      actual: "a b",
    },
    {
      what: "an empty text for an error",
      example: { expected: { raises: "x" }, actual: text("") },
      expected: "an error: x",
      actual: "an empty text",
    },
    { what: "no text", example: { expected: text("a"), actual: { gave: "5" } }, expected: "a", actual: "gave 5" },
    {
      what: "a changed request",
      example: { expected: text("a"), actual: { changed: '{"a": 2}' } },
      expected: "the request as it was",
      actual: '{"a": 2}',
    },
  ])("$what", ({ example, expected, actual }) => {
    const lines = formatReport(report([{ ...fails, example: { request: '{"a": 1}', ...example } }])).split("\n");
    expect(lines.slice(3)).toEqual([
      "",
      "12 json-keys: Keys.",
      '    request  {"a": 1}',
      `    expected ${expected}`,
      `    actual   ${actual}`,
      "",
    ]);
  });

  it("is shown once, where several rules have the same", () => {
    const example = { request: "{}", expected: text("a"), actual: text("b") };
    const other = { ...example, actual: text("c") };
    const rules = [
      { ...fails, number: 1, example },
      { ...fails, number: 2, example: { ...example }, failedCases: ["a"] },
      { ...fails, number: 3, example: other },
      { ...fails, number: 4, example },
    ];
    const lines = formatReport(report(rules)).split("\n").slice(7);
    expect(lines.filter((line) => /^\d|request|golden/.test(line))).toEqual([
      "1 json-keys: Keys.",
      "    request  {}",
      "2 json-keys: Keys.",
      "    request  as under 1",
      "    golden   a",
      "3 json-keys: Keys.",
      "    request  {}",
      "4 json-keys: Keys.",
      "    request  as under 1",
    ]);
    expect(lines.filter((line) => /expected|actual/.test(line))).toHaveLength(4);
  });

  it("comes first where a rule fails most often", () => {
    const example = { request: "{}", expected: text("a"), actual: text("b") };
    const rules = [
      { ...fails, number: 1, checked: 10, failed: 4, example },
      { ...fails, number: 2, checked: 4, failed: 2, example },
      { ...fails, number: 3, checked: 10, failed: 5, example },
    ];
    const lines = formatReport(report(rules)).split("\n");
    expect(lines.filter((line) => /^\d+ json|^ +request/.test(line))).toEqual([
      "2 json-keys: Keys.",
      "    request  {}",
      "3 json-keys: Keys.",
      "    request  as under 2",
      "1 json-keys: Keys.",
      "    request  as under 2",
    ]);
  });

  it("says so where it did not fail again", () => {
    const example = { request: "{}", expected: text("a"), actual: text("b"), reproduced: false } as const;
    expect(
      formatReport(report([{ ...fails, example }]))
        .split("\n")
        .slice(-3),
    ).toEqual([
      "    actual   b",
      "    again    it does not fail: the answers depend on what was asked before, or on chance",
      "",
    ]);
  });

  it("hides nothing that has no width, and moves no cursor", () => {
    const example = { request: '{"a": "\ufeff\u001b"}', expected: text("a\u202e"), actual: text("b\u001b[31m") };
    const shown = formatReport(report([{ ...fails, example }]));
    expect(shown).toContain('    request  {"a": "\\ufeff␛"}\n');
    expect(shown).not.toMatch(/[\u001b\u202e\ufeff]/);
  });

  it("only of rules that fail, and that have one", () => {
    const example = { request: "{}", expected: text("a"), actual: text("b") };
    expect(formatReport(report([{ ...holds, example }, fails]))).not.toContain("request ");
  });
});

describe("golden cases among the failures", () => {
  const example = { request: "{}", expected: { text: "a" }, actual: { text: "b" } };
  it.each<{ failedCases: string[]; line: string }>([
    { failedCases: ["a"], line: "    golden   a" },
    { failedCases: ["a", "b", "c"], line: "    golden   a, b, c" },
    { failedCases: ["a", "b", "c", "d"], line: "    golden   a, b, c and 1 more" },
    { failedCases: Array.from("abcdef"), line: "    golden   a, b, c and 3 more" },
  ])("$line", ({ failedCases, line }) => {
    expect(
      formatReport(report([{ ...fails, failedCases, example }]))
        .split("\n")
        .at(-2),
    ).toBe(line);
  });
});

it("colours are the caller's", () => {
  const paint = {
    holds: (text: string) => `+${text}`,
    fails: (text: string) => `-${text}`,
    title: (text: string) => `#${text}`,
    label: (text: string) => `~${text}`,
  };
  const example = { request: "{}", expected: { text: "a" }, actual: { text: "b" } };
  const failing = { ...fails, failedCases: ["a"], example };
  const lines = reportLines(report([holds, failing, rule({})]), paint);
  expect(lines).toEqual([
    "#qwen3.5: 1 of 2 rules fail (20 random requests for each, seed 7)",
    "",
    " 3  +12 hold           message-order                 In order.",
    "12  -2/9 fail          json-keys                     Keys.",
    " 3  ~nothing asked     message-order                 In order.",
    "",
    "#12 json-keys: Keys.",
    "    ~request  {}",
    "    ~expected a",
    "    ~actual   b",
    "    ~golden   a",
  ]);
});
