import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson, templateIds } from "../src/index.ts";
import { isMembers, memberOf } from "../src/members.ts";
import { templateOf } from "../src/templates/index.ts";
import type { RuleId } from "../src/testing/index.ts";
import { expectedOf } from "../src/testing/reference.ts";
import { isFor, type Rule } from "../src/testing/rules/rule.ts";
import { rules } from "../src/testing/rules/rules.ts";
import { heldRequests } from "./support/rule-requests.ts";

function requestsOf(rule: Rule, numRuns: number): string[] {
  const asked = templateIds.map(templateOf).filter((template) => isFor(rule, template));
  return asked.flatMap((template, seed) => fc.sample(rule.requests(template), { numRuns, seed }));
}

describe("the requests of a rule", () => {
  it.each(rules)("$number $id fit the schema, and templates render some of them", { timeout: 30_000 }, (rule) => {
    const requests = requestsOf(rule, 10);
    const expected = requests.map((request) => ({ request, expected: expectedOf(request) }));
    expect(expected.filter((each) => each.expected === undefined)).toEqual([]);
    expect(requests.filter((request) => /[\r\n]/.test(request))).toEqual([]); // a line each, for other programs
    const texts = expected.filter((each) => each.expected !== undefined && "text" in each.expected);
    if (rule.id === "empty-chat") expect(texts).toEqual([]);
    else expect(texts.length).toBeGreaterThan(expected.length / 4);
  });

  const WILD: ReadonlySet<RuleId> = new Set(["unknown-roles", "same-twice", "request-untouched", "together"]);

  it.each(rules)("$number $id are JSON, hold what they should, and no roles that nobody asked for", (rule) => {
    const requests = requestsOf(rule, 50);
    const roles = requests.flatMap(rolesOf);
    if (rule.id === "empty-chat") expect(roles).toEqual([]);
    else expect(requests.filter((request) => rolesOf(request).length === 0)).toEqual([]);
    if (!WILD.has(rule.id)) expect(roles.filter((role) => !/^(system|user|assistant|tool)$/.test(role))).toEqual([]);
    const { some, none = [] } = heldRequests[rule.id];
    const isIn = (request: string, fragment: string | RegExp): boolean =>
      typeof fragment === "string" ? request.includes(fragment) : fragment.test(request);
    expect(some.filter((fragment) => !requests.some((request) => isIn(request, fragment)))).toEqual([]);
    expect(requests.filter((request) => none.some((fragment) => isIn(request, fragment)))).toEqual([]);
  });

  it("of message-order are in an order that strict templates take, most of the time, and often have a system message", () => {
    const requests = fc.sample(ruleOf("message-order").requests(templateOf("qwen3.5")), { numRuns: 100, seed: 1 });
    const texts = requests.map(expectedOf).filter((answer) => answer !== undefined && "text" in answer);
    expect(texts.length).toBeGreaterThan(60);
    expect(requests.filter((request) => request.includes('"messages": [{"role": "system"')).length).toBeGreaterThan(25);
  });

  it("of think-block-in-parts cut the text, most of the time within it", () => {
    const requests = fc.sample(ruleOf("think-block-in-parts").requests(templateOf("qwen3")), { numRuns: 200, seed: 1 });
    const pieces = requests.map((request) => /"text": "([^"]*)".*"text": "([^"]*)"/.exec(request)?.slice(1) ?? []);
    const cut = pieces.filter(
      ([start = "", end = ""]) => start !== "" && end !== "" && !start.endsWith(end) && !end.startsWith(start),
    );
    expect(cut.length).toBeGreaterThan(60);
  });

  it("of json-structures hold values of many levels", () => {
    const requests = fc.sample(ruleOf("json-structures").requests(templateOf("qwen3")), { numRuns: 200, seed: 1 });
    const within = 7; // levels around the value, in a call and in a tool
    expect(requests.filter((request) => levelsOf(request) > within + 6).length).toBeGreaterThan(12);
  });

  function levelsOf(json: string): number {
    let [level, deepest] = [0, 0];
    for (const [bracket] of json.matchAll(/[[{\]}]/g)) {
      level += bracket === "[" || bracket === "{" ? 1 : -1;
      deepest = Math.max(deepest, level);
    }
    return deepest;
  }

  function ruleOf(id: RuleId): Rule {
    return rules.find((rule) => rule.id === id) ?? expect.fail(`no rule ${id}`);
  }

  function rolesOf(request: string): string[] {
    const messages = memberOf(parseJson(request), "messages") as readonly unknown[];
    return messages.map((message) => (isMembers(message) ? String(memberOf(message, "role")) : "no message"));
  }
});
