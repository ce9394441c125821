import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReport, survivorsOf } from "../scripts/mutation/report.ts";
import { LEFT_OUT, SCOPES, sourceFiles, UNCHANGED } from "../scripts/mutation/specs.ts";

// `npm run mutate` makes the report.
const report = readReport(".");

describe.each(Object.entries(report).map(([name, scope]) => ({ name, scope })))(
  "of the mutants of $name",
  ({ scope }) => {
    it("each that no spec kills has its reason, and nearly all are no other program", () => {
      const survivors = survivorsOf(scope);
      expect(survivors.filter(({ equivalent, left }) => (equivalent === undefined) === (left === undefined))).toEqual(
        [],
      );
      expect(scope?.score).toBeGreaterThan(99);
    });
  },
);

it("each spec is run against mutants, or it is said why not", () => {
  const specs = readdirSync("spec").filter((name) => name.endsWith(".spec.ts"));
  const run = new Set(SCOPES.flatMap((scope) => scope.specs.map((name) => `${name}.spec.ts`)));
  expect(specs.filter((name) => !run.has(name)).toSorted()).toEqual(Object.keys(LEFT_OUT).toSorted());
});

it("each file of the source is in one scope, or it is said why not, and each scope is in the report", () => {
  const all = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const unchanged = all.filter((name) => UNCHANGED.some((entry) => name === entry || name.startsWith(`${entry}/`)));
  const scoped = SCOPES.flatMap((scope) => sourceFiles(".", scope));
  expect([...scoped, ...unchanged.map((name) => `src/${name}`)].toSorted()).toEqual(
    all.map((name) => `src/${name}`).toSorted(),
  );
  expect(Object.keys(report).toSorted()).toEqual(SCOPES.map(({ name }) => name).toSorted());
});
