import { excerpts } from "../../src/showing/excerpts.ts";
import { checkFormatter, type ConformanceReport, type Formatter, type RuleReport } from "../../src/testing/index.ts";

/** The official text that the peers write, or run. */
export const TEMPLATE = "qwen3-2504";
const RUNS = 300;
const SEED = 1;

export const checkPeer = async (format: Formatter): Promise<ConformanceReport> =>
  checkFormatter(format, { template: TEMPLATE, runs: RUNS, seed: SEED });

/** Rule id -> what it says of a peer: `holds (320)`, `94 of 412 fail` */
export type Column = ReadonlyMap<string, string>;

export const columnOf = ({ rules }: ConformanceReport): Column => new Map(rules.map((rule) => [rule.id, cellOf(rule)]));

function cellOf({ checked, failed, unsupported }: RuleReport): string {
  if (checked === 0) return unsupported > 0 ? "not expressible" : "not asked";
  return failed === 0 ? `holds (${checked})` : `${failed} of ${checked} fail`;
}

/** A row for each rule, a column for each peer. */
export function peerTable(
  report: ConformanceReport,
  columns: readonly { readonly name: string; readonly column: Column }[],
): string {
  const rows = report.rules.map(({ number, id }) => {
    const cells = columns.map(({ column }) => column.get(id) ?? "not asked");
    return `| [${number}](spec/README.md#${anchor(number, id)}) | \`${id}\` | ${cells.join(" | ")} |`;
  });
  const names = columns.map(({ name }) => name).join(" | ");
  return [`| | rule | ${names} |`, `| -: | - | ${columns.map(() => "-:").join(" | ")} |`, ...rows].join("\n");
}

/** As GitHub makes it of the heading `12. white-space-around-content` */
export const anchor = (number: number, id: string): string => `${number}-${id}`;

/** Rules whose smallest failure says most. */
const TELLING = [
  "white-space-around-content",
  "think-block-in-content",
  "json-numbers",
  "json-keys",
  "json-strings",
  "first-system-message",
  "tool-result",
] as const;

/** The smallest request found for each of these rules, and what differs. */
export function exampleTable({ rules }: ConformanceReport, name: string): string {
  const rows = TELLING.map((id) => {
    const example = rules.find((rule) => rule.id === id)?.example;
    if (example === undefined) throw new Error(`${name} holds ${id}: another rule should be shown`);
    return `| \`${id}\` | ${code(spelled(example.request))} | ${answers(example).join(" | ")} |`;
  });
  return [`| | request | Python | ${name} |`, "| - | - | - | - |", ...rows].join("\n");
}

/** {"template": "…", "messages": X} -> X, as it is spelled */
const spelled = (request: string): string => request.replace(/^\{"template": "[^"]*", "messages": (.*)\}$/, "$1");

function answers({ expected, actual }: NonNullable<RuleReport["example"]>): readonly string[] {
  const text = "text" in actual ? actual.text : undefined;
  if ("raises" in expected) return ["error", text === undefined ? "error" : code(excerpts(text, "")[0])];
  return text === undefined ? ["no error", "error"] : excerpts(expected.text, text).map(code);
}

const code = (text: string): string => (text === "" ? "nothing" : `\`${text.replaceAll("|", "\\|")}\``);
