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
 * Writes a module for each text that `loadCorpus` may ask for, and two indices that import them when asked. Where CommonJS is
 * run in a machine of its own, as in Jest, nothing can be imported: its index then reads the module as a file.
 */
export function writeGoldenModules(dist: string): void {
  const folder = join(dist, FOLDER);
  mkdirSync(folder, { recursive: true });
  const names = goldenNames();
  for (const name of names) writeFileSync(join(folder, `${name}.js`), moduleOf(readGolden(`${name}.json`)));
  const files = names.map((name) => `  "${name}.json": () => import("./${name}.js"),\n`).join("");
  const imported = `const files = {\n${files}};\nconst importGoldenFile = async (name) => (await files[name]()).default;\n`;
  writeFileSync(join(folder, "index.js"), `${imported}export { importGoldenFile as readGoldenFile };\n`);
  writeFileSync(join(folder, "index.cjs"), imported + READING);
}

/** The modules of dist/golden/, but for the indices. Without the tables of Python's, which only specs read. */
export function goldenNames(): string[] {
  const { templates, training, masks } = JSON.parse(readGolden("manifest.json")) as Manifest;
  return ["manifest", "cases", ...[...templates, ...training, ...masks].map(({ id }) => id)];
}

const readGolden = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

const [BEFORE, AFTER] = ["export default '", "';\n"];

/** The text as a string, in quotes that are rare in JSON. */
function moduleOf(text: string): string {
  return BEFORE + text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n") + AFTER;
}

/** The text of such a module from its file, where it cannot be imported; bundlers leave out a `require` that may fail. */
const READING = `const readGoldenFile = (name) => importGoldenFile(name).catch((error) => {
  let files;
  try {
    files = require("node:fs");
  } catch {
    throw error;
  }
  const module = files.readFileSync(require.resolve("./" + name.replace(/json$/, "js")), "utf8");
  const spelled = module.slice(${BEFORE.length}, -${AFTER.length});
  return spelled.replace(/\\\\(.)/g, (_, character) => (character === "n" ? "\\n" : character));
});
exports.readGoldenFile = readGoldenFile;
`;
