import { describe, expect, it } from "vitest";
import type { Failure } from "../src/testing/index.ts";
import { isSameFailure } from "../src/testing/same-failure.ts";

const texts = (expected: string, actual: string): Failure => ({
  expected: { text: expected },
  actual: { text: actual },
});
const refused = (raises: string, actual: Failure["actual"]): Failure => ({ expected: { raises }, actual });

describe("a smaller request fails in the same way", () => {
  it.each<{ what: string; smaller: Failure; failure: Failure }>([
    { what: "what is missing is missing", smaller: texts("1.0", "1"), failure: texts("a 1.0 b", "a 1 b") },
    { what: "less is missing", smaller: texts("a\nb", "ab"), failure: texts("a\n \nb", "ab") },
    { what: "less is too much", smaller: texts("ab", "a\nb"), failure: texts("ab", "a\n \nb") },
    {
      what: "fewer characters differ, in the same order",
      smaller: texts("-ac-", "-d-"),
      failure: texts("-abc-", "-de-"),
    },
    { what: "the text is longer elsewhere", smaller: texts("x1.0yyy", "x1yyy"), failure: texts("1.0", "1") },
    { what: "nothing is left of both texts", smaller: texts("a", ""), failure: texts("ab", "") },
    { what: "a stretch begins as it ends", smaller: texts("aa", "a"), failure: texts("aaa", "aa") },
    {
      what: "the same is refused, in another place",
      smaller: refused("messages[0].role: unknown", { text: "b" }),
      failure: refused("messages[17].role: unknown", { text: "a" }),
    },
    {
      what: "the same is refused, in no place",
      smaller: refused("unknown", { text: "" }),
      failure: refused("messages: unknown", { text: "" }),
    },
    {
      what: "there is an error instead of a text, whatever it says",
      smaller: { expected: { text: "a" }, actual: { error: "x" } },
      failure: { expected: { text: "b" }, actual: { error: "y" } },
    },
  ])("$what", ({ smaller, failure }) => {
    expect(isSameFailure(smaller, failure)).toBe(true);
  });
});

it("texts that do not differ are no endless search", () => {
  expect(isSameFailure(texts("a", "a"), texts("ab", "a"))).toBe(true);
});

describe("another failure is no smaller one", () => {
  it.each<{ what: string; smaller: Failure; failure: Failure }>([
    { what: "something else is missing", smaller: texts("a\nb", "ab"), failure: texts("1.0", "1") },
    { what: "something else is too much", smaller: texts("ab", "a\nb"), failure: texts("ab", "a b") },
    { what: "too much is no missing", smaller: texts("ab", "a b"), failure: texts("a b", "ab") },
    { what: "more is missing", smaller: texts("a\n\nb", "ab"), failure: texts("a\nb", "ab") },
    { what: "the same in another order", smaller: texts("(ba)", "()"), failure: texts("(ab)", "()") },
    { what: "everything is missing", smaller: texts("ab", ""), failure: texts("a\nb", "ab") },
    { what: "a letter at the end is another", smaller: texts("-ab", "-ac"), failure: texts("-xb", "-xd") },
    { what: "a letter at the start is another", smaller: texts("ab-", "cb-"), failure: texts("bx-", "dx-") },
    { what: "something else is missing beside what is the same", smaller: texts("aa", "a"), failure: texts("b", "") },
    {
      what: "a text where there was an error",
      smaller: texts("a", ""),
      failure: { expected: { text: "a" }, actual: { error: "" } },
    },
    { what: "a text where there should be none", smaller: refused("unknown", { text: "" }), failure: texts("a", "") },
    { what: "also where the refusal has no words", smaller: refused("", { text: "" }), failure: texts("a", "") },
    {
      what: "another reason to refuse",
      smaller: refused("messages: empty", { text: "" }),
      failure: refused("messages: unknown", { text: "" }),
    },
    {
      what: "another reason behind the same words",
      smaller: refused("a: b: c", { text: "" }),
      failure: refused("a: d: c", { text: "" }),
    },
    {
      what: "another reason, where a colon is no end of a place",
      smaller: refused("a:b: c", { text: "" }),
      failure: refused("a:d: c", { text: "" }),
    },
  ])("$what", ({ smaller, failure }) => {
    expect(isSameFailure(smaller, failure)).toBe(false);
  });
});
