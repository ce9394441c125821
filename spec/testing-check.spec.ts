import { Template } from "@huggingface/jinja";
import { describe, expect, it } from "vitest";
import { officialTemplate } from "../scripts/official-template.ts";
import { parseJson, QwenFormatError, templateIds, type JsonValue } from "../src/index.ts";
import { formatRequest } from "../src/request.ts";
import {
  checkFormatter,
  conformanceRules,
  formatReport,
  type FormatRequest,
  type Formatter,
  type Progress,
  type RuleId,
} from "../src/testing/index.ts";
import { brokenFormatters } from "./support/broken-formatters.ts";

const ours = ({ json }: FormatRequest): string => formatRequest(parseJson(json), {}).text;

/** All rules but these. */
const allBut = (...ids: readonly RuleId[]): RuleId[] =>
  conformanceRules.map(({ id }) => id).filter((id) => !ids.includes(id));

describe("this library holds every rule", () => {
  it.each(templateIds)("of %s", { timeout: 60_000 }, async (template) => {
    const report = await checkFormatter(ours, { template, runs: 60 });
    expect(report.ok ? "" : formatReport(report)).toBe("");
    const unasked = report.rules.filter(({ checked }) => checked < 60).map(({ id }) => id);
    expect(unasked).toEqual(["request-untouched"]); // it reads the text, so that there is nothing to change
  });
});

describe("a fault is found by its rule", { timeout: 30_000 }, () => {
  it.each(brokenFormatters)("$rule: $fault", async ({ rule, template, format }) => {
    const report = await checkFormatter(format, { template, seed: 1, leaveOut: allBut(rule) });
    const [found] = report.rules;
    expect(report.ok).toBe(false);
    expect(found?.id).toBe(rule);
    // Random requests find it, too.
    expect(found?.failed).toBeGreaterThan(found?.failedCases.length ?? 0);
    expect(found?.example?.request.length).toBeLessThan(700);
  });

  it("and there is a fault for every rule", () => {
    expect(brokenFormatters.map(({ rule }) => rule)).toEqual(conformanceRules.map(({ id }) => id));
  });

  it("a fault in white space is one of the rules about white space", async () => {
    const trims = brokenFormatters.find(({ rule }) => rule === "white-space-around-reasoning");
    const report = await checkFormatter(trims?.format ?? ours, { seed: 1, leaveOut: ["together", "same-twice"] });
    const failing = report.rules.filter(({ failed }) => failed > 0).map(({ id }) => id);
    expect(failing).toContain("white-space-around-reasoning");
    for (const rule of ["user-content", "last-query", "call-shape", "json-strings", "tool-block", "tool-runs"]) {
      expect(failing).not.toContain(rule);
    }
  });
});

describe(
  "the known faults of @huggingface/jinja are found, each in a request of little else",
  { timeout: 60_000 },
  () => {
    const jinja = new Template(officialTemplate());
    const checked = checkFormatter(({ value }) => jinja.render(value), { template: "qwen3-2504", seed: 1 });

    const assistant = (members: string): string =>
      `{"template": "qwen3-2504", "messages": [{"role": "user", "content": ""}, {"role": "assistant", ${members}}]}`;
    const call = (given: string): string =>
      `{"template": "qwen3-2504", "messages": [{"role": "assistant", "content": "", "tool_calls": [{"function": {"name": "", "arguments": ${given}}}]}]}`;

    it.each<{ fault: string; rule: RuleId; request: string }>([
      { fault: "trims all white space", rule: "white-space-around-content", request: assistant('"content": " "') },
      { fault: "1.0 is 1", rule: "json-numbers", request: call('{"v": 1.0}') },
      { fault: "keys of digits come first", rule: "json-keys", request: call('{"10": 2, "2": 3}') },
      { fault: "escapes lone surrogates", rule: "json-strings", request: call('{"v": "\\ud800"}') },
      { fault: "renders an empty chat", rule: "empty-chat", request: '{"template": "qwen3-2504", "messages": []}' },
      {
        fault: "prints what Python does not add to a string",
        rule: "first-system-message",
        request: '{"template": "qwen3-2504", "messages": [{"role": "system", "content": []}]}',
      },
    ])("$rule: $fault", async ({ rule, request }) => {
      const report = await checked;
      expect(report.rules.find(({ id }) => id === rule)?.example?.request).toBe(request);
    });

    it("and what it gets right holds", async () => {
      const holding = (await checked).rules.filter(({ failed }) => failed === 0).map(({ id }) => id);
      for (const rule of ["generation-prompt", "tool-runs", "call-name", "thinking-modes"])
        expect(holding).toContain(rule);
    });
  },
);

describe("a formatter", () => {
  const some = { leaveOut: allBut("message-order"), runs: 20, seed: 2 } as const;

  it("may be asynchronous", async () => {
    const report = await checkFormatter(async (request) => ours(request), some);
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
    await expect(check).rejects.toThrow("timeout");
  });
});

describe("a check of more requests than anybody waits for", () => {
  it.each([ours, async (request: FormatRequest) => ours(request)])("can be given up", async (format) => {
    const controller = new AbortController();
    let asked = 0;
    const onProgress = (): void => {
      if (++asked === 3000) setTimeout(() => controller.abort(new Error("enough")), 0);
    };
    const check = checkFormatter(format, { runs: 1e15, onProgress, signal: controller.signal });
    await expect(check).rejects.toThrow("enough");
    expect(asked).toBeLessThan(1e6);
  });

  it("draws no request twice because there are many", async () => {
    const asked: string[] = [];
    const format = (request: FormatRequest): string => {
      asked.push(request.json);
      return ours(request);
    };
    await checkFormatter(format, { leaveOut: allBut("conversations"), runs: 2500, seed: 1 });
    expect(asked.length).toBeGreaterThan(2500);
    expect(new Set(asked).size).toBeGreaterThan(2400);
  });
});

describe("what is no check is refused", () => {
  it.each<{ options: unknown; error: string }>([
    { options: 5, error: "options: expected an object, got 5" },
    { options: { template: "qwen2" }, error: "template: expected one of qwen3, " },
    { options: { runs: -1 }, error: "runs: expected a whole number from 0 on, got -1" },
    { options: { runs: 1.5 }, error: "runs: expected a whole number from 0 on, got 1.5" },
    { options: { runs: Infinity }, error: "runs: expected a whole number from 0 on, got Infinity" },
    { options: { runs: "5" }, error: 'runs: expected a whole number from 0 on, got "5"' },
    { options: { seed: NaN }, error: "seed: expected a whole number, got NaN" },
    { options: { leaveOut: "json-keys" }, error: 'leaveOut: expected a list of rules, got "json-keys"' },
    { options: { leaveOut: ["json-keys", "nope"] }, error: 'leaveOut[1]: expected the id of a rule, got "nope"' },
    { options: { onProgress: 5 }, error: "onProgress: expected a function, got 5" },
    { options: { signal: 5 }, error: "signal: expected an AbortSignal, got 5" },
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
    expect((await checkFormatter(ours, { runs: 1, seed: -5 })).seed).toBe(-5);
  });
});

describe("a failure shrinks to a smaller one of its kind", () => {
  it.each<{ fault: string; format: Formatter; rule: RuleId; differs: RegExp }>([
    {
      fault: "a missing line feed, and not an empty text that is also wrong",
      format: (request) => {
        const text = ours(request).replaceAll("\n<tool_call>\n{", "<tool_call>\n{");
        return text.length < 80 ? "" : text;
      },
      rule: "breaks-before-calls",
      differs: /"tool_calls"/,
    },
    {
      fault: "a text where the template raises",
      format: (request) => {
        try {
          return ours(request);
        } catch {
          return "fine";
        }
      },
      rule: "first-system-message",
      differs: /"role": "system"/,
    },
  ])("$fault", async ({ format, rule, differs }) => {
    const report = await checkFormatter(format, { leaveOut: allBut(rule), runs: 50, seed: 1 });
    expect(report.rules[0]?.example?.request).toMatch(differs);
  });
});

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
