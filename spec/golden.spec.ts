import { describe, expect, it } from "vitest";
import { allAssistant, maskSpans, offsetsIn, QwenFormatError, templateIds, type Chat } from "../src/index.ts";
import { templateOf, type TemplateId } from "../src/templates/index.ts";
import { answers, cases, manifest, NO_ARGUMENTS, readAnswers, type GoldenAnswer } from "./support/golden.ts";
import { renderRequest } from "./support/render.ts";

/** What the library made of a request, in the words of a golden answer. */
interface Outcome {
  readonly text?: string;
  readonly spans?: GoldenAnswer["spans"];
  /** Code of the error. */
  readonly code?: string;
  readonly reason?: string;
  readonly path?: string;
}

const ids = manifest.templates.map(({ id }) => id as TemplateId);
const expected = answersOf(ids);
const trainings = manifest.training.map(({ id }) => id);
const expectedInTraining = answersOf(trainings);

it("has an answer from Python for every case, of every template", () => {
  expect([...templateIds].toSorted()).toEqual(ids.toSorted());
  const caseIds = cases.map(({ id }) => id);
  expect(new Set(caseIds).size).toBe(caseIds.length);
  expect(caseIds.length).toBeGreaterThanOrEqual(2000);
  for (const given of [...expected.values(), ...expectedInTraining.values()]) {
    expect(Object.keys(given)).toEqual(caseIds);
  }
});

it.each(ids)("%s reads the knobs that the template reads", (id) => {
  const knobs = readAnswers(id).knobs.map((knob) =>
    knob.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  expect([...templateOf(id).knobs].toSorted()).toEqual(knobs.toSorted());
});

describe("every template equals Python's rendering", () => {
  it.each(cases)("$id", ({ id, request }) => {
    const differing = ids.flatMap((template) =>
      difference(template, outcome(request, template), expected.get(template)?.[id]),
    );
    expect(differing).toEqual([]);
  });
});

describe("reasoning_history all equals Python's rendering with the training template, text and spans", () => {
  it.each(cases)("$id", ({ id, request }) => {
    const isMarked = !isContinued(request);
    const differing = manifest.training.flatMap(({ id: training, training_of: template }) => {
      const found = outcome(`${request.slice(0, -1)}, "reasoning_history": "all"}`, template as TemplateId, isMarked);
      return difference(training, found, expectedInTraining.get(training)?.[id], isMarked);
    });
    expect(differing).toEqual([]);
  });
});

it.each(manifest.masks)("allAssistant on $text_of is what $id marks", ({ id: mask, text_of: template }) => {
  const marked = answers(mask);
  const plain = answers(template);
  const compared = cases.filter(
    ({ id, request }) =>
      plain[id]?.text !== undefined && !isContinued(request) && !request.includes('"reasoning_history": "all"'),
  );
  const differing = compared.flatMap(({ id, request }) => {
    const found = { spans: spansOf(renderRequest(request, template as TemplateId)) };
    return difference(id, found, marked[id] ?? {}, true);
  });
  expect(compared.length).toBeGreaterThan(2000);
  expect(differing).toEqual([]);
});

/** Python marks no spans in a continued message. */
function isContinued(request: string): boolean {
  return request.includes('"continue_final_message"');
}

function answersOf(templates: readonly string[]): ReadonlyMap<string, Readonly<Record<string, GoldenAnswer>>> {
  return new Map(templates.map((template) => [template, answers(template)]));
}

function outcome(request: string, template: TemplateId, withSpans = false): Outcome {
  try {
    const chat = renderRequest(request, template);
    return withSpans ? { text: chat.text, spans: spansOf(chat) } : { text: chat.text };
  } catch (error) {
    if (!(error instanceof QwenFormatError)) throw error;
    return { code: error.code, reason: error.reason, path: error.path };
  }
}

function spansOf(chat: Chat): GoldenAnswer["spans"] {
  const convert = offsetsIn("codepoint", chat.text);
  return maskSpans(chat, allAssistant).map(({ start, end }) => [convert(start), convert(end)] as const);
}

/** Nothing, if the outcome is what the answer asks for. */
function difference(name: string, found: Outcome, answer: GoldenAnswer | undefined, isMarked = false): object[] {
  const wanted = wantedOutcome(answer, found, isMarked);
  const compared = Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key as keyof Outcome]]));
  const isSame = found.code === wanted.code && JSON.stringify(compared) === JSON.stringify(wanted);
  return isSame ? [] : [{ name, found, wanted }];
}

/** The outcome that an answer of Python asks for; of several unread knobs, any may be blamed. */
function wantedOutcome(answer: GoldenAnswer | undefined, { path = "", reason }: Outcome, isMarked: boolean): Outcome {
  if (answer === undefined) return { code: "no answer" };
  const { unread, error, message, text, spans = [] } = answer;
  if (error === "TypeError" && reason === NO_ARGUMENTS) return { code: "invalid-input" };
  if (unread !== undefined) return { code: "invalid-input", path: unread.includes(path) ? path : unread.join() };
  if (message !== undefined) return { code: "template-error", reason: message };
  if (error !== undefined) return { code: "template-error" };
  return { ...(text !== undefined && { text }), ...(isMarked && { spans }) };
}
