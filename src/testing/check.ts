import fc from "fast-check";
import { expected } from "../errors.ts";
import type { Signal } from "../runtimes/platform.ts";
import { templateOf, type TemplateId } from "../templates/index.ts";
import type { Formatter } from "./ask.ts";
import { readCheckOptions, type CheckOptions, type CheckSettings } from "./check-options.ts";
import { loadCorpus, type CorpusCase } from "./corpus.ts";
import { judgeOf, type Failure, type Verdict } from "./judge.ts";
import { expectedOf, type Expected } from "./reference.ts";
import { isFor, type Rule, type RuleId } from "./rules/rule.ts";
import { rules } from "./rules/rules.ts";
import { isSameFailure } from "./same-failure.ts";
import { shrink } from "./shrink.ts";

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
  /** Asked again, it did not fail: the answers depend on what was asked before, or on chance. It is not shrunk then. */
  readonly reproduced?: false;
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
 * A formatter that throws is taken to refuse the request, as the official template refuses some. Throws `invalid-input` for
 * an option that is not what it should be, and the reason of the signal.
 */
export async function checkFormatter(format: Formatter, options: CheckOptions = {}): Promise<ConformanceReport> {
  if (typeof format !== "function") throw expected("format", "a function", format);
  const settings = readCheckOptions(options);
  const { template, runs, seed, leaveOut, signal } = settings;
  const corpus = await loadCorpus(template);
  const asked = rules
    .filter((rule) => isFor(rule, templateOf(template)) && !leaveOut.includes(rule.id))
    .map((rule) => ({ rule, golden: questionsIn(corpus, rule) }));
  const total = asked.reduce((sum, { golden }) => sum + golden.length + runs, 0);
  const reports: RuleReport[] = [];
  const letOthersRun = othersInTurn();
  let done = 0;
  for (const { rule, golden } of asked) {
    const questions = questionsOf(rule, golden, settings);
    const onQuestion = (): void => settings.onProgress?.({ rule: rule.id, done: ++done, total });
    reports.push(await checkRule(rule, questions, { format, onQuestion, letOthersRun, signal }));
  }
  const ok = reports.every(({ failed }) => failed === 0) && reports.some(({ checked }) => checked > 0);
  return { template, runs, seed, rules: reports, leftOut: leaveOut, ok };
}

function questionsIn(corpus: readonly CorpusCase[], rule: Rule): Question[] {
  return corpus
    .filter((one) => one.rule === rule.id)
    .map(({ id, request, expected: answer }) => ({ caseId: id, request, expected: answer }));
}

/** So many random requests are drawn at once. */
const BATCH = 1000;

/** The golden cases, and then the random ones. */
function* questionsOf(rule: Rule, golden: readonly Question[], settings: CheckSettings): Generator<Question> {
  yield* golden;
  const requests = rule.requests(templateOf(settings.template));
  for (let drawn = 0; drawn < settings.runs; drawn += BATCH) {
    const numRuns = Math.min(BATCH, settings.runs - drawn);
    for (const request of fc.sample(requests, { numRuns, seed: settings.seed + drawn })) {
      const answer = expectedOf(request);
      if (answer !== undefined) yield { request, expected: answer };
    }
  }
}

const LONGEST_STRETCH = 50; // milliseconds

/** Lets whoever waits for something else go on, now and then: a progress bar, a signal. */
function othersInTurn(): () => Promise<void> {
  let last = -Infinity;
  return async () => {
    if (performance.now() - last < LONGEST_STRETCH) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    last = performance.now();
  };
}

interface RuleRun {
  readonly format: Formatter;
  readonly onQuestion: () => void;
  readonly letOthersRun: () => Promise<void>;
  readonly signal: Signal | undefined;
}

async function checkRule(
  rule: Rule & { readonly number: number },
  questions: Iterable<Question>,
  run: RuleRun,
): Promise<RuleReport> {
  const { number, id, title } = rule;
  const tally = { checked: 0, failed: 0, unsupported: 0 };
  const failedCases: string[] = [];
  let first: Example | undefined;
  for (const { request, expected: answer, caseId } of questions) {
    await run.letOthersRun();
    const verdict = await judgeOf(rule)(run.format, request, answer, run.signal);
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
async function shrunk(rule: Rule, failed: Example, { format, letOthersRun, signal }: RuleRun): Promise<Example> {
  if (!isFailure(await judgeOf(rule)(format, failed.request, failed.expected, signal)))
    return { ...failed, reproduced: false };
  let example = failed;
  const original = { ...failed, expected: expectedOf(failed.request) ?? failed.expected };
  await shrink(failed.request, async (candidate) => {
    await letOthersRun();
    const answer = expectedOf(candidate);
    if (answer === undefined) return false;
    const verdict = await judgeOf(rule)(format, candidate, answer, signal);
    if (!isFailure(verdict)) return false;
    if (rule.holds === undefined && !isSameFailure(verdict, original)) return false;
    example = { request: candidate, ...verdict };
    return true;
  });
  return example;
}
