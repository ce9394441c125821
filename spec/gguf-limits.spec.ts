import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readGguf } from "../src/gguf/index.ts";
import { QwenFormatError } from "../src/index.ts";
import { ggufOf, qwen3Pairs, rawGguf, rawString, string } from "./support/gguf.ts";
import { hostileFiles } from "./support/hostile-gguf.ts";

const template = "tokenizer.chat_template";

describe("what a header says is believed as far as it can be", () => {
  const small = hostileFiles.filter(({ size }) => size === undefined);

  it.each(small)("$what", async ({ bytes, reason }) => {
    const reading = readGguf(new Blob([bytes]));
    if (reason === "") await expect(reading).resolves.toMatchObject({ chatTemplate: null, vocabularySize: null });
    else {
      const said: unknown = expect.stringContaining(reason);
      await expect(reading).rejects.toMatchObject({ name: "QwenFormatError", code: "invalid-input", reason: said });
    }
  });
});

const MEGABYTE = 2 ** 20;
const LARGEST = 64 * MEGABYTE;

/** These bytes, and zeros without end. */
async function* withZeros(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  for (const zeros = new Uint8Array(MEGABYTE); ;) yield zeros;
}

describe("a header may have", () => {
  /** A pair that is passed over, in a header of so many bytes. */
  const sized = (size: number): Uint8Array => {
    const before = rawGguf("GGUF", 3, 0n, 1n, rawString("a"), 8);
    return rawGguf(before, BigInt(size - before.length - 8));
  };

  it("64 MB, and no more", async () => {
    expect(await readGguf(withZeros(sized(LARGEST)))).toMatchObject({ name: null });
    await expect(readGguf(withZeros(sized(LARGEST + 1)))).rejects.toMatchObject({
      reason: "declares a header of more than 64 MB",
    });
  });

  it("more than 64 MB behind it, of which the first come along with it", async () => {
    const piece = new Uint8Array(40 * MEGABYTE);
    piece.set(sized(1000));
    expect(await readGguf(withZeros(piece))).toMatchObject({ name: null });
  });

  it("16 MB of templates, and no more", { timeout: 60_000 }, async () => {
    // With its key, its type and two lengths, each takes 256 KB.
    const templates = (last: string): Uint8Array<ArrayBuffer> => {
      const texts = Array.from({ length: 64 }, (_, index) => (index === 63 ? last : "").padEnd(262_095, "x"));
      const pairs = texts.map((text, index) => rawGguf(rawString(`${template}.${10 + index}`), 8, rawString(text)));
      return rawGguf("GGUF", 3, 0n, 64n, ...pairs);
    };
    const { namedTemplates } = await readGguf(new Blob([templates("")]));
    expect(namedTemplates.map(({ text }) => text)).toEqual(Array(64).fill("x".repeat(262_095)));
    await expect(readGguf(new Blob([templates("x".repeat(262_096))]))).rejects.toMatchObject({
      reason: "holds too many chat templates, or too long ones",
    });
  });

  it("no version 0", async () => {
    await expect(readGguf(new Blob([rawGguf("GGUF", 0, 0n, 0n)]))).rejects.toMatchObject({
      reason: "GGUF version 0; 1, 2 and 3 are read",
    });
  });

  it("keys of 65,535 bytes", async () => {
    const bytes = rawGguf("GGUF", 3, 0n, 1n, rawString("k".repeat(65_535)), 4, 0);
    expect(await readGguf(new Blob([bytes]))).toMatchObject({ name: null });
  });

  it("lists of lists before what is wanted", async () => {
    const pairs = rawGguf(rawString("a"), 9, 9, 2n, 4, 1n, 5, 8, 2n, rawString("b"), rawString("c"));
    const bytes = rawGguf("GGUF", 3, 0n, 2n, pairs, rawString("general.name"), 8, rawString("n"));
    expect(await readGguf(new Blob([bytes]))).toMatchObject({ name: "n" });
  });

  const long = `${template}.${"n".repeat(200)}`;
  const shown = long.slice(0, 80);
  it.each([
    {
      what: "comes twice",
      pairs: [rawGguf(8, rawString("t")), rawGguf(8, rawString("t"))],
      reason: `the key ${shown} comes twice`,
    },
    { what: "is no text", pairs: [rawGguf(4, 0)], reason: `${shown} is not a text` },
    {
      what: "is too long a text",
      pairs: [rawGguf(8, 262_145n)],
      reason: `declares 262145 bytes of ${shown}; more than 262144 are not read`,
    },
  ])("a long key, of which the beginning is told where it $what", async ({ pairs, reason }) => {
    const all = pairs.map((value) => rawGguf(rawString(long), value));
    const bytes = rawGguf("GGUF", 3, 0n, BigInt(pairs.length), ...all);
    await expect(readGguf(new Blob([bytes]))).rejects.toMatchObject({ reason });
  });
});

describe("a file cut short", () => {
  const bytes = ggufOf({ ...qwen3Pairs(), [`${template}.rag`]: string("{{ messages }}") });

  it("is one, wherever it ends", { timeout: 60_000 }, async () => {
    for (let end = 0; end < bytes.length; end++) {
      const reason = `cut off after ${end} bytes, within the header`;
      const reading = readGguf(new Blob([bytes.subarray(0, end)]));
      await expect(reading).rejects.toMatchObject({ name: "QwenFormatError", reason });
    }
    await expect(readGguf(new Blob([bytes]))).resolves.toMatchObject({ name: "Qwen3 8B" });
  });

  it("gives no other error than ours, whatever else is wrong with it", { timeout: 60_000 }, async () => {
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    const near = fc.array(fc.tuple(fc.nat(600), fc.constantFrom(0, 1, 8, 9, 127, 255)), { minLength: 1, maxLength: 4 });
    const outcome = await fc.check(
      fc.asyncProperty(fc.oneof(changes, near), fc.integer({ min: 0, max: bytes.length }), async (changed, end) => {
        const copy = bytes.slice(0, Math.max(end, 1000));
        for (const [at, byte] of changed) copy[at] = byte;
        const reading = readGguf(new Blob([copy]), { timeout: 5000 });
        return reading.then(
          ({ warnings }) => warnings.length < 12,
          (error: unknown) => error instanceof QwenFormatError && error.code === "invalid-input",
        );
      }),
      { numRuns: 500 },
    );
    expect(outcome).toMatchObject({ failed: false, error: null });
  });
});
