import { describe, expect, it } from "vitest";
import { JsonFloat, parseJson } from "../src/index.ts";
import { contains } from "../src/python/contains.ts";
import { dumps } from "../src/python/dumps.ts";
import { numberRepr } from "../src/python/float.ts";
import { pythonStr } from "../src/python/repr.ts";
import {
  stripBlanks,
  stripLeadingNewlines,
  stripNewlines,
  stripTrailingBlanks,
  stripTrailingNewlines,
} from "../src/python/strip.ts";
import { readGolden, readLines } from "./support/golden.ts";

describe("floats print as Python prints them", () => {
  const rows = readLines("floats.txt").filter((line) => /^[0-9a-f]{16} /.test(line));

  it(`${rows.length} recorded doubles`, () => {
    expect(rows.length).toBeGreaterThanOrEqual(10_000);
    const different = rows.filter((row) => {
      const [bits = "", printed] = row.split(" ");
      return dumps(new JsonFloat(fromBits(bits)), "") !== printed;
    });
    expect(different).toEqual([]);
  });

  function fromBits(bits: string): number {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    return view.getFloat64(0);
  }
});

describe("a plain JavaScript number prints as its JSON text would in Python", () => {
  it.each([
    { number: 1, printed: "1" },
    { number: -0, printed: "0" },
    { number: 0.1, printed: "0.1" },
    { number: 1e-7, printed: "1e-07" },
    { number: 123456789012345680000, printed: "123456789012345680000" },
    { number: 1e21, printed: "1e+21" },
    { number: 1.5e300, printed: "1.5e+300" },
    { number: -2.5, printed: "-2.5" },
  ])("$number -> $printed", ({ number, printed }) => {
    expect(numberRepr(number)).toBe(printed);
  });
});

interface Dumped {
  readonly json: string;
  readonly dumps: string;
}

interface Represented {
  readonly json: string;
  readonly repr: string;
}

describe("tojson equals json.dumps of the same JSON text", () => {
  it.each(readGolden<Dumped[]>("dumps.json"))("$json", ({ json, dumps: printed }) => {
    expect(dumps(parseJson(json), "")).toBe(printed);
  });
});

describe("a value in running text prints as Python's str()", () => {
  it.each(readGolden<Represented[]>("reprs.json"))("$json", ({ json, repr }) => {
    expect(pythonStr(parseJson(json), "")).toBe(repr);
  });

  it("escapes each character that Python escapes, but for those that the engine's Unicode knows and Python's does not", () => {
    const { ranges } = readGolden<{ ranges: [number, number][] }>("printable.json");
    const escapedByPython = new Set(
      ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
    );
    const different: number[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if ("'\\".includes(character)) continue; // escaped for other reasons
      const isEscaped = pythonStr([character], "") !== `['${character}']`;
      if (isEscaped !== escapedByPython.has(code)) different.push(code);
    }
    // Only characters that Unicode 14 had not assigned: everything else agrees.
    expect(different.filter((code) => !escapedByPython.has(code))).toEqual([]);
    expect(different.every((code) => /\P{Cn}/u.test(String.fromCodePoint(code)))).toBe(true);
    expect(different.length).toBeLessThan(20_000);
  });
});

describe("values that only JavaScript has", () => {
  it.each([
    {
      name: "a Map keeps its order",
      value: new Map<string, unknown>([
        ["2", 1],
        ["1", { a: 2 }],
      ]),
      printed: '{"2": 1, "1": {"a": 2}}',
    },
    { name: "a bigint is an integer", value: [12345678901234567890n, -1n], printed: "[12345678901234567890, -1]" },
    { name: "a JsonFloat keeps its point", value: new JsonFloat(1), printed: "1.0" },
    {
      name: "NaN and the infinities are spelled out",
      value: [NaN, Infinity, -Infinity],
      printed: "[NaN, Infinity, -Infinity]",
    },
    { name: "an undefined member is absent", value: { a: undefined, b: 1, c: undefined }, printed: '{"b": 1}' },
    {
      name: "an undefined value of a Map, too",
      value: new Map([
        ["a", undefined],
        ["b", 1],
      ]),
      printed: '{"b": 1}',
    },
    {
      name: "an object without prototype is data",
      value: Object.assign(Object.create(null) as object, { a: 1 }),
      printed: '{"a": 1}',
    },
    { name: "inherited members are none", value: Object.create({ a: 1 }) as object, printed: "{}" },
    {
      name: "an instance of a class is its own members",
      value: new (class Point {
        x = 1;
      })(),
      printed: '{"x": 1}',
    },
    { name: "symbol keys are none", value: { [Symbol("s")]: 1, a: 2 }, printed: '{"a": 2}' },
  ])("$name", ({ value, printed }) => {
    expect(dumps(value, "")).toBe(printed);
  });
});

describe('strip("\\n") takes line feeds only', () => {
  const text = "\n\n \r\n\tx\u00a0\n\r\n \n\n";
  it.each([
    { name: "strip", strip: stripNewlines, stripped: " \r\n\tx\u00a0\n\r\n " },
    { name: "lstrip", strip: stripLeadingNewlines, stripped: " \r\n\tx\u00a0\n\r\n \n\n" },
    { name: "rstrip", strip: stripTrailingNewlines, stripped: "\n\n \r\n\tx\u00a0\n\r\n " },
  ])("$name", ({ strip, stripped }) => {
    expect(strip(text)).toBe(stripped);
    expect(strip("\n\n\n")).toBe("");
    expect(strip("")).toBe("");
  });
});

describe("strip() takes what Python calls a space", () => {
  // str.isspace() of Python 3.11, all of it.
  const spaces =
    "\t\n\v\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

  it("strips each of them and no other character", () => {
    const different: number[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const isStripped = stripBlanks(String.fromCharCode(code)) === "";
      if (isStripped !== spaces.includes(String.fromCharCode(code))) different.push(code);
    }
    expect(different).toEqual([]);
  });

  it("strips both ends, or the right one", () => {
    expect(stripBlanks(`${spaces}a b\ufeff${spaces}`)).toBe("a b\ufeff");
    expect(stripTrailingBlanks(` a ${spaces}`)).toBe(" a");
  });
});

describe("piece in text", () => {
  const strings = (length: number): string[] =>
    length === 0 ? [""] : strings(length - 1).flatMap((text) => [`${text}a`, `${text}b`]);
  const texts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap(strings);
  const pieces = texts.filter(({ length }) => length <= 5);

  it("is true of what stands in it: all texts of up to nine letters a and b, all pieces of up to five", () => {
    const wrong = texts.flatMap((text) =>
      pieces.filter((piece) => contains(text, piece) !== text.includes(piece)).map((piece) => [text, piece]),
    );
    expect(wrong).toEqual([]);
    expect(texts.length * pieces.length).toBe(1023 * 63);
  });

  it.each([
    { text: "😀a", piece: "\ude00a", isIn: false },
    { text: "a😀", piece: "a\ud83d", isIn: false },
    { text: "a😀b", piece: "\ud83d", isIn: false },
    { text: "a😀b", piece: "😀", isIn: true },
    { text: "😀\ude00\ude00", piece: "\ude00", isIn: true },
    { text: "😀\ud83d", piece: "\ud83d", isIn: true },
    { text: "\ude00a😀a", piece: "\ude00a", isIn: true },
    { text: "\ud83d", piece: "\ud83d", isIn: true },
    { text: "\uffffa\u{10000}", piece: "a", isIn: true },
  ])("is no half of a character: $piece in $text", ({ text, piece, isIn }) => {
    expect(contains(text, piece)).toBe(isIn);
  });
});

describe("a value holds ten million values", () => {
  const list = (count: number): readonly number[] => Array<number>(count - 1).fill(1);

  it("itself among them", () => {
    expect(dumps(list(10_000_000), "a")).toHaveLength(3 * 9_999_999);
  });

  it("and not one more", () => {
    expect(() => dumps(list(10_000_001), "a")).toThrow("a: more than 10000000 values");
  });
});
