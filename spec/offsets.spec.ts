import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offsetsIn, type OffsetUnit } from "../src/index.ts";
import { render } from "./support/render.ts";

// a is 1 code unit and 1 byte, é 1 and 2, 你 1 and 3, 😀 2 and 4; every one is one code point.
const TEXT = "aé你😀z";

const table: readonly { readonly unit: OffsetUnit; readonly offsets: readonly number[] }[] = [
  //                     a  é  你 😀 z  end
  { unit: "utf16", offsets: [0, 1, 2, 3, 5, 6] },
  { unit: "codepoint", offsets: [0, 1, 2, 3, 4, 5] },
  { unit: "byte", offsets: [0, 1, 3, 6, 10, 11] },
];

describe.each(table)("in the unit $unit", ({ unit, offsets }) => {
  const starts = [0, 1, 2, 3, 5, 6];

  it("converts ascending offsets", () => {
    expect(starts.map(offsetsIn(unit, TEXT))).toEqual(offsets);
  });

  it("converts descending offsets", () => {
    expect(starts.toReversed().map(offsetsIn(unit, TEXT))).toEqual(offsets.toReversed());
  });

  it("answers the same offset twice alike", () => {
    expect([5, 5, 3, 3].map(offsetsIn(unit, TEXT))).toEqual([offsets[4], offsets[4], offsets[3], offsets[3]]);
  });

  it.each([-1, 7, 0.5, NaN, "1", undefined])("refuses %j, which is no offset in the text", (offset) => {
    expect(() => offsetsIn(unit, TEXT)(offset as never)).toThrow("offset: expected an integer up to 6, got");
  });

  it("has offset 0 in an empty text", () => {
    expect(offsetsIn(unit, "")(0)).toBe(0);
  });
});

it("refuses a text that is none, and a unit that is none", () => {
  expect(() => offsetsIn("byte", 5 as never)).toThrow("text: expected a string, got 5");
  expect(() => offsetsIn("bytes" as never, "a")).toThrow('unit: expected one of utf16, codepoint, byte, got "bytes"');
});

describe("half a surrogate pair", () => {
  const halves = "\ud83d|\ude00";

  it.each([
    { unit: "utf16", offsets: [0, 1, 2, 3] },
    { unit: "codepoint", offsets: [0, 1, 2, 3] },
    { unit: "byte", offsets: [0, 3, 4, 7] },
  ] as const)("counts as one code point and three bytes: $unit", ({ unit, offsets }) => {
    expect([0, 1, 2, 3].map(offsetsIn(unit, halves))).toEqual(offsets);
  });
});

describe("an offset between the halves of a pair", () => {
  it.each([
    { unit: "codepoint", offsets: [0, 1, 1, 2] },
    { unit: "byte", offsets: [0, 4, 4, 5] },
  ] as const)("counts the whole character: $unit", ({ unit, offsets }) => {
    expect([0, 1, 2, 3].map(offsetsIn(unit, "😀a"))).toEqual(offsets);
  });
});

// The first and the last code point of each width of UTF-8 (RFC 3629, section 3).
it.each([
  { code: 0x00, bytes: 1 },
  { code: 0x7f, bytes: 1 },
  { code: 0x80, bytes: 2 },
  { code: 0x7ff, bytes: 2 },
  { code: 0x800, bytes: 3 },
  { code: 0xffff, bytes: 3 },
  { code: 0x10000, bytes: 4 },
  { code: 0x10ffff, bytes: 4 },
])("counts $bytes bytes for code point $code", ({ code, bytes }) => {
  const character = String.fromCodePoint(code);
  expect(offsetsIn("byte", character)(character.length)).toBe(bytes);
});

// The last that is one code unit, the first that is two.
it.each([0xffff, 0x10000])("counts what follows code point %d", (code) => {
  const text = `${String.fromCodePoint(code)}ab`;
  expect(offsetsIn("codepoint", text)(text.length - 1)).toBe(2);
});

it.each([
  { what: "equal ones among them", text: "abcdef", offsets: [2, 2, 4, 6], converted: [2, 2, 4, 6], reads: 6 },
  // Once for the offset between the halves, and once for the next one.
  {
    what: "halves of pairs",
    text: "😀😀😀",
    offsets: [1, 1, 2, 3, 3, 4, 6],
    converted: [1, 1, 1, 2, 2, 2, 3],
    reads: 7,
  },
])("reads each character once for each ascending offset: $what", ({ text, offsets, converted, reads }) => {
  const codePointAt = Reflect.get(String.prototype, "codePointAt");
  let read = 0;
  const counting = function (this: string, at: number): number | undefined {
    read++;
    return codePointAt.call(this, at);
  };
  Reflect.set(String.prototype, "codePointAt", counting);
  const found = offsets.map(offsetsIn("codepoint", text));
  Reflect.set(String.prototype, "codePointAt", codePointAt);
  expect(found).toEqual(converted);
  expect(read).toBe(reads);
});

describe("the end of any prefix", () => {
  const prefixes = fc.array(fc.string({ unit: fc.constantFrom("a", "é", "你", "😀", "\u0301"), maxLength: 6 }));

  it.each([
    { unit: "codepoint", count: (text: string) => Array.from(text).length },
    { unit: "byte", count: (text: string) => Buffer.byteLength(text) },
  ] as const)("is what counting the prefix says: $unit", ({ unit, count }) => {
    fc.assert(
      fc.property(prefixes, (pieces) => {
        const convert = offsetsIn(unit, pieces.join(""));
        const ends = pieces.map((_, index) => pieces.slice(0, index + 1).join(""));
        expect(ends.map((prefix) => convert(prefix.length))).toEqual(ends.map(count));
      }),
    );
  });
});

it("cuts the text of every segment out of the bytes of the prompt", () => {
  const chat = render([
    { role: "user", content: "a 😀 é" },
    { role: "assistant", content: "你好" },
  ]);
  const inBytes = offsetsIn("byte", chat.text);
  const bytes = Buffer.from(chat.text);
  const cut = chat.segments.map(({ start, end }) => bytes.subarray(inBytes(start), inBytes(end)).toString());
  expect(cut).toEqual(chat.segments.map(({ text }) => text));
});
