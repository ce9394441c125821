import { execSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = ["src", "golden", "scripts/build", "package.json", "tsup.config.ts"];
const BUILT = [
  "cli.js",
  ...["index.js", "index.cjs"].map((name) => `golden/${name}`),
  ...["index", "testing", "tokens", "runtimes", "messages", "gguf"].flatMap((name) =>
    ["js", "cjs", "d.ts", "d.cts"].map((ending) => `${name}.${ending}`),
  ),
];

/** Before all specs: some of them run `dist`, which must be what `src` makes. */
export default function buildIfStale(): void {
  if (isStale()) execSync("npm run build", { cwd: project, stdio: ["ignore", "ignore", "inherit"] });
}

function isStale(): boolean {
  const built = BUILT.map((name) => join(project, "dist", name));
  if (!built.every((path) => existsSync(path))) return true;
  const newest = Math.max(...SOURCES.flatMap((name) => filesIn(join(project, name))).map(changed));
  return newest > Math.min(...built.map(changed));
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path).flatMap((name) => filesIn(join(path, name)))];
}

function changed(path: string): number {
  return statSync(path).mtimeMs;
}
