import type fc from "fast-check";
import { expectTypeOf, it } from "vitest";
import { formatQwen3, type JsonValue, type Message, type Tool } from "../src/index.ts";
import {
  checkFormatter,
  conformanceRules,
  conversations,
  formatReport,
  hardStrings,
  jsonTexts,
  jsonValues,
  loadCorpus,
  messagesFor,
  requestsFor,
  toolsFor,
  type ConformanceReport,
  type CorpusCase,
  type Example,
  type Failure,
  type Outcome,
  type RuleId,
} from "../src/testing/index.ts";

it("arbitraries make what the formatter takes", () => {
  expectTypeOf(messagesFor("qwen3")).toEqualTypeOf<fc.Arbitrary<readonly Message[]>>();
  expectTypeOf(toolsFor("qwen3-coder")).toEqualTypeOf<fc.Arbitrary<readonly Tool[]>>();
  expectTypeOf(conversations).toExtend<fc.Arbitrary<{ messages: readonly Message[]; tools: readonly Tool[] }>>();
  expectTypeOf(requestsFor("qwen3.5")).toEqualTypeOf<fc.Arbitrary<string>>();
  expectTypeOf(hardStrings).toEqualTypeOf<fc.Arbitrary<string>>();
  expectTypeOf(jsonTexts).toEqualTypeOf<fc.Arbitrary<string>>();
  expectTypeOf(jsonValues).toEqualTypeOf<fc.Arbitrary<JsonValue>>();
  // @ts-expect-error -- no such template
  requestsFor("qwen2");
});

it("a formatter returns text, now or later, of JSON text or of its value", () => {
  expectTypeOf(checkFormatter(({ json }) => json)).toEqualTypeOf<Promise<ConformanceReport>>();
  void checkFormatter(async ({ value }) => value.messages.map(({ role }) => role).join());
  void checkFormatter(({ value: { messages, template, tools } }) => formatQwen3(messages, { template, tools }).text);
  // As libraries that run templates want them.
  void checkFormatter(({ value }) => ((variables: Record<string, unknown>) => String(variables["messages"]))(value));
  // @ts-expect-error -- no text
  void checkFormatter(() => 5);
});

it("options are checked", () => {
  const format = (): string => "";
  void checkFormatter(format, { template: "qwen3.5", runs: 10, seed: 1, leaveOut: ["continued-message"] });
  void checkFormatter(format, { signal: AbortSignal.timeout(1), onProgress: ({ done, total }) => done / total });
  // @ts-expect-error -- no such rule
  void checkFormatter(format, { leaveOut: ["white-space"] });
  // @ts-expect-error -- no such template
  void checkFormatter(format, { template: "qwen2" });
});

it("reports and cases are data", () => {
  expectTypeOf(formatReport).parameter(0).toEqualTypeOf<ConformanceReport>();
  expectTypeOf(loadCorpus("qwen3")).toEqualTypeOf<Promise<readonly CorpusCase[]>>();
  expectTypeOf<CorpusCase["expected"]>().toEqualTypeOf<{ readonly text: string } | { readonly raises: string }>();
  expectTypeOf(conformanceRules[0]?.id).toEqualTypeOf<RuleId | undefined>();
});

it("what a failure holds has names", () => {
  expectTypeOf<Example>().toExtend<Failure>();
  expectTypeOf<{ text: string }>().toExtend<Outcome>();
  expectTypeOf<Exclude<Outcome, { unsupported: string }>>().toExtend<Example["actual"]>();
});
