import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../", import.meta.url));
const pages = ["", "spec"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

describe.each(pages)("%s names nothing that is not there", (page) => {
  const text = readFileSync(join(root, page), "utf8");

  it("no npm script", () => {
    expect(scriptsIn(text).filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });

  it("no path", () => {
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
  });

  it("no link within the project", () => {
    expect(linksIn(text).filter((link) => !leadsSomewhere(link, page))).toEqual([]);
  });
});

it("finds what CONTRIBUTING.md names", () => {
  const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  expect(scriptsIn(text)).toEqual(expect.arrayContaining(["fuzz", "goldens", "goldens:tokens", "test"]));
  expect(pathsIn(text)).toEqual(
    expect.arrayContaining([".ci/run", "golden/*.json", "src/clauses/", "scripts/size.ts"]),
  );
  expect(linksIn(text)).toEqual(expect.arrayContaining(["CHANGELOG.md", "src/template.ts"]));
});

/** `npm run fuzz -- --each` -> fuzz, `npm test` -> test */
function scriptsIn(text: string): string[] {
  return [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)].map(([, name, test = ""]) => name ?? test);
}

/** `src/clauses/`, golden/*.json, … wherever they stand by themselves. */
function pathsIn(text: string): string[] {
  const found = text.matchAll(/(?<=^|[\s`(])(?:src|spec|golden|scripts|\.ci)\/[\w./*-]*/gm);
  return [...found].map(([path]) => path.replace(/\.$/, ""));
}

function isThere(path: string): boolean {
  if (!path.includes("*")) return existsSync(join(root, path));
  const name = new RegExp(`^${basename(path).replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
  return readdirSync(join(root, dirname(path))).some((each) => name.test(each));
}

/** [the schema](../README.md#formatting) -> ../README.md#formatting */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\((?!\w+:)([^\s)]+)\)/g)].map(([, link = ""]) => link);
}

function leadsSomewhere(link: string, page: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = join(root, path === "" ? page : join(dirname(page), path));
  if (!existsSync(target)) return false;
  return anchor === undefined || anchorsIn(readFileSync(target, "utf8")).includes(anchor);
}

/** "## What `exact` means" -> what-exact-means, as GitHub has it. */
function anchorsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-"),
  );
}
