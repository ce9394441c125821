import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readGguf } from "../src/gguf/index.ts";
import { QwenFormatError } from "../src/index.ts";
import { ggufOf, qwen3Pairs, string } from "./support/gguf.ts";
import { hostileFiles } from "./support/hostile-gguf.ts";

const template = "tokenizer.chat_template";

describe("what a header says is believed as far as it can be", () => {
  const small = hostileFiles.filter(({ size }) => size === undefined);

  it.each(small)("$what", async ({ bytes, reason }) => {
    const reading = readGguf(new Blob([bytes]));
    if (reason === "") await expect(reading).resolves.toBeDefined();
    else {
      const said: unknown = expect.stringContaining(reason);
      await expect(reading).rejects.toMatchObject({ name: "QwenFormatError", code: "invalid-input", reason: said });
    }
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
