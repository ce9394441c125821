import { describe, expect, it } from "vitest";
import { shrink } from "../src/testing/shrink.ts";

/** What is tried of a request when nothing smaller fails. */
async function candidatesOf(request: string): Promise<string[]> {
  const [itself, ...candidates] = await asked(request, (_, index) => index === 0);
  expect(itself).toBe(request);
  return candidates;
}

async function asked(request: string, fails: (candidate: string, index: number) => boolean): Promise<string[]> {
  const all: string[] = [];
  await shrink(request, async (candidate) => fails(candidate, all.push(candidate) - 1));
  return all;
}

describe("a step smaller, the boldest first", () => {
  it.each<{ of: string; value: string; smaller: string[] }>([
    { of: "a string", value: '"ab"', smaller: ['""', '"b"', '"a"'] },
    {
      of: "a long string: halves first",
      value: '"abcd"',
      smaller: ['""', ..."cd ab bcd acd abd abc".split(" ").map(quoted)],
    },
    { of: "an odd string", value: '"abc"', smaller: ['""', '"bc"', '"ac"', '"ab"'] },
    { of: "a letter", value: '"x"', smaller: ['""', '"a"'] },
    { of: "the plainest letter", value: '"a"', smaller: ['""'] },
    { of: "a string of emoji, which are not cut in half", value: '"😀a"', smaller: ['""', '"a"', '"😀"'] },
    { of: "an empty string", value: '""', smaller: [] },
    { of: "true", value: "true", smaller: ["null"] },
    { of: "false", value: "false", smaller: [] },
    { of: "null", value: "null", smaller: [] },
    { of: "0", value: "0", smaller: [] },
    { of: "a number of one digit", value: "9", smaller: ["0"] },
    { of: "a greater one", value: "10", smaller: ["0", "1.5"] },
    { of: "one below zero", value: "-12", smaller: ["0", "-1.5"] },
    { of: "a fraction", value: "0.25", smaller: ["0"] },
    { of: "NaN", value: "NaN", smaller: ["0"] },
    { of: "a float, which stays one", value: "2.0", smaller: ["1.0"] },
    { of: "the plainest float", value: "1.0", smaller: [] },
    { of: "a big integer", value: "12345678901234567890", smaller: ["0"] },
    { of: "one of 64 bits", value: "18446744073709551616", smaller: ["0"] },
    { of: "one of more than 64 bits", value: "18446744073709551617", smaller: ["0", "9007199254740993"] },
    { of: "a big integer below zero", value: "-12345678901234567890", smaller: ["0", "9007199254740993"] },
    { of: "an empty list", value: "[]", smaller: [] },
    { of: "a list of one", value: "[7]", smaller: ["7", "[]", "[0]"] },
    {
      of: "a list: halves first",
      value: "[0, 1, 2]",
      smaller: ["[]", "[1, 2]", "[0, 2]", "[0, 1]", "[0, 0, 2]", "[0, 1, 0]"],
    },
    {
      of: "a longer list",
      value: "[0, {}, [], null]",
      smaller: [
        "{}",
        "[]",
        "[]",
        "[[], null]",
        "[0, {}]",
        "[{}, [], null]",
        "[0, [], null]",
        "[0, {}, null]",
        "[0, {}, []]",
      ],
    },
    {
      of: "an object",
      value: '{"a": 1, "b": true}',
      smaller: ['{"b": true}', '{"a": 1}', '{"a": 0, "b": true}', '{"a": 1, "b": null}'],
    },
    {
      of: "an object with keys of digits",
      value: '{"10": 1.0, "2": 1.0, "a": 1.0}',
      smaller: ['{"2": 1.0, "a": 1.0}', '{"10": 1.0, "a": 1.0}', '{"10": 1.0, "2": 1.0}'],
    },
    { of: "a role, which another is not smaller than", value: '{"role": "a"}', smaller: ['"a"', "{}"] },
    { of: "a type", value: '{"type": "a", "b": 5}', smaller: ['{"b": 5}', '{"type": "a"}', '{"type": "a", "b": 0}'] },
    { of: "half a surrogate", value: '"\\ud800"', smaller: ['""', '"a"'] },
    { of: "an object in a list of one", value: '[{"a": 5}]', smaller: ['{"a": 5}', "[]", "[5]", "[{}]", '[{"a": 0}]'] },
    {
      of: "what a request is made of, which is shown whole",
      value: '{"messages": [{"function": {"arguments": {}}}]}',
      smaller: [
        ...['[{"function": {"arguments": {}}}]', "{}", '{"messages": []}', '{"messages": [{}]}'],
        '{"messages": [{"function": {}}]}',
      ],
    },
    {
      of: "what is deep in an object: lists and objects take its place",
      value: '{"b": {"c": [], "d": {}, "e": 0}}',
      smaller: [
        ...['{"c": [], "d": {}, "e": 0}', "{}"],
        ...['{"b": []}', '{"b": {}}'],
        ...['{"b": {"d": {}, "e": 0}}', '{"b": {"c": [], "e": 0}}', '{"b": {"c": [], "d": {}}}'],
      ],
    },
  ])("$of", async ({ value, smaller }) => {
    const [without, ...candidates] = await candidatesOf(`{"v": ${value}}`);
    expect(without).toBe("{}");
    expect(candidates).toEqual(smaller.map((each) => `{"v": ${each}}`));
  });

  it.each(["messages", "content", "tool_calls", "function", "arguments", "tools", "parameters", "properties"])(
    "what %s hold does not take their place",
    async (structural) => {
      const candidates = await candidatesOf(`{"v": {"${structural}": [{}]}}`);
      expect(candidates).toEqual(["{}", '{"v": [{}]}', '{"v": {}}', `{"v": {"${structural}": []}}`]);
    },
  );

  it("what another member holds does", async () => {
    const candidates = await candidatesOf('{"v": {"k": [{}]}}');
    expect(candidates).toEqual(["{}", '{"v": [{}]}', '{"v": {}}', '{"v": {"k": {}}}', '{"v": {"k": []}}']);
  });

  function quoted(text: string): string {
    return JSON.stringify(text);
  }
});

describe("a request", () => {
  it("keeps its template, and has it first", async () => {
    expect(await asked('{"v": 1, "template": "qwen3"}', () => true)).toEqual([
      '{"template": "qwen3", "v": 1}',
      '{"template": "qwen3"}',
    ]);
    expect(await shrink('{"v": 1, "template": "qwen3"}', async () => true)).toBe('{"template": "qwen3"}');
  });

  it("that fails no more when it is written again stays as it is", async () => {
    const request = '{"a":1, "b":  2}';
    expect(await shrink(request, async (candidate) => candidate === request)).toBe(request);
  });

  it("is the smallest that still fails", async () => {
    const messages = Array.from({ length: 40 }, (_, index) => ({
      role: "user",
      content: `Number ${index}`,
      name: "n",
    }));
    const request = JSON.stringify({ template: "qwen3", messages, tools: [] });
    const fails = async (candidate: string): Promise<boolean> => /\[.*"content": "[^"]*m[^"]*3[^"]*3/.test(candidate);
    expect(await shrink(request, fails)).toBe('{"template": "qwen3", "messages": [{"content": "m33"}]}');
  });

  it("goes on from what was smaller, and does not begin anew", async () => {
    expect(await asked('{"a": 1, "b": 1}', (candidate) => candidate.includes("b"))).toEqual([
      '{"a": 1, "b": 1}',
      '{"b": 1}',
      "{}",
      '{"b": 0}',
      "{}",
    ]);
  });

  it("is tried 3000 times at most", async () => {
    const request = JSON.stringify({ v: "a".repeat(2000) }).replace(":", ": ");
    expect(await asked(request, (_, index) => index === 0)).toHaveLength(3000);
  });

  it("is written with lone surrogates spelled out, as UTF-8 has none", async () => {
    expect(await candidatesOf('{"v": "\\udfffa\\ud800", "w": "😀"}')).toContain('{"v": "\\udfff\\ud800", "w": "😀"}');
  });
});
