import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatQwen3, parseJson, QwenFormatError, templateIds, type Message, type TemplateId } from "../src/index.ts";
import { templateOf } from "../src/templates/index.ts";
import * as testing from "../src/testing/index.ts";

/** The code of the error, or undefined. */
function refusal(format: () => unknown): string | undefined {
  try {
    format();
    return undefined;
  } catch (error) {
    if (error instanceof QwenFormatError) return error.code;
    throw error;
  }
}

describe.each(templateIds)("for %s", (template) => {
  const format = (messages: readonly Message[], tools?: readonly object[]): string =>
    formatQwen3<TemplateId>(messages, { template, ...(tools && { tools }) }).text;

  it("messages and tools fit the schema, and most of them render", () => {
    const given = fc.sample(fc.tuple(testing.messagesFor(template), testing.toolsFor(template)), 200);
    const codes = given.map(([messages, tools]) => refusal(() => format(messages, tools)));
    expect(codes).not.toContain("invalid-input");
    expect(codes.filter((code) => code === undefined).length).toBeGreaterThan(50);
  });

  it("requests name the template", () => {
    for (const request of fc.sample(testing.requestsFor(template), 50)) {
      expect(request.startsWith(`{"template": ${JSON.stringify(template)}, "messages": [`)).toBe(true);
    }
  });

  it("whole conversations render, with every call and every result", () => {
    fc.assert(
      fc.property(testing.conversations, ({ messages, tools }) => {
        const { segments } = formatQwen3<TemplateId>(messages, { template, tools });
        const count = (kind: string): number => segments.filter((segment) => segment.kind === kind).length;
        expect(count("tool-call-start")).toBe(messages.flatMap((message) => message.tool_calls ?? []).length);
        expect(count("tool-response-start")).toBe(messages.filter(({ role }) => role === "tool").length);
        expect(count("tool-definition")).toBe(tools.length);
      }),
    );
  });

  it("whole conversations give templates reasoning to show", () => {
    if (templateOf(template).showsThinking === null) return;
    const kinds = fc
      .sample(testing.conversations, 100)
      .flatMap(({ messages }) => formatQwen3<TemplateId>(messages, { template }).segments.map(({ kind }) => kind));
    expect(kinds).toContain("reasoning");
  });
});

describe("JSON", () => {
  it("numbers, values and objects are JSON as Python reads it", () => {
    const texts = fc.tuple(testing.jsonNumberTexts, testing.jsonTexts, testing.jsonObjectTexts);
    fc.assert(
      fc.property(texts, ([number, value, object]) => {
        expect(() => parseJson(number)).not.toThrow();
        expect(() => parseJson(value)).not.toThrow();
        expect(parseJson(object)).toBeTypeOf("object");
      }),
    );
  });

  it("holds what JSON.parse loses", () => {
    const numbers = fc.sample(testing.jsonNumberTexts, { numRuns: 2000, seed: 1 });
    for (const hard of [/^-?\d+\.0$/, /^-?\d{17,}$/, /[eE]/, /^NaN$/, /^-0$/]) {
      expect(numbers.some((number) => hard.test(number))).toBe(true);
    }
    const values = fc.sample(testing.jsonValues, { numRuns: 500, seed: 1 });
    expect(values.some((value) => value instanceof Map)).toBe(true);
  });
});

it("hard strings hold white space, tags, control tokens, surrogates and text of many scripts", () => {
  const all = fc.sample(testing.hardStrings, { numRuns: 2000, seed: 1 }).join("");
  for (const hard of ["\r\n", "\u00a0", "</think>", "<|im_end|>", "{{ 7*7 }}", "\ud800", "日本語", "👩‍👩‍👧"]) {
    expect(all).toContain(hard);
  }
});
