import { excerpts } from "../showing/excerpts.ts";
import { visible } from "../showing/visible.ts";
import type { ConformanceReport, Example, RuleReport } from "./check.ts";

/** Colours, where there are any. */
export interface Paint {
  readonly holds: (text: string) => string;
  readonly fails: (text: string) => string;
  readonly title: (text: string) => string;
  readonly label: (text: string) => string;
}

const plain: Paint = { holds: String, fails: String, title: String, label: String };

/** The report as text for people: a line for each rule, and below them the examples. */
export function formatReport(report: ConformanceReport): string {
  return `${reportLines(report, plain).join("\n")}\n`;
}

/** The same in lines. Text from elsewhere comes as a terminal may be given it. */
export function reportLines(report: ConformanceReport, paint: Paint): string[] {
  // A fault fails many rules, and most often that which is about it: its example comes first.
  const failing = report.rules
    .filter(({ failed }) => failed > 0)
    .toSorted((one, other) => other.failed / other.checked - one.failed / one.checked);
  return [
    paint.title(headline(report)),
    "",
    ...report.rules.map((rule) => ruleLine(rule, paint)),
    ...failing.flatMap((rule, index) => exampleLines(rule, failing.slice(0, index).find(hasExampleOf(rule)), paint)),
  ];
}

/** One fault may fail many rules, with the same smallest request. */
const hasExampleOf =
  ({ example }: RuleReport) =>
  (other: RuleReport): boolean =>
    JSON.stringify(other.example) === JSON.stringify(example);

/** `qwen3: 2 of 40 rules fail (100 random requests for each, seed 1)` */
function headline({ template, rules, seed, runs, leftOut }: ConformanceReport): string {
  const failing = rules.filter(({ failed }) => failed > 0).length;
  const checked = rules.filter((each) => each.checked > 0).length;
  const silent = rules.filter((each) => each.checked === 0 && each.unsupported > 0).length;
  const result = failing === 0 ? `${checked} rules hold` : `${failing} of ${checked} rules fail`;
  const placeless = silent === 0 ? "" : `, ${silent} not expressible`;
  const without = leftOut.length === 0 ? "" : `; left out: ${leftOut.join(", ")}`;
  return `${template}: ${result}${placeless} (${runs} random requests for each, seed ${seed})${without}`;
}

/** ` 9  12/312 fail      tool-result                   The result of a tool: …` */
function ruleLine(rule: RuleReport, paint: Paint): string {
  const colour = rule.failed > 0 ? paint.fails : rule.checked > 0 ? paint.holds : paint.label;
  return `${String(rule.number).padStart(2)}  ${colour(resultOf(rule).padEnd(16))}  ${rule.id.padEnd(28)}  ${rule.title}`;
}

/** `312 hold`, `12/312 fail`, `not expressible`; requests without a place in the formatter are not counted. */
export function resultOf({ checked, failed, unsupported }: RuleReport): string {
  if (checked === 0) return unsupported > 0 ? "not expressible" : "nothing asked";
  return failed === 0 ? `${checked} hold` : `${failed}/${checked} fail`;
}

/** `first` is a rule that has shown this example already. */
function exampleLines(rule: RuleReport, first: RuleReport | undefined, { title, label }: Paint): string[] {
  const { example, failedCases } = rule;
  if (example === undefined) return [];
  const line = (name: string, text: string): string => `    ${label(name.padEnd(8))} ${visible(text)}`;
  const [expected, actual] = answersOf(example);
  const shown = [line("request", example.request), line("expected", expected), line("actual", actual)];
  if (example.reproduced === false) shown.push(line("again", NOT_REPRODUCED));
  return [
    "",
    title(`${rule.number} ${rule.id}: ${rule.title}`),
    ...(first === undefined ? shown : [line("request", `as under ${first.number}`)]),
    ...(failedCases.length === 0 ? [] : [line("golden", few(failedCases))]),
  ];
}

/** What was expected and what came, short: texts are cut to where they differ. */
function answersOf({ expected, actual, request }: Example): readonly [string, string] {
  if ("changed" in actual) return ["the request as it was", excerpts(request, actual.changed)[1]];
  if ("text" in expected && "text" in actual) {
    const [one, other] = excerpts(expected.text, actual.text);
    return [one || EMPTY, other || EMPTY];
  }
  return ["text" in expected ? beginning(expected.text) : `an error: ${expected.raises}`, saidOf(actual)];
}

const NOT_REPRODUCED = "it does not fail: the answers depend on what was asked before, or on chance";

const EMPTY = "an empty text";

const beginning = (text: string): string => excerpts(text, "")[0] || EMPTY;

function saidOf(actual: Exclude<Example["actual"], { readonly changed: string }>): string {
  if ("text" in actual) return beginning(actual.text);
  return "error" in actual ? `an error: ${actual.error}` : `gave ${actual.gave}`;
}

/** `think/last/crlf, think/last/spaces and 31 more` */
function few(ids: readonly string[]): string {
  const more = ids.length - 3;
  return more > 0 ? `${ids.slice(0, 3).join(", ")} and ${more} more` : ids.join(", ");
}
