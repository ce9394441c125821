import fc from "fast-check";
import type { Signal } from "../runtimes/platform.ts";
import { templateOf, type TemplateId } from "../templates/index.ts";
import type { Formatter } from "./ask.ts";
import { loadCorpus, type CorpusCase } from "./corpus.ts";
import { judgeOf, type Failure, type Verdict } from "./judge.ts";
import { expectedOf, type Expected } from "./reference.ts";
import { isFor, type Rule, type RuleId } from "./rules/rule.ts";
import { rules } from "./rules/rules.ts";
import { isSameFailure } from "./same-failure.ts";
import { shrink } from "./shrink.ts";

/** What `checkFormatter` asks, and how much of it. */
export interface CheckOptions {
  /** Default `"qwen3"`. */
  readonly template?: TemplateId | undefined;
  /** Random requests for each rule, besides its golden cases. Default 100. */
  readonly runs?: number | undefined;
  /** Of the random requests. Default: another one each time; the report tells it. */
  readonly seed?: number | undefined;
  /** Rules that the formatter does not promise. */
  readonly leaveOut?: readonly RuleId[] | undefined;
  /** Called after each request. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the check, which then throws the signal's reason. */
  readonly signal?: Signal | undefined;
}

/** How far the check is. */
export interface Progress {
  readonly rule: RuleId;
  /** Requests. */
  readonly done: number;
  readonly total: number;
}

/** What came out for a rule. */
export interface RuleReport {
  /** As in spec/README.md. */
  readonly number: number;
  readonly id: RuleId;
  readonly title: string;
  /** Requests that were answered, or refused, for good or bad. */
  readonly checked: number;
  readonly failed: number;
  /** Requests for which the formatter has no place. */
  readonly unsupported: number;
  /** The golden cases among the failures. */
  readonly failedCases: readonly string[];
  /** A failure, shrunk. */
  readonly example?: Example;
}

/** The smallest request found on which a formatter fails. */
export interface Example extends Failure {
  /** JSON text. */
  readonly request: string;
}

/** What became of every rule; `formatReport` puts it into words. */
export interface ConformanceReport {
  readonly template: TemplateId;
  readonly runs: number;
  readonly seed: number;
  /** In the order of their numbers, without those that were left out. */
  readonly rules: readonly RuleReport[];
  readonly leftOut: readonly RuleId[];
  /** Something was checked, and nothing failed. */
  readonly ok: boolean;
}

/** A request with what is expected of it. */
interface Question {
  readonly request: string;
  readonly expected: Expected;
  readonly caseId?: string;
}

/**
 * Runs the golden cases and random requests of every rule against a formatter, which may be any function from request to text:
 *
 *     const report = await checkFormatter(({ value }) => template.render(value), { template: "qwen3-2504" });
 *
 * The answers to golden cases are Python's; those to random requests are this library's, which is fuzzed against Python.
 * A formatter that throws is taken to refuse the request, as the official template refuses some.
 */
export async function checkFormatter(format: Formatter, options: CheckOptions = {}): Promise<ConformanceReport> {
  const { template = "qwen3", runs = 100, seed = Math.floor(Math.random() * 2 ** 31), leaveOut = [] } = options;
  const subject = templateOf(template);
  const corpus = await loadCorpus(template);
  const asked = rules.filter((rule) => isFor(rule, subject) && !leaveOut.includes(rule.id));
  const golden = asked.map((rule) => questionsIn(corpus, rule));
  const total = golden.reduce((sum, { length }) => sum + length + runs, 0);
  const reports: RuleReport[] = [];
  let done = 0;
  for (const [index, rule] of asked.entries()) {
    await breath();
    const questions = [...(golden[index] ?? []), ...randomQuestions(rule, template, runs, seed)];
    const onQuestion = (): void => options.onProgress?.({ rule: rule.id, done: ++done, total });
    reports.push(await checkRule(rule, questions, { format, onQuestion, signal: options.signal }));
  }
  const ok = reports.every(({ failed }) => failed === 0) && reports.some(({ checked }) => checked > 0);
  return { template, runs, seed, rules: reports, leftOut: leaveOut, ok };
}

function questionsIn(corpus: readonly CorpusCase[], rule: Rule): Question[] {
  return corpus
    .filter((one) => one.rule === rule.id)
    .map(({ id, request, expected }) => ({ caseId: id, request, expected }));
}

function randomQuestions(rule: Rule, template: TemplateId, runs: number, seed: number): Question[] {
  if (runs === 0) return [];
  return fc.sample(rule.requests(templateOf(template)), { numRuns: runs, seed }).flatMap((request) => {
    const expected = expectedOf(request);
    return expected === undefined ? [] : [{ request, expected }];
  });
}

/** Whoever waits for something else may go on: a progress bar, a signal. */
async function breath(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

interface RuleRun {
  readonly format: Formatter;
  readonly onQuestion: () => void;
  readonly signal: Signal | undefined;
}

async function checkRule(
  rule: Rule & { readonly number: number },
  questions: readonly Question[],
  run: RuleRun,
): Promise<RuleReport> {
  const { number, id, title } = rule;
  const tally = { checked: 0, failed: 0, unsupported: 0 };
  const failedCases: string[] = [];
  let first: Example | undefined;
  for (const { request, expected, caseId } of questions) {
    const verdict = await judgeOf(rule)(run.format, request, expected, run.signal);
    run.onQuestion();
    tally[verdict === "unsupported" ? "unsupported" : "checked"]++;
    if (!isFailure(verdict)) continue;
    tally.failed++;
    if (caseId !== undefined) failedCases.push(caseId);
    first ??= { request, ...verdict };
  }
  const example = first && (await shrunk(rule, first, run));
  return { number, id, title, ...tally, failedCases, ...(example && { example }) };
}

const isFailure = (verdict: Verdict): verdict is Failure => typeof verdict === "object";

/** The smallest request found that fails the rule in the same way, with what is expected of it. */
async function shrunk(rule: Rule, failed: Example, { format, signal }: RuleRun): Promise<Example> {
  let example = failed;
  const original = { ...failed, expected: expectedOf(failed.request) ?? failed.expected };
  await shrink(failed.request, async (candidate) => {
    const expected = expectedOf(candidate);
    const verdict = expected && (await judgeOf(rule)(format, candidate, expected, signal));
    if (verdict === undefined || !isFailure(verdict)) return false;
    if (rule.holds === undefined && !isSameFailure(verdict, original)) return false;
    example = { request: candidate, ...verdict };
    return true;
  });
  return example;
}
