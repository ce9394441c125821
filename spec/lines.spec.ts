import fc from "fast-check";
import { expect, it } from "vitest";
import { inOneLine, readLines } from "../src/cli/lines.ts";

const rows = [
  { rule: "leaves the line feeds out", chunks: ["a\nb\n"], lines: ["a", "b"] },
  { rule: "reads a last line without line feed", chunks: ["a\nb"], lines: ["a", "b"] },
  { rule: "has no line in empty input", chunks: [], lines: [] },
  { rule: "has no line in an empty chunk", chunks: [""], lines: [] },
  { rule: "keeps blank lines", chunks: ["\n\na\n\n"], lines: ["", "", "a", ""] },
  { rule: "joins a line from many chunks", chunks: ["a", "b", "", "c\nd", "e"], lines: ["abc", "de"] },
  { rule: "ends a line where a chunk starts with the line feed", chunks: ["a", "\nb"], lines: ["a", "b"] },
  { rule: "keeps the carriage return of CRLF", chunks: ["a\r\nb\r\n"], lines: ["a\r", "b\r"] },
  { rule: "does not split at a bare carriage return", chunks: ["a\rb\n"], lines: ["a\rb"] },
  {
    rule: "does not split at U+0085, U+2028 and U+2029",
    chunks: ["a\u0085b\u2028c\u2029d\n"],
    lines: ["a\u0085b\u2028c\u2029d"],
  },
  { rule: "does not split at form feed and vertical tab", chunks: ["a\fb\u000bc\n"], lines: ["a\fb\u000bc"] },
];

it.each(rows)("$rule", async ({ chunks, lines }) => {
  const read = await collect(chunks.map((chunk) => Buffer.from(chunk)));
  expect(read.map(String)).toEqual(lines);
});

it("joins a character whose bytes come in two chunks", async () => {
  const bytes = Buffer.from("é\n");
  const read = await collect([bytes.subarray(0, 1), bytes.subarray(1)]);
  expect(read.map(String)).toEqual(["é"]);
});

it("passes on bytes that are no UTF-8", async () => {
  const read = await collect([Uint8Array.of(0xff, 0x0a, 0xc3)]);
  expect(read.map((line) => [...line])).toEqual([[0xff], [0xc3]]);
});

it("reads the same lines however the bytes are cut into chunks", async () => {
  const chunks = fc.array(fc.array(fc.constantFrom(0x0a, 0x0d, 0x61, 0xe2, 0xff), { maxLength: 6 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(chunks, async (pieces) => {
      const read = await collect(pieces.map((piece) => Uint8Array.from(piece)));
      const whole = Buffer.from(pieces.flat()).toString("latin1");
      const expected = whole.endsWith("\n") || whole === "" ? whole.split("\n").slice(0, -1) : whole.split("\n");
      expect(read.map((line) => line.toString("latin1"))).toEqual(expected);
    }),
  );
});

it.each([
  { json: '{"a": "b\u0085c"}', line: String.raw`{"a": "b\u0085c"}` },
  { json: '["\u2028", "\u2029\u2029"]', line: String.raw`["\u2028", "\u2029\u2029"]` },
  { json: String.raw`["\u2028\n", "é\u00a0 😀"]`, line: String.raw`["\u2028\n", "é\u00a0 😀"]` },
])("JSON is written as a line that no reader takes for two: $line", ({ json, line }) => {
  expect(inOneLine(json)).toBe(line);
  expect(JSON.parse(line)).toEqual(JSON.parse(json));
});

async function collect(chunks: readonly Uint8Array[]): Promise<Buffer[]> {
  const lines: Buffer[] = [];
  for await (const line of readLines(stream(chunks))) lines.push(Buffer.from(line));
  return lines;
}

async function* stream(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
