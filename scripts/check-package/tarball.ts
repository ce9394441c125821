import { readdirSync } from "node:fs";
import { join } from "node:path";
import { assertEqual, command, PROJECT, step } from "./steps.ts";

const PUBLISHED = [
  "LICENSE",
  "README.md",
  ...["cli.js", "index.cjs", "index.d.cts", "index.d.ts", "index.js"].map((name) => `dist/${name}`),
  "package.json",
];

/** Path of the tarball; npm builds dist first (`prepare`). */
export function pack(folder: string): string {
  command("npm", ["pack", "--pack-destination", folder], { cwd: PROJECT });
  const tarballs = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  assertEqual("number of tarballs", tarballs.length, 1);
  return join(folder, tarballs.join(""));
}

export function checkTarball(tarball: string): void {
  step("the tarball holds dist, package.json, README and LICENSE, and nothing else", () => {
    const listing = command("tar", ["-tzf", tarball], { cwd: PROJECT });
    const files = listing.split("\n").filter((line) => line !== "");
    assertEqual("files", files.map((path) => path.replace(/^package\//, "")).toSorted(), PUBLISHED);
  });
}
