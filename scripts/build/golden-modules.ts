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

/** Writes a module for each text that `loadCorpus` may ask for, and an index that imports them when asked: for import, and for require. */
export function writeGoldenModules(dist: string): void {
  const folder = join(dist, FOLDER);
  mkdirSync(folder, { recursive: true });
  const names = goldenNames();
  for (const name of names) writeFileSync(join(folder, `${name}.js`), moduleOf(readGolden(`${name}.json`)));
  const files = names.map((name) => `  "${name}.json": () => import("./${name}.js"),\n`).join("");
  const declared = `const files = {\n${files}};\nconst readGoldenFile = async (name) => (await files[name]()).default;\n`;
  writeFileSync(join(folder, "index.js"), `${declared}export { readGoldenFile };\n`);
  writeFileSync(join(folder, "index.cjs"), `${declared}exports.readGoldenFile = readGoldenFile;\n`);
}

/** The modules of dist/golden/, but for the index. Without the tables of Python's, which only specs read. */
export function goldenNames(): string[] {
  const { templates, training, masks } = JSON.parse(readGolden("manifest.json")) as Manifest;
  return ["manifest", "cases", ...[...templates, ...training, ...masks].map(({ id }) => id)];
}

const readGolden = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

/** The text as a string, in quotes that are rare in JSON. */
function moduleOf(text: string): string {
  const spelled = text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n");
  return `export default '${spelled}';\n`;
}
