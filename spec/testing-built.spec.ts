import { expect, it } from "vitest";
import { templateIds } from "../src/index.ts";
import { loadCorpus } from "../src/testing/index.ts";

const built = (await import(new URL("../dist/testing.js", import.meta.url).href)) as {
  readonly loadCorpus: typeof loadCorpus;
};

// The package reads no files: its golden texts are modules.
it.each(templateIds)("the corpus of %s is the same as built", async (template) => {
  expect(await built.loadCorpus(template)).toEqual(await loadCorpus(template));
});
