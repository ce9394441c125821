import { describe, expect, it, onTestFinished } from "vitest";
import { QwenFormatError, type JsonValue } from "../src/index.ts";
import { formatRequest } from "../src/request.ts";
import {
  checkFormatter,
  formatReport,
  loadCorpus,
  type FormatRequest,
  type Formatter,
  type Progress,
  type RuleId,
} from "../src/testing/index.ts";
import { allBut, ours } from "./support/checks.ts";
import { soon } from "./support/soon.ts";

describe("a report", () => {
  const digits: Formatter = ({ value }) => formatRequest(value as object as JsonValue, {}).text;
  const options = { template: "qwen3", leaveOut: allBut("json-keys"), runs: 30, seed: 7 } as const;

  it("is the same for the same seed", async () => {
    expect(await checkFormatter(digits, options)).toEqual(await checkFormatter(digits, options));
  });

  it("tells golden cases from random requests", async () => {
    const [rule] = (await checkFormatter(digits, options)).rules;
    expect(rule?.failedCases).toContain("json/keys/integer-like");
    expect((await checkFormatter(digits, { ...options, runs: 0 })).rules[0]?.failed).toBe(rule?.failedCases.length);
  });

  it("is preceded by progress, up to the end", async () => {
    const seen: Progress[] = [];
    await checkFormatter(ours, { ...options, onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ done }) => done)).toEqual(seen.map((_, index) => index + 1));
    expect(seen.at(-1)).toEqual({ rule: "json-keys", done: seen.length, total: seen.length });
  });

  it("is readable", async () => {
    expect(formatReport(await checkFormatter(digits, { ...options, runs: 0 })).replace(/\d+\/\d+/, "N/N")).toBe(
      `qwen3: 1 of 1 rules fail (0 random requests for each, seed 7); left out: ${options.leaveOut.join(", ")}

34  N/N fail        json-keys                     Keys keep their order, those of digits too; of duplicates the first place and the last value hold.

34 json-keys: Keys keep their order, those of digits too; of duplicates the first place and the last value hold.
    request  {"template": "qwen3", "messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "", "arguments": {"10": 2, "2": 3}}}]}]}
    expected …me": "", "arguments": {"10": 2, "2": 3}}↵</tool_call><|im_end|…
    actual   …me": "", "arguments": {"2": 3, "10": 2}}↵</tool_call><|im_end|…
    golden   json/keys/integer-like, json/keys-in-tool/integer-like, json/keys/integer-like-descending and 7 more
`.replace(/\d+\/\d+/, "N/N"),
    );
  });
});

describe("a formatter", () => {
  const some = { leaveOut: allBut("message-order"), runs: 20, seed: 2 } as const;

  it("may be asynchronous", async () => {
    const report = await soon(checkFormatter(async (request) => ours(request), some));
    expect(report.ok).toBe(true);
  });

  it("that always throws fails where Python renders, and only there", async () => {
    const report = await checkFormatter(
      () => {
        throw new RangeError("out of order");
      },
      { template: "qwen3.5", ...some, leaveOut: allBut("empty-chat", "message-order") },
    );
    const [empty, order] = report.rules;
    expect(empty?.failed).toBe(0);
    expect(order?.failed).toBeGreaterThan(10);
    expect(order?.failed).toBeLessThan(order?.checked ?? 0);
    expect(order?.example?.actual).toEqual({ error: "out of order" });
    expect(report.ok).toBe(false);
  });

  it("that rejects is one that throws", async () => {
    const report = await checkFormatter(async () => Promise.reject(new Error("no")), some);
    expect(report.rules[0]?.example?.actual).toEqual({ error: "no" });
  });

  it.each([
    { given: undefined, gave: "undefined" },
    { given: 5, gave: "5" },
    { given: { text: "a" }, gave: "[object Object]" },
  ])("that gives $given fails", async ({ given, gave }) => {
    const report = await checkFormatter(() => given as never, some);
    expect(report.ok).toBe(false);
    expect(report.rules[0]?.example?.actual).toEqual({ gave });
  });

  it("may say of a request that it has no place for it", async () => {
    const report = await checkFormatter((request) => {
      if (request.json.includes('"tool"')) throw new QwenFormatError("unsupported", "messages", "no tools here");
      return ours(request);
    }, some);
    expect(report.ok).toBe(true);
    expect(report.rules[0]?.unsupported).toBeGreaterThan(10);
  });

  it("that has no place for anything is not all right", async () => {
    const report = await checkFormatter(() => {
      throw new QwenFormatError("unsupported", "", "nothing");
    }, some);
    expect(report).toMatchObject({ ok: false, rules: [{ checked: 0, failed: 0 }] });
    expect(formatReport(report)).toContain("not expressible");
  });

  it("that never answers can be given up", async () => {
    const signal = AbortSignal.timeout(50);
    const check = checkFormatter(async () => new Promise<string>(() => undefined), { ...some, signal });
    await expect(soon(check)).rejects.toHaveProperty("name", "TimeoutError");
  });
});

describe("a check of more requests than anybody waits for", () => {
  it.each([ours, async (request: FormatRequest) => ours(request)])("can be given up", async (format) => {
    const controller = new AbortController();
    let asked = 0;
    const onProgress = (): void => {
      if (++asked === 1500) setTimeout(() => controller.abort(new Error("enough")), 0);
    };
    const check = checkFormatter(format, { runs: 1e15, onProgress, signal: controller.signal });
    onTestFinished(() => controller.abort());
    await expect(soon(check)).rejects.toThrow("enough");
    expect(asked).toBeLessThan(1e6);
  });

  it("draws as many as it should, and none twice because there are many", async () => {
    const options = { leaveOut: allBut("json-strings"), seed: 1 };
    const golden = (await loadCorpus("qwen3")).filter(({ rule }) => rule === "json-strings").length;
    const asked: string[] = [];
    const format = (request: FormatRequest): string => {
      asked.push(request.json);
      return ours(request);
    };
    await checkFormatter(format, { ...options, runs: 2500 });
    expect(asked.length).toBe(golden + 2500);
    expect(new Set(asked).size).toBeGreaterThan(1500);
  });

  it("lets others go on now and then, and not after each request", async () => {
    const timer = globalThis.setTimeout;
    let breaths = 0;
    globalThis.setTimeout = ((...given: Parameters<typeof setTimeout>) => {
      breaths++;
      return timer(...given);
    }) as typeof setTimeout;
    onTestFinished(() => {
      globalThis.setTimeout = timer;
    });
    const start = performance.now();
    await checkFormatter(ours, { leaveOut: allBut("empty-chat"), runs: 500, seed: 1 });
    expect(breaths).toBeGreaterThan(0);
    expect(breaths).toBeLessThan(2 + (performance.now() - start) / 50);
  });
});

describe("what is no check is refused", () => {
  it.each<{ options: unknown; error: string }>([
    { options: 5, error: "options: expected an object, got 5" },
    { options: { runs: -1 }, error: "runs: expected a whole number from 0 on, got -1" },
  ])("$error", async ({ options, error }) => {
    await expect(checkFormatter(ours, options as never)).rejects.toThrow(error);
    await expect(checkFormatter(ours, options as never)).rejects.toBeInstanceOf(QwenFormatError);
  });

  it("a formatter that is none, too", async () => {
    await expect(checkFormatter(undefined as never)).rejects.toThrow("format: expected a function, got undefined");
  });

  it("what is null or undefined is not given", async () => {
    const given = { template: null, runs: 0, seed: undefined, leaveOut: null, onProgress: null, signal: null };
    expect((await checkFormatter(ours, given as never)).ok).toBe(true);
  });

  it("a seed may be negative", async () => {
    const some = { leaveOut: allBut("empty-chat"), runs: 1, seed: -5 };
    expect((await checkFormatter(ours, some)).seed).toBe(-5);
  });
});

it("a failure that does not come again is told so, and is not made small", async () => {
  let asked = 0;
  const format = (request: FormatRequest): string => (asked++ === 3 ? "a mood" : ours(request));
  const { rules } = await checkFormatter(format, { leaveOut: allBut("conversations"), runs: 5, seed: 1 });
  const corpus = await loadCorpus("qwen3");
  const [case_] = corpus.filter(({ rule }) => rule === "conversations").slice(3);
  expect(rules[0]).toMatchObject({ failed: 1, failedCases: [case_?.id] });
  expect(rules[0]?.example).toEqual({
    request: case_?.request,
    expected: case_?.expected,
    actual: { text: "a mood" },
    reproduced: false,
  });
});

describe("a failure shrinks to a smaller one of its kind", () => {
  it.each<{ fault: string; format: Formatter; rule: RuleId; runs: number; smallest: string }>([
    {
      fault: "a missing line feed, and not an empty text that is also wrong",
      format: (request) => {
        const text = ours(request).replaceAll("\n<tool_call>\n{", "<tool_call>\n{");
        return text.length < 80 ? "" : text;
      },
      rule: "breaks-before-calls",
      runs: 50,
      smallest:
        '{"template": "qwen3", "messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "", "arguments": {}}}]}]}',
    },
    {
      fault: "a text where the template raises, of a golden case, too",
      format: (request) => {
        try {
          return ours(request);
        } catch {
          return "fine";
        }
      },
      rule: "first-system-message",
      runs: 0,
      smallest: '{"template": "qwen3", "messages": [{"role": "system"}]}',
    },
    {
      fault: "another text each time, whatever it says",
      format: () => `text ${count++}`,
      rule: "same-twice",
      runs: 1,
      smallest: '{"template": "qwen3", "messages": []}',
    },
  ])("$fault", async ({ format, rule, runs, smallest }) => {
    const report = await checkFormatter(format, { leaveOut: allBut(rule), runs, seed: 1 });
    expect(report.rules[0]?.example?.request).toBe(smallest);
  });

  let count = 0;
});
