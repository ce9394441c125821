import { describe, expect, it } from "vitest";
import { allAssistant, maskSpans, offsetsIn, templateIds, type TemplateId } from "../src/index.ts";
import { templateOf } from "../src/templates/index.ts";
import { loadCorpus, type CorpusCase, type GoldenRequest } from "../src/testing/index.ts";
import { isFor } from "../src/testing/rules/rule.ts";
import { rules } from "../src/testing/rules/rules.ts";
import { answers, cases, manifest } from "./support/golden.ts";
import { renderRequest } from "./support/render.ts";

const loaded = new Map<TemplateId, ReturnType<typeof loadCorpus>>();

/** Loaded once. */
async function corpusOf(template: TemplateId): ReturnType<typeof loadCorpus> {
  const known = loaded.get(template) ?? loadCorpus(template);
  loaded.set(template, known);
  return known;
}

describe.each(templateIds)("the corpus of %s", (template) => {
  it("has every case but those with an option that the template does not read", async () => {
    const expected = answers(template);
    const read = cases.filter(({ id }) => expected[id]?.unread === undefined);
    expect((await corpusOf(template)).map(({ id }) => id)).toEqual(read.map(({ id }) => id));
    expect(read.length).toBeGreaterThan(2000);
  });

  it("has each case under a rule that is for the template", async () => {
    const subject = templateOf(template);
    const [others, own] = [false, true].map((wanted) => rules.filter((rule) => isFor(rule, subject) === wanted));
    const found = new Set((await corpusOf(template)).map(({ rule }) => rule));
    expect(own?.filter(({ id, cases: beginnings }) => beginnings.length > 0 && !found.has(id))).toEqual([]);
    expect(others?.filter(({ id }) => found.has(id))).toEqual([]);
  });

  it("has the requests as they are spelled, with the template in place of the id", async () => {
    const lines = new Map(cases.map(({ id, request }) => [id, request.slice(request.indexOf('", ') + 1)]));
    for (const { id, request, training } of await corpusOf(template)) {
      expect(request).toBe(`{"template": "${template}"${lines.get(id)}`);
      if (training === undefined) continue;
      expect(training.request).toBe(`${request.slice(0, -1)}, "reasoning_history": "all"}`);
    }
  });

  it("expects what Python rendered, or raised", async () => {
    const expected = answers(template);
    const wanted = (await corpusOf(template)).map(({ id }) => {
      const { text, error, message } = expected[id] ?? {};
      return text === undefined ? { raises: message === undefined ? error : `${error}: ${message}` } : { text };
    });
    expect((await corpusOf(template)).map((one) => one.expected)).toEqual(wanted);
  });

  it("has requests for the template, which this library renders to the same", async () => {
    for (const { request, expected: found } of (await corpusOf(template)).filter((_, index) => index % 10 === 0)) {
      expect(JSON.parse(request.replaceAll(/\b-?(NaN|Infinity)\b/g, "0"))).toMatchObject({ template });
      if ("text" in found) expect(renderRequest(request, "qwen3").text).toBe(found.text);
    }
  });
});

describe("spans", () => {
  const marked = manifest.masks.map(({ text_of }) => text_of as TemplateId);

  it("are there where Python marks them", async () => {
    for (const template of templateIds) {
      const withSpans = (await corpusOf(template)).filter(({ spans }) => spans !== undefined);
      if (marked.includes(template)) expect(withSpans.length).toBeGreaterThan(1500);
      else expect(withSpans).toEqual([]);
    }
  });

  it.each(marked)("of %s are those of allAssistant, in code points", async (template) => {
    const marks = (await corpusOf(template)).filter(({ spans }) => spans !== undefined);
    expect(marks.map(({ spans }) => spans)).toEqual(marks.map(spansOf));
  });

  it("and the training form has them, too", async () => {
    const trained = new Set(manifest.training.map(({ training_of }) => training_of));
    for (const template of templateIds) {
      const forms = (await corpusOf(template)).flatMap(({ training }) => training ?? []);
      expect(forms.length > 2000).toBe(trained.has(template));
      const marks = forms.filter(({ request, expected }) => "text" in expected && !request.includes("continue_final"));
      expect(forms.filter(({ spans }) => spans !== undefined)).toEqual(marks);
      expect(marks.map(({ spans }) => spans)).toEqual(marks.map(spansOf));
    }
  }, 60_000);

  function spansOf({ request }: GoldenRequest): CorpusCase["spans"] {
    const chat = renderRequest(request, "qwen3");
    const convert = offsetsIn("codepoint", chat.text);
    return maskSpans(chat, allAssistant).map(({ start, end }) => [convert(start), convert(end)] as const);
  }
});
