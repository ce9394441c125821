import { Template } from "@huggingface/jinja";
import { describe, expect, it } from "vitest";
import { officialTemplate } from "../scripts/official-template.ts";
import { templateIds } from "../src/index.ts";
import { checkFormatter, conformanceRules, formatReport, type RuleId } from "../src/testing/index.ts";
import { brokenFormatters } from "./support/broken-formatters.ts";
import { allBut, ours } from "./support/checks.ts";

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
