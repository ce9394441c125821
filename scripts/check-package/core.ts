import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { assertEqual, PROJECT, step } from "./steps.ts";
import { PROMPT, REQUEST } from "./example.ts";

/** The core runs wherever JavaScript does: it imports nothing and touches no global of Node. */
export async function checkCore(): Promise<void> {
  for (const name of ["index.js", "index.cjs"]) {
    const imports = await importsOf(join(PROJECT, "dist", name));
    step(`dist/${name} imports nothing`, () => assertEqual("imports", imports, []));
  }
  step("dist/index.cjs runs with the globals of the language alone", () => {
    const code = readFileSync(join(PROJECT, "dist", "index.cjs"), "utf8");
    const call = `module.exports.formatQwen3(${REQUEST}).text`;
    assertEqual("text", runInNewContext(`const module = { exports: {} };\n${code}\n${call}`), PROMPT);
  });
}

/** All that a module imports or requires, dynamic imports with a literal name included. */
async function importsOf(path: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [path],
    bundle: true,
    packages: "external",
    external: ["./*", "../*", "node:*"],
    metafile: true,
    write: false,
    format: "esm",
    logLevel: "silent",
  });
  return Object.values(metafile.outputs).flatMap((output) => output.imports.map((each) => each.path));
}
