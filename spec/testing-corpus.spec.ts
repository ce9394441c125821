import { describe, expect, it } from "vitest";
import { allAssistant, maskSpans, offsetsIn, templateIds, type TemplateId } from "../src/index.ts";
import { loadCorpus, type CorpusCase, type GoldenRequest } from "../src/testing/index.ts";
import { answers, cases, manifest } from "./support/golden.ts";
import { renderRequest } from "./support/render.ts";

const built = (await import(new URL("../dist/testing.js", import.meta.url).href)) as {
  readonly loadCorpus: typeof loadCorpus;
};

describe.each(templateIds)("the corpus of %s", (template) => {
  const loaded = loadCorpus(template);
  const expected = answers(template);

  it("has every case but those with an option that the template does not read", async () => {
    const read = cases.filter(({ id }) => expected[id]?.unread === undefined);
    expect((await loaded).map(({ id }) => id)).toEqual(read.map(({ id }) => id));
    expect(read.length).toBeGreaterThan(2000);
  });

  it("expects what Python rendered, or raised", async () => {
    const wanted = (await loaded).map(({ id }) => {
      const { text, error, message } = expected[id] ?? {};
      return text === undefined ? { raises: message === undefined ? error : `${error}: ${message}` } : { text };
    });
    expect((await loaded).map((one) => one.expected)).toEqual(wanted);
  });

  it("is the same as built", async () => {
    expect(await built.loadCorpus(template)).toEqual(await loaded);
  });

  it("has requests for the template, which this library renders to the same", async () => {
    for (const { request, expected: found } of (await loaded).filter((_, index) => index % 10 === 0)) {
      expect(JSON.parse(request.replaceAll(/\b-?(NaN|Infinity)\b/g, "0"))).toMatchObject({ template });
      if ("text" in found) expect(renderRequest(request, "qwen3").text).toBe(found.text);
    }
  });
});

describe("spans", () => {
  const marked = manifest.masks.map(({ text_of }) => text_of as TemplateId);

  it("are there where Python marks them", async () => {
    for (const template of templateIds) {
      const withSpans = (await loadCorpus(template)).filter(({ spans }) => spans !== undefined);
      if (marked.includes(template)) expect(withSpans.length).toBeGreaterThan(1500);
      else expect(withSpans).toEqual([]);
    }
  });

  it.each(marked)("of %s are those of allAssistant, in code points", async (template) => {
    const marks = (await loadCorpus(template)).filter(({ spans }) => spans !== undefined);
    expect(marks.map(({ spans }) => spans)).toEqual(marks.map(spansOf));
  });

  it("and the training form has them, too", async () => {
    const trained = new Set(manifest.training.map(({ training_of }) => training_of));
    for (const template of templateIds) {
      const forms = (await loadCorpus(template)).flatMap(({ training }) => training ?? []);
      expect(forms.length > 2000).toBe(trained.has(template));
      const marks = forms.filter(({ spans }) => spans !== undefined);
      expect(marks.map(({ spans }) => spans)).toEqual(marks.map(spansOf));
    }
  }, 60_000);

  function spansOf({ request }: GoldenRequest): CorpusCase["spans"] {
    const chat = renderRequest(request, "qwen3");
    const convert = offsetsIn("codepoint", chat.text);
    return maskSpans(chat, allAssistant).map(({ start, end }) => [convert(start), convert(end)] as const);
  }
});
