import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { templateIds, type TemplateId } from "../src/index.ts";
import { templateOf } from "../src/templates/index.ts";
import { isFor } from "../src/testing/rules/rule.ts";
import { ruleOfCase, rules, rulesOfCase } from "../src/testing/rules/rules.ts";
import { cases } from "./support/golden.ts";

describe("golden cases and rules", () => {
  it("every case belongs to one rule", () => {
    const homeless = cases.map(({ id }) => ({ id, rules: rulesOfCase(id) })).filter((each) => each.rules.length !== 1);
    expect(homeless).toEqual([]);
  });

  it.each<{ id: string; template: TemplateId; rule: string }>([
    { id: "vision-id/user/image", template: "qwen3-vl-instruct", rule: "vision-numbers" },
    { id: "vision-id/user/image", template: "qwen3", rule: "together" },
    { id: "think/last/crlf", template: "qwen3", rule: "think-block-in-content" },
    { id: "think/user", template: "qwen3", rule: "reasoning-in-history" },
    { id: "of no rule", template: "qwen3", rule: "together" },
  ])("$id of $template is a case of $rule", ({ id, template, rule }) => {
    expect(ruleOfCase(id, templateOf(template))).toBe(rule);
  });

  it("every beginning that a rule names has cases, which are its own", () => {
    const idle = rules.flatMap(({ id, cases: beginnings }) =>
      beginnings.filter(
        (beginning) => !cases.some((one) => one.id.startsWith(beginning) && rulesOfCase(one.id)[0] === id),
      ),
    );
    expect(idle).toEqual([]);
  });

  it("rules have names of their own, and numbers from 1", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.map(({ number }) => number)).toEqual(rules.map((_, index) => index + 1));
  });

  it("a title is a sentence", () => {
    expect(rules.map(({ title }) => title).filter((title) => !/^\w.+\.$/.test(title))).toEqual([]);
  });

  // By the names of the variables in the official templates; the training templates are those of TRL.
  const READERS: Readonly<Record<string, readonly TemplateId[]>> = {
    "vision-numbers": ["qwen3-vl-instruct", "qwen3-vl-thinking", "qwen3.5", "qwen3.5-nothink", "qwen3.6", "qwen3.8"],
    "preserved-thinking": ["qwen3.6", "qwen3.8", "qwen3.8-max"],
    "reasoning-history": ["qwen3", "qwen3.5", "qwen3.5-nothink", "qwen3.6"],
    "reasoning-effort": ["qwen3.8", "qwen3.8-max"],
    "thinking-modes": ["qwen3", "qwen3-2504", "qwen3.5", "qwen3.5-nothink", "qwen3.6", "qwen3.8", "qwen3.8-max"],
  };

  it.each(rules)("$id is asked of the templates that read its knob, or of all", (rule) => {
    const asked = templateIds.filter((template) => isFor(rule, templateOf(template)));
    expect(asked).toEqual(READERS[rule.id] ?? templateIds);
  });

  it("there are rules for every template, and a knob's only for those that read it", () => {
    for (const template of templateIds) {
      const [those, others] = [true, false].map((wanted) =>
        rules.filter((rule) => isFor(rule, templateOf(template)) === wanted),
      );
      expect(those?.length).toBeGreaterThanOrEqual(36);
      expect(others?.every(({ knob }) => knob !== undefined)).toBe(true);
    }
  });
});

describe("spec/README.md", () => {
  const folder = new URL("./", import.meta.url);
  const text = readFileSync(new URL("README.md", folder), "utf8");
  const sections = text
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [, number, id] = /^(\d+)\. (\S+)$/m.exec(section) ?? [];
      return { number: Number(number), id, section };
    });
  const sectionOf = (id: string): string => sections.find((each) => each.id === id)?.section ?? "";

  it("has the rules of the kit, with their numbers, and no others", () => {
    expect(sections.map(({ number, id }) => ({ number, id }))).toEqual(rules.map(({ number, id }) => ({ number, id })));
  });

  it.each(rules)("$number $id points to its code, its specs and its golden cases", ({ id, cases: beginnings }) => {
    const [, code = ""] = /^- Code: (.*)$/m.exec(sectionOf(id)) ?? [];
    const [, tests = ""] = /^- Tests: (.*)$/m.exec(sectionOf(id)) ?? [];
    expect(code).toMatch(/\]\(\.\.\/src\//);
    expect(tests).toMatch(/\.spec\.ts\)/);
    expect([...tests.matchAll(/`([^`]+)`/g)].map(([, beginning]) => beginning)).toEqual(beginnings);
  });

  it("names files that are there, and rules that it has", () => {
    const files = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, file = ""]) => file);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !existsSync(new URL(file, folder)))).toEqual([]);
    const numbers = [...text.matchAll(/\((\d+)(?:, (\d+)| to (\d+))?\)/g)].flatMap((match) => match.slice(1));
    for (const number of numbers.filter((each) => each !== undefined))
      expect(Number(number)).toBeLessThanOrEqual(rules.length);
  });

  it("is what README.md points to", () => {
    const readme = readFileSync(new URL("../README.md", folder), "utf8");
    const anchors = [...readme.matchAll(/spec\/README\.md#([\w-]+)/g)].map(([, anchor]) => anchor);
    const headings = new Set(sections.map(({ number, id }) => `${number}-${id}`));
    expect(anchors.length).toBeGreaterThan(30);
    expect(anchors.filter((anchor = "") => !headings.has(anchor))).toEqual([]);
  });
});
