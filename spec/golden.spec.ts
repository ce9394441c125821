import { describe, expect, it } from "vitest";
import { QwenFormatError, templateIds } from "../src/index.ts";
import { answers, cases, type Answer } from "./support/golden.ts";
import { renderRequest } from "./support/render.ts";

describe.each(templateIds)("template %s equals Python's rendering", (template) => {
  const expected = answers(template);

  it("has an answer from Python for every case", () => {
    expect(Object.keys(expected)).toEqual(cases.map(({ id }) => id));
    expect(cases.length).toBeGreaterThanOrEqual(400);
  });

  it.each(cases)("$id", ({ id, request }) => {
    const { text, error } = expected[id] as Answer;
    if (error === undefined) {
      expect(renderRequest(request, template).text).toBe(text);
      return;
    }
    expect(() => renderRequest(request, template)).toThrow(
      expect.objectContaining({ name: QwenFormatError.name, code: "template-error" }),
    );
  });
});
