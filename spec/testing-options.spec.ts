import { describe, expect, it } from "vitest";
import { QwenFormatError } from "../src/index.ts";
import { readCheckOptions } from "../src/testing/check-options.ts";

const read = (options: unknown): ReturnType<typeof readCheckOptions> => readCheckOptions(options as never);

describe("what is no option is refused", () => {
  it.each<{ options: unknown; error: string | RegExp }>([
    { options: 5, error: "options: expected an object, got 5" },
    { options: null, error: "options: expected an object, got null" },
    { options: { template: "qwen2" }, error: /^template: expected one of qwen3, / },
    { options: { runs: -1 }, error: "runs: expected a whole number from 0 on, got -1" },
    { options: { runs: 1.5 }, error: "runs: expected a whole number from 0 on, got 1.5" },
    { options: { runs: Infinity }, error: "runs: expected a whole number from 0 on, got Infinity" },
    { options: { runs: "5" }, error: 'runs: expected a whole number from 0 on, got "5"' },
    { options: { seed: NaN }, error: "seed: expected a whole number, got NaN" },
    { options: { seed: 0.5 }, error: "seed: expected a whole number, got 0.5" },
    { options: { leaveOut: "json-keys" }, error: 'leaveOut: expected a list of rules, got "json-keys"' },
    { options: { leaveOut: ["json-keys", "nope"] }, error: 'leaveOut[1]: expected the id of a rule, got "nope"' },
    { options: { onProgress: 5 }, error: "onProgress: expected a function, got 5" },
    { options: { signal: 5 }, error: "signal: expected an AbortSignal, got 5" },
    { options: { signal: {} }, error: "signal: expected an AbortSignal, got an object" },
  ])("$error", ({ options, error }) => {
    const message = refusal(() => read(options));
    if (typeof error === "string") expect(message).toBe(error);
    else expect(message).toMatch(error);
  });

  function refusal(action: () => unknown): string {
    try {
      action();
    } catch (error) {
      if (error instanceof QwenFormatError && error.code === "invalid-input") return error.message;
    }
    return "not refused as an input";
  }
});

describe("what is given", () => {
  const onProgress = (): void => undefined;
  const { signal } = new AbortController();

  it("is taken as it is", () => {
    const given = { template: "qwen3.5", runs: 0, seed: -5, leaveOut: ["json-keys"], onProgress, signal } as const;
    expect(read(given)).toEqual(given);
    expect(read(new Map(Object.entries(given)))).toEqual(given);
  });

  it.each([
    {},
    Object.fromEntries(["template", "runs", "seed", "leaveOut", "onProgress", "signal"].map((name) => [name, null])),
  ])("is by default qwen3, 100 requests, and no rule left out: $template", (options) => {
    const { seed, ...others } = read(options);
    expect(others).toEqual({
      template: "qwen3",
      runs: 100,
      leaveOut: [],
      onProgress: undefined,
      signal: undefined,
    });
    expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31).toBe(true);
  });

  it("is what the object owns", () => {
    expect(read(Object.create({ runs: 5 })).runs).toBe(100);
  });
});

it("a seed that nobody has given is another one each time, as large as seeds are", () => {
  const seeds = Array.from({ length: 40 }, () => read({}).seed);
  expect(new Set(seeds).size).toBeGreaterThan(30);
  expect(Math.max(...seeds)).toBeGreaterThan(2 ** 28);
});
