import { describe, expect, it } from "vitest";
import type { Expected, FormatRequest, Formatter } from "../src/testing/index.ts";
import { judgeOf, type Verdict } from "../src/testing/judge.ts";
import type { Rule } from "../src/testing/rules/rule.ts";
import { rules } from "../src/testing/rules/rules.ts";
import { soon } from "./support/soon.ts";

const REQUEST = '{"messages": [{"role": "user", "content": "Hi"}]}';

const ruleThat = (holds: Rule["holds"]): Rule => {
  const found = rules.find((rule) => rule.holds === holds);
  return found ?? expect.fail(`no rule that ${holds}`);
};

const unsupported = (): never => {
  throw Object.assign(new Error("no place"), { code: "unsupported" });
};
const refuses = (): never => {
  throw new Error("no");
};

/** Gives one answer after the other. */
function inTurn(...answers: readonly (() => string)[]): Formatter {
  let count = 0;
  return () => answers[count++ % answers.length]?.() ?? "";
}

describe("the text is the official one, or refused where the template raises", () => {
  it.each<{ format: Formatter; expected: Expected; verdict: Verdict; what: string }>([
    { what: "the text", format: () => "a", expected: { text: "a" }, verdict: "holds" },
    { what: "an empty text", format: () => "", expected: { text: "" }, verdict: "holds" },
    { what: "a refusal", format: refuses, expected: { raises: "x" }, verdict: "holds" },
    { what: "no place for it", format: unsupported, expected: { text: "a" }, verdict: "unsupported" },
    { what: "no place for what is refused", format: unsupported, expected: { raises: "x" }, verdict: "unsupported" },
    {
      what: "another text",
      format: () => "b",
      expected: { text: "a" },
      verdict: { expected: { text: "a" }, actual: { text: "b" } },
    },
    ...(
      [
        ["a\n", "a"],
        ["a", "a\n"],
        ["a", " a"],
        [" a", "a"],
        ["a", "A"],
        ["", " "],
      ] as const
    ).map(([official, given]) => ({
      what: `${JSON.stringify(given)} for ${JSON.stringify(official)}`,
      format: () => given,
      expected: { text: official },
      verdict: { expected: { text: official }, actual: { text: given } },
    })),
    {
      what: "a refusal of what is rendered",
      format: refuses,
      expected: { text: "a" },
      verdict: { expected: { text: "a" }, actual: { error: "no" } },
    },
    {
      what: "a text of what is refused",
      format: () => "a",
      expected: { raises: "x" },
      verdict: { expected: { raises: "x" }, actual: { text: "a" } },
    },
    {
      what: "no text at all",
      format: () => 5 as never,
      expected: { raises: "x" },
      verdict: { expected: { raises: "x" }, actual: { gave: "5" } },
    },
    {
      what: "no text, where it looks like one",
      format: () => 5 as never,
      expected: { text: "5" },
      verdict: { expected: { text: "5" }, actual: { gave: "5" } },
    },
  ])("$what", async ({ format, expected, verdict }) => {
    expect(await judgeOf(ruleThat(undefined))(format, REQUEST, expected)).toEqual(verdict);
  });
});

describe("the second answer is the first", () => {
  const [a, b] = [() => "a", () => "b"];
  const gives = (value: unknown) => () => value as never;
  it.each<{ format: Formatter; verdict: Verdict; what: string }>([
    { what: "the same text, right or not", format: a, verdict: "holds" },
    { what: "another text", format: inTurn(a, b), verdict: { expected: { text: "a" }, actual: { text: "b" } } },
    {
      what: "a refusal after a text",
      format: inTurn(a, refuses),
      verdict: { expected: { text: "a" }, actual: { error: "no" } },
    },
    { what: "refused twice", format: refuses, verdict: "holds" },
    {
      what: "a text after a refusal",
      format: inTurn(refuses, a),
      verdict: { expected: { raises: "no" }, actual: { text: "a" } },
    },
    { what: "no text is another rule's", format: inTurn(gives(5), a), verdict: "holds" },
    { what: "no place for it", format: unsupported, verdict: "unsupported" },
    { what: "no place for it the first time", format: inTurn(unsupported, a), verdict: "unsupported" },
    { what: "no text, and then no place for it", format: inTurn(gives(5), unsupported), verdict: "unsupported" },
    { what: "no place for it the second time", format: inTurn(a, unsupported), verdict: "unsupported" },
  ])("$what", async ({ format, verdict }) => {
    expect(await judgeOf(ruleThat("same-twice"))(format, REQUEST, { text: "official" })).toEqual(verdict);
  });
});

describe("the request is as it was", () => {
  const emptied = ({ value }: FormatRequest): string => {
    (value.messages as unknown[]).pop();
    return "";
  };
  const expected = { text: "official" };
  it.each<{ format: Formatter; verdict: Verdict; what: string }>([
    { what: "read and left", format: ({ value }) => value.template, verdict: "holds" },
    { what: "read and refused", format: ({ value }) => (value.messages.length > 0 ? refuses() : ""), verdict: "holds" },
    { what: "not read", format: () => "a", verdict: "unsupported" },
    {
      what: "read, and no place for it",
      format: ({ value }) => (value.messages.length > 0 ? unsupported() : ""),
      verdict: "unsupported",
    },
    { what: "changed", format: emptied, verdict: { expected, actual: { changed: '{"messages":[]}' } } },
  ])("$what", async ({ format, verdict }) => {
    expect(await judgeOf(ruleThat("request-untouched"))(format, REQUEST, expected)).toEqual(verdict);
  });
});

describe("what is under way is given up with the signal", () => {
  it.each<{ holds: Rule["holds"] }>([{ holds: undefined }, { holds: "same-twice" }, { holds: "request-untouched" }])(
    "$holds",
    async ({ holds }) => {
      const controller = new AbortController();
      const judged = judgeOf(ruleThat(holds))(
        async () => new Promise<string>(() => undefined),
        REQUEST,
        { text: "" },
        controller.signal,
      );
      controller.abort(new Error("enough"));
      await expect(soon(judged)).rejects.toThrow("enough");
    },
  );

  it("also the second time", async () => {
    const controller = new AbortController();
    const never = new Promise<string>(() => undefined);
    let count = 0;
    const format = async (): Promise<string> => {
      if (count++ === 0) return "a";
      setTimeout(() => controller.abort(new Error("enough")), 0);
      return never;
    };
    const judged = judgeOf(ruleThat("same-twice"))(format, REQUEST, { text: "" }, controller.signal);
    await expect(soon(judged)).rejects.toThrow("enough");
  });
});

it("rules are about the text, but for two", () => {
  const others = rules.filter(({ holds }) => holds !== undefined);
  expect(others.map(({ id, holds }) => [id, holds])).toEqual([
    ["same-twice", "same-twice"],
    ["request-untouched", "request-untouched"],
  ]);
  expect(rules.filter((rule) => judgeOf(rule) !== judgeOf(ruleThat(undefined))).map(({ id }) => id)).toEqual([
    "same-twice",
    "request-untouched",
  ]);
});
