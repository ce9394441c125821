import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { sourceFiles, type Scope } from "./specs.ts";

/** Of the source and the specs of a scope, of what the specs import, of the goldens, and of what runs the specs. */
export function digest(project: string, scope: Scope): string {
  const specs = withImports(
    project,
    scope.specs.map((name) => `spec/${name}.spec.ts`),
  );
  const others = [...filesIn(project, "golden"), ...filesIn(project, "scripts/mutation")];
  const hash = createHash("sha256");
  for (const file of [...sourceFiles(project, scope), ...specs, ...others]) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(project, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

const OF_NO_SCOPE = "enumeration.json"; // of a spec that is left out

function filesIn(project: string, folder: string): string[] {
  const entries = readdirSync(join(project, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== OF_NO_SCOPE)
    .map(({ parentPath, name }) => relative(project, join(parentPath, name)))
    .toSorted();
}

/** These files, and what they import from `spec/` and `scripts/`. */
function withImports(project: string, files: readonly string[]): string[] {
  const all = new Set(files);
  for (const file of all) {
    const text = readFileSync(join(project, file), "utf8");
    for (const [, path = ""] of text.matchAll(/ from "(\.[^"]+\.ts)";/g)) {
      const imported = join(dirname(file), path);
      if (/^(spec|scripts)\//.test(imported)) all.add(imported);
    }
  }
  return [...all].toSorted();
}
