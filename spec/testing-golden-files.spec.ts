import { describe, expect, it } from "vitest";
import { laidOver, readCases, readGoldenAnswers, type GoldenAnswers } from "../src/testing/golden.ts";

describe("cases", () => {
  it("stand in a line each, spelled as they are", () => {
    const text = '[\n{"id": "a/b", "messages": [], "v": 1.0},\n{"id": "c", "messages": [{}]}\n]\n';
    expect(readCases(text)).toEqual([
      { id: "a/b", request: '{"id": "a/b", "messages": [], "v": 1.0}' },
      { id: "c", request: '{"id": "c", "messages": [{}]}' },
    ]);
  });

  it("have their first member for a name, and without it their text", () => {
    const [nested, nameless] = readCases('{"messages": [{"id": "x"}]}\n{"v": 1, "w": ",,"},');
    expect(nested).toEqual({ id: '{"messages": [{"id": "x"}]}', request: '{"messages": [{"id": "x"}]}' });
    expect(nameless).toEqual({ id: '{"v": 1, "w": ",,"}', request: '{"v": 1, "w": ",,"}' });
    expect(readCases('{"v": {"id": "x"}}\n {"id": "y"}')).toEqual([
      { id: '{"v": {"id": "x"}}', request: '{"v": {"id": "x"}}' },
    ]);
    const within = '{"v": "{"id": "x"}';
    expect(readCases(within)).toEqual([{ id: within, request: within }]);
  });
});

describe("answers", () => {
  const read = (answers: object): GoldenAnswers =>
    readGoldenAnswers(JSON.stringify({ template: "t", knobs: [], phrases: ["<|im_start|>", "user\n"], answers }))
      .answers;

  it.each<{ what: string; stored: object; answer: object }>([
    { what: "a text", stored: { text: "a" }, answer: { text: "a" } },
    { what: "an empty text", stored: { text: "" }, answer: { text: "" } },
    { what: "a text with phrases", stored: { text: [0, "a ", 1, "b"] }, answer: { text: "<|im_start|>a user\nb" } },
    { what: "a text with spans", stored: { text: [1], spans: [[0, 1]] }, answer: { text: "user\n", spans: [[0, 1]] } },
    { what: "spans of a text with spans", stored: { text: "a", spans: [] }, answer: { text: "a", spans: [] } },
    { what: "an error", stored: { error: "TypeError" }, answer: { error: "TypeError" } },
    { what: "spans alone", stored: { spans: [[1, 2]] }, answer: { spans: [[1, 2]] } },
  ])("$what", ({ stored, answer }) => {
    expect(read({ "a/b": stored })).toStrictEqual({ "a/b": answer });
  });

  it("stand in a file that says of which template they are", () => {
    const file = { template: "t", base: "u", knobs: ["addVisionId"], phrases: [], answers: {} };
    expect(readGoldenAnswers(JSON.stringify(file))).toEqual(file);
  });
});

describe("answers laid over those of a base", () => {
  const file = (answers: GoldenAnswers): Parameters<typeof laidOver>[0] => ({
    template: "t",
    knobs: [],
    phrases: [],
    answers,
  });
  const base = file({
    a: { text: "a", spans: [] },
    b: { text: "b" },
    c: { text: "c" },
    d: { error: "E", message: "m" },
  });

  it("are their own, or the base's; what only has spans has the text of the base", () => {
    const own = file({ b: { text: "B" }, c: { spans: [[0, 1]] }, d: { text: "d", spans: [[0, 1]] }, e: { text: "e" } });
    expect(laidOver(own, base)).toStrictEqual({
      a: { text: "a", spans: [] },
      b: { text: "B" },
      c: { text: "c", spans: [[0, 1]] },
      d: { text: "d", spans: [[0, 1]] },
    });
  });

  it("are their own alone without a base", () => {
    expect(laidOver(base, undefined)).toBe(base.answers);
  });
});
