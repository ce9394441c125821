import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpts, visibleSpace } from "../src/showing/excerpts.ts";

describe("the stretches in which two texts differ", () => {
  const [p, s] = ["p".repeat(30), "s".repeat(30)];
  const [before, after] = [`…${"p".repeat(24)}`, `${"s".repeat(24)}…`];

  it.each([
    { what: "a letter", one: "abc", other: "abd", found: ["abc", "abd"] },
    {
      what: "a letter in the middle",
      one: `${p}A${s}`,
      other: `${p}B${s}`,
      found: [`${before}A${after}`, `${before}B${after}`],
    },
    { what: "something more", one: p + s, other: `${p}AB${s}`, found: [before + after, `${before}AB${after}`] },
    {
      what: "something twice",
      one: `${p}ab${s}`,
      other: `${p}abab${s}`,
      found: [`…${"p".repeat(22)}ab${after}`, `…${"p".repeat(22)}abab${after}`],
    },
    {
      what: "much more",
      one: p + "A".repeat(300) + s,
      other: p + s,
      found: [`${before}${"A".repeat(136)}…`, before + after],
    },
    { what: "the beginning", one: `A${s}`, other: `B${s}`, found: [`A${after}`, `B${after}`] },
    { what: "the end", one: `${p}A`, other: p, found: [`${before}A`, before] },
    { what: "nothing", one: p, other: p, found: [before, before] },
    { what: "half a character", one: "\ud83d\ude00", other: "\ud83d\ude01", found: ["😀", "😁"] },
  ])("are shown with a little around them: $what", ({ one, other, found }) => {
    expect(excerpts(one, other)).toEqual(found);
    expect(excerpts(other, one)).toEqual(found.toReversed());
  });

  it.each([
    {
      what: "a separator and its escape",
      one: `a\u2028${s}`,
      other: `a\\u2028${s}`,
      found: ['"a\\u2028', '"a\\\\u2028'],
    },
    { what: "half a character and U+FFFD", one: `\ud83d${s}`, other: `\ufffd${s}`, found: ['"\\ud83d', '"\\ufffd'] },
    { what: "a space and the dot for one", one: ` ${s}`, other: `·${s}`, found: ['" ', '"\\u00b7'] },
  ])("come as JSON where they would look the same: $what", ({ one, other, found }) => {
    expect(excerpts(one, other)).toEqual(found.map((text) => `${text}${"s".repeat(24)}"…`));
  });

  it("never look the same", () => {
    const hard = fc.string({
      unit: fc.constantFrom(..."a ·\n↵\t⇥\\u2028\u2028\ud83d\ufffd\u001b␛".split("")),
      maxLength: 8,
    });
    fc.assert(
      fc.property(hard, hard, (one, other) => {
        fc.pre(one !== other);
        const [shown, besides] = excerpts(one, other);
        expect(shown).not.toBe(besides);
      }),
    );
  });

  it.each([
    { text: "a b", shown: "a b" },
    { text: " a", shown: "·a" },
    { text: "a ", shown: "a·" },
    { text: "a  b", shown: "a··b" },
    { text: "a \n b", shown: "a·↵·b" },
    { text: "a\tb", shown: "a⇥b" },
    { text: "\u001b", shown: "␛" },
  ])("show spaces that could be overlooked: $shown", ({ text, shown }) => {
    expect(visibleSpace(text)).toBe(shown);
  });
});
