/**
 * The kit that this library is tested with, for any formatter: random requests, golden cases with Python's answers, and rules
 * to check by. It wants fast-check.
 *
 *     const report = await checkFormatter(({ value }) => render(value), { template: "qwen3" });
 *     console.log(formatReport(report));
 *
 * @module qwen3-format/testing
 */
export {
  conversations,
  hardStrings,
  jsonNumberTexts,
  jsonObjectTexts,
  jsonTexts,
  jsonValues,
  messagesFor,
  requestsFor,
  toolsFor,
  type Conversation,
} from "./arbitraries/arbitraries.ts";
export type { FormatRequest, Formatter, Outcome, RequestValue } from "./ask.ts";
export { checkFormatter, type ConformanceReport, type Example, type RuleReport } from "./check.ts";
export type { CheckOptions, Progress } from "./check-options.ts";
export { loadCorpus, type CorpusCase, type GoldenRequest, type Span } from "./corpus.ts";
export type { Failure } from "./judge.ts";
export type { Expected } from "./reference.ts";
export { formatReport } from "./report.ts";
export type { RuleId } from "./rules/rule.ts";
export { conformanceRules, type ConformanceRule } from "./rules/listing.ts";
