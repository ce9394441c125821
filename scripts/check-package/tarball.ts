import { readdirSync } from "node:fs";
import { join } from "node:path";
import { goldenNames } from "../build/golden-modules.ts";
import { assertEqual, command, PROJECT, step } from "./steps.ts";

const PUBLISHED = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  ...["cli.js", "jinja-process.js"].map((name) => `dist/${name}`),
  ...["index.cjs", "index.js", ...goldenNames().map((name) => `${name}.js`)].map((name) => `dist/golden/${name}`),
  ...["gguf", "index", "messages", "runtimes", "testing", "tokens"].flatMap((name) =>
    ["cjs", "d.cts", "d.ts", "js"].map((ending) => `dist/${name}.${ending}`),
  ),
  "package.json",
  "spec/README.md", // the rules that reports name by number
].toSorted();

// What several files of dist share: chunk-DNKNPOYY.cjs
const CHUNK = /^dist\/[\w-]+-[\w-]{8}\.(js|cjs|d\.ts|d\.cts)$/;

/** Path of the tarball; npm builds dist first (`prepare`). */
export function pack(folder: string): string {
  command("npm", ["pack", "--pack-destination", folder], { cwd: PROJECT });
  const tarballs = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  assertEqual("number of tarballs", tarballs.length, 1);
  return join(folder, tarballs.join(""));
}

export function checkTarball(tarball: string): void {
  step("the tarball holds dist, package.json, README, the rules, CHANGELOG and LICENSE, and nothing else", () => {
    const listing = command("tar", ["-tzf", tarball], { cwd: PROJECT });
    const paths = listing.split("\n").map((line) => line.replace(/^package\//, ""));
    const files = paths.filter((path) => path !== "" && !CHUNK.test(path));
    assertEqual("files", files.toSorted(), PUBLISHED);
  });
}
