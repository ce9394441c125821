import { templateOf, type TemplateId } from "../templates/index.ts";
import { readGoldenFile } from "./golden-files.ts";
import {
  laidOver,
  readCases,
  readGoldenAnswers,
  type GoldenAnswer,
  type GoldenAnswers,
  type Case,
  type Manifest,
} from "./golden.ts";
import type { Expected } from "./reference.ts";
import type { RuleId } from "./rules/rule.ts";
import { ruleOfCase } from "./rules/rules.ts";

/** Start and end, in code points. */
export type Span = readonly [start: number, end: number];

/** A request and what Python made of it. */
export interface GoldenRequest {
  /** The request in the wire format, as JSON text. */
  readonly request: string;
  readonly expected: Expected;
  /** What a mask of all assistant turns trains, where Python marks it: as `{% generation %}` in a masking template does. */
  readonly spans?: readonly Span[];
}

/** A golden case as a template answers it. */
export interface CorpusCase extends GoldenRequest {
  /** `think/last/crlf` */
  readonly id: string;
  /** The rule that it is a case of. */
  readonly rule: RuleId;
  /** The same with `"reasoning_history": "all"`, as TRL's training template for these models has it. */
  readonly training?: GoldenRequest;
}

/**
 * The golden cases for a template: requests, and what Python rendered for each with the official text of that template, or
 * the name of the exception. Nothing of it was made by this library.
 */
export async function loadCorpus(template: TemplateId): Promise<readonly CorpusCase[]> {
  const subject = templateOf(template);
  const manifest = JSON.parse(await readGoldenFile("manifest.json")) as Manifest;
  const cases = readCases(await readGoldenFile("cases.json"));
  const answers = await answersIn(template);
  const marked = await answersOf(manifest.masks.find(({ text_of }) => text_of === template));
  const trained = await answersOf(manifest.training.find(({ training_of }) => training_of === template));
  return cases.flatMap((one): CorpusCase[] => {
    const plain = goldenRequest(requestOf(one, template), answers[one.id], marked?.[one.id]);
    if (plain === undefined) return [];
    const answer = trained?.[one.id];
    const training = goldenRequest(trainingRequestOf(one, template), answer, answer);
    return [{ id: one.id, rule: ruleOfCase(one.id, subject), ...plain, ...(training && { training }) }];
  });
}

async function answersOf(row: { readonly id: string } | undefined): Promise<GoldenAnswers | undefined> {
  return row && answersIn(row.id);
}

async function answersIn(name: string): Promise<GoldenAnswers> {
  const file = readGoldenAnswers(await readGoldenFile(`${name}.json`));
  const { base } = file;
  return laidOver(file, base === undefined ? undefined : readGoldenAnswers(await readGoldenFile(`${base}.json`)));
}

/** `{"id": "think/last/crlf", "messages": …}` -> `{"template": "qwen3", "messages": …}` */
function requestOf({ request }: Case, template: string): string {
  return request.replace(/^\{"id": "[^"]*"/, () => `{"template": ${JSON.stringify(template)}`);
}

function trainingRequestOf(one: Case, template: string): string {
  return requestOf(one, template).replace(/\}$/, ', "reasoning_history": "all"}');
}

function goldenRequest(
  request: string,
  answer: GoldenAnswer | undefined,
  marked: GoldenAnswer | undefined,
): GoldenRequest | undefined {
  const expected = expectedIn(answer);
  if (expected === undefined) return undefined;
  // Nobody marks a message that is not finished.
  const isMarked = marked !== undefined && "text" in expected && !request.includes('"continue_final_message"');
  return { request, expected, ...(isMarked && { spans: marked.spans ?? [] }) };
}

function expectedIn(answer: GoldenAnswer | undefined): Expected | undefined {
  if (answer?.text !== undefined) return { text: answer.text };
  if (answer?.error === undefined) return undefined;
  return { raises: answer.message === undefined ? answer.error : `${answer.error}: ${answer.message}` };
}
