import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";
import { describe, expect, it } from "vitest";

interface Found {
  readonly file: string;
  readonly text: string;
}

const nodes = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap(nodesOf);
const literals: Found[] = nodes.filter(({ node }) => ts.isRegularExpressionLiteral(node)).map(found);
const constructed: Found[] = nodes.filter(({ node }) => isConstructed(node)).map(found);

describe("a regular expression of the library takes linear time", () => {
  it.each(literals)("$text of $file", { timeout: 60_000 }, ({ text }) => {
    const end = text.lastIndexOf("/");
    expect(statusOf(text.slice(1, end), text.slice(end + 1))).toBe("safe");
  });

  it("or is made of words of our own, one or the other", () => {
    expect(constructed.map(({ file }) => file).toSorted()).toEqual(["added-tokens.ts"]);
  });

  it("which is told from quadratic time", () => {
    expect(literals.length).toBeGreaterThan(50);
    expect(statusOf("\\n+$", "")).toBe("vulnerable");
  });
});

function statusOf(source: string, flags: string): string {
  return checkSync(source, flags, { timeout: 60_000 }).status;
}

function nodesOf(file: string): { readonly file: string; readonly node: ts.Node }[] {
  const source = ts.createSourceFile(file, readFileSync(join("src", file), "utf8"), ts.ScriptTarget.Latest, true);
  const all: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    all.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return all.map((node) => ({ file, node }));
}

function found({ file, node }: { readonly file: string; readonly node: ts.Node }): Found {
  return { file, text: node.getText() };
}

function isConstructed(node: ts.Node): boolean {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp";
}
