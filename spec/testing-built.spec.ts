import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import { expect, it } from "vitest";
import { templateIds } from "../src/index.ts";
import { loadCorpus } from "../src/testing/index.ts";

interface Built {
  readonly loadCorpus: typeof loadCorpus;
}

const built = (await import(new URL("../dist/testing.js", import.meta.url).href)) as Built;

type Require = (path: string) => unknown;
type Wrapped = (require: Require, module: { exports: unknown }, exports: unknown) => void;

/** A module as Jest runs it: with a `require` of its own, and where `import()` throws. */
function required(file: string): unknown {
  const inside = createRequire(file);
  const module = { exports: {} };
  const run = runInThisContext(`(require, module, exports) => {${readFileSync(file, "utf8")}\n}`) as Wrapped;
  const load: Require = (path) => (path.startsWith(".") ? required(inside.resolve(path)) : inside(path));
  const require = Object.assign(load, { resolve: (path: string) => inside.resolve(path) });
  run(require, module, module.exports);
  return module.exports;
}

// As modules, for browsers as well.
it.each(templateIds)("the corpus of %s is the same as built", async (template) => {
  expect(await built.loadCorpus(template)).toEqual(await loadCorpus(template));
});

it("and in CommonJS where nothing can be imported", async () => {
  const { loadCorpus: load } = required(fileURLToPath(new URL("../dist/testing.cjs", import.meta.url))) as Built;
  expect(await load("qwen3.5")).toEqual(await loadCorpus("qwen3.5"));
});
