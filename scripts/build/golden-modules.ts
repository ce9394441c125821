import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Options } from "tsup";
import type { Manifest } from "../../src/testing/golden.ts";

const FOLDER = "golden";

type EsbuildPlugin = NonNullable<Options["esbuildPlugins"]>[number];

/** Puts dist/golden/ in the place of src/testing/golden-files.ts, which reads the files of a clone. */
export const goldenModules: EsbuildPlugin = {
  name: "golden-modules",
  setup(build) {
    const ending = build.initialOptions.outExtension?.[".js"] ?? ".js";
    build.onResolve({ filter: /\/golden-files\.ts$/ }, () => ({ path: `./golden/index${ending}`, external: true }));
  },
};

/**
 * Writes a module for each text that `loadCorpus` may ask for, and two indices that load them when asked: one imports, the
 * other requires, because where CommonJS is run in a machine of its own, as in Jest, nothing can be imported. The texts are
 * CommonJS, which both can load, so that the package has them once.
 */
export function writeGoldenModules(dist: string): void {
  const folder = join(dist, FOLDER);
  mkdirSync(folder, { recursive: true });
  const names = goldenNames();
  for (const name of names) writeFileSync(join(folder, `${name}.cjs`), moduleOf(readGolden(`${name}.json`)));
  const indexOf = (load: (path: string) => string): string => {
    const files = names.map((name) => `  "${name}.json": () => ${load(JSON.stringify(`./${name}.cjs`))},\n`).join("");
    return `const files = {\n${files}};\nconst readGoldenFile = async (name) => files[name]();\n`;
  };
  const imported = indexOf((path) => `import(${path}).then(({ default: text }) => text)`);
  const required = indexOf((path) => `require(${path})`);
  writeFileSync(join(folder, "index.js"), `${imported}export { readGoldenFile };\n`);
  writeFileSync(join(folder, "index.cjs"), `${required}exports.readGoldenFile = readGoldenFile;\n`);
}

/** The modules of dist/golden/, but for the indices. Without the tables of Python's, which only specs read. */
export function goldenNames(): string[] {
  const { templates, training, masks } = JSON.parse(readGolden("manifest.json")) as Manifest;
  return ["manifest", "cases", ...[...templates, ...training, ...masks].map(({ id }) => id)];
}

const readGolden = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

/** The text as a string, in quotes that are rare in JSON. */
function moduleOf(text: string): string {
  const spelled = text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n");
  return `module.exports = '${spelled}';\n`;
}
