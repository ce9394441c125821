import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonFloat, parseJson, QwenFormatError } from "../src/index.ts";
import { readGolden } from "./support/golden.ts";

describe("parseJson keeps what JSON.parse loses", () => {
  it.each([
    { json: "1.0", value: new JsonFloat(1) },
    { json: "-0.0", value: new JsonFloat(-0) },
    { json: "1e16", value: new JsonFloat(1e16) },
    { json: "1.5", value: 1.5 },
    { json: "-0", value: -0 },
    { json: "9007199254740991", value: 9007199254740991 },
    { json: "9007199254740993", value: 9007199254740993n },
    { json: "-12345678901234567890", value: -12345678901234567890n },
    { json: "[NaN, Infinity, -Infinity]", value: [NaN, Infinity, -Infinity] },
    { json: "1E400", value: Infinity },
    {
      json: '{"b": 1, "10": 2, "2": 3}',
      value: new Map([
        ["b", 1],
        ["10", 2],
        ["2", 3],
      ]),
    },
    {
      json: '{"\\u0031": 1, "a": 2}',
      value: new Map([
        ["1", 1],
        ["a", 2],
      ]),
    },
    {
      json: '{"b": 1, "10": 2, "a": 3}',
      value: new Map([
        ["b", 1],
        ["10", 2],
        ["a", 3],
      ]),
    },
    { json: '{"a": 1, "b": 2, "a": 3}', value: { a: 3, b: 2 } },
    { json: '{"1": 0.5}', value: new Map([["1", 0.5]]) },
    { json: '{"1a": 1.0, "a1": 0.5}', value: { "1a": new JsonFloat(1), a1: 0.5 } },
    {
      json: '{"a": 1.0, "b": {}, "c": [], "d": [{"e": null}]}',
      value: { a: new JsonFloat(1), b: {}, c: [], d: [{ e: null }] },
    },
  ])("$json", ({ json, value }) => {
    expect(parseJson(json)).toStrictEqual(value);
  });

  it("keeps the order of integer-like keys and the place of a duplicate", () => {
    const map = parseJson('{"2": 1, "x": 2, "1": 3, "2": 4}') as ReadonlyMap<string, number>;
    expect([...map]).toEqual([
      ["2", 4],
      ["x", 2],
      ["1", 3],
    ]);
  });

  it("makes __proto__ a member like any other, on both ways of reading", () => {
    for (const json of ['{"__proto__": {"a": 1}}', '{"__proto__": {"a": 1.0}}']) {
      const object = parseJson(json) as object;
      expect(Object.keys(object)).toEqual(["__proto__"]);
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
      expect((object as { a?: unknown }).a).toBeUndefined();
    }
  });

  it("equals JSON.parse where that loses nothing", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        expect(plain(parseJson(json))).toStrictEqual(JSON.parse(json));
        // 0.5 sends the same text through the slow reader.
        expect(plain(parseJson(`[0.5, ${json}]`))).toStrictEqual([0.5, JSON.parse(json)]);
      }),
    );
  });

  /** JsonFloat -> number, bigint -> number, Map -> object: what JSON.parse makes of them. */
  function plain(value: unknown): unknown {
    if (value instanceof JsonFloat) return value.value;
    if (typeof value === "bigint") return Number(value);
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return Object.fromEntries(entries.map(([key, member]: [string, unknown]) => [key, plain(member)]));
  }
});

describe("what Python refuses is no JSON here", () => {
  it.each(readGolden<string[]>("not-json.json").map((json) => ({ json })))("$json", ({ json }) => {
    expect(() => parseJson(json)).toThrow(expect.objectContaining({ code: "invalid-input" }));
    // Behind a number that the fast reader does not take, the slow one must refuse it too.
    expect(() => parseJson(`{"a": 1.0, "b": ${json}}`)).toThrow(QwenFormatError);
  });

  it("tells the fault in the engine's words about the text itself", () => {
    for (const json of ['{"a": 1, }', '[1.0, "two" "three"]', '{"10": 1, 2: 3}']) {
      const fault = faultOf(() => JSON.parse(json));
      expect(faultOf(() => parseJson(json))).toBe(`not JSON: ${fault}`);
    }
  });

  it.each([
    { json: '{"a": NaN, "b": }', like: '{"a": "N", "b": }' },
    { json: "[-Infinity, x]", like: '["-Infini", x]' },
    { json: "[NaNNaN]", like: '["N""N"]' },
    { json: "{NaN: 1}", like: "{NaN: 1}" }, // a key it is not
  ])("finds no fault with NaN and Infinity where they are allowed: $json", ({ json, like }) => {
    expect(faultOf(() => parseJson(json))).toBe(`not JSON: ${faultOf(() => JSON.parse(like))}`);
  });

  it("tells of a long integer beside NaN, which is no fault", () => {
    expect(() => parseJson(`[NaN, ${"9".repeat(4301)}]`)).toThrow("4300 digits");
  });

  function faultOf(parse: () => unknown): string {
    try {
      parse();
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error("nothing was thrown");
  }

  it("refuses integers of more than 4,300 digits, as Python does", () => {
    expect(parseJson("9".repeat(4300))).toBe(BigInt("9".repeat(4300)));
    expect(parseJson(`-${"9".repeat(4300)}`)).toBe(-BigInt("9".repeat(4300)));
    expect(() => parseJson("9".repeat(4301))).toThrow("4300 digits");
  });
});

describe("size and depth", () => {
  const nested = (depth: number, inside: string): string => "[".repeat(depth) + inside + "]".repeat(depth);

  it.each([
    { inside: "1", depth: 100_000 },
    { inside: "1.0", depth: 2000 },
  ])("reads $inside inside $depth lists", ({ inside, depth }) => {
    let value = parseJson(nested(depth, inside));
    let levels = 0;
    for (; Array.isArray(value); levels++) value = value[0] as JsonFloat;
    expect(levels).toBe(depth);
  });

  it("refuses what the engine gives up on", () => {
    expect(() => parseJson(nested(1_000_000, "1.0"))).toThrow(expect.objectContaining({ code: "invalid-input" }));
  });

  it("reads a float of any length: only integers have a limit in Python", () => {
    expect(parseJson(`[-0.${"3".repeat(5000)}]`)).toEqual([-1 / 3]);
  });

  it("refuses what is no text", () => {
    expect(() => parseJson(5 as never)).toThrow("text: expected a string, got 5");
  });

  it("reads a string of 20 MB, escapes and all", () => {
    const text = 'a"\\\n'.repeat(5_000_000);
    expect(parseJson(`[1.0, ${JSON.stringify(text)}]`)).toEqual([new JsonFloat(1), text]);
  });
});

describe("JsonFloat", () => {
  it("is a number where JSON.stringify asks", () => {
    expect(JSON.stringify({ a: new JsonFloat(1) })).toBe('{"a":1}');
  });

  it("refuses what is no number", () => {
    expect(() => new JsonFloat("1" as never)).toThrow('value: expected a number, got "1"');
  });
});
