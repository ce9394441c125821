import { Template } from "@huggingface/jinja";
import { readFileSync } from "node:fs";
import { parseJson, QwenFormatError } from "../src/index.ts";
import { formatRequest } from "../src/cli/request.ts";
import { answers, cases, type Case } from "../spec/support/golden.ts";
import { officialTemplate } from "./official-template.ts";

// Both run the golden cases against what Python rendered: @huggingface/jinja with the official template on what
// JSON.parse reads, as JavaScript programs run it, and this library on what parseJson reads.

const template = "qwen3-2504";
const expected = answers(template);
const jinja = new Template(officialTemplate());
const { version } = JSON.parse(
  readFileSync(new URL("../node_modules/@huggingface/jinja/package.json", import.meta.url), "utf8"),
) as { version: string };

/** A text, or `undefined` where an error is thrown. */
type Rendered = string | undefined;

function renderJinja({ request }: Case): Rendered {
  try {
    return jinja.render(JSON.parse(request) as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

function renderOurs({ request }: Case): Rendered {
  try {
    return formatRequest(parseJson(request), { template }).text;
  } catch (error) {
    if (error instanceof QwenFormatError) return undefined;
    throw error;
  }
}

/** `continue_final_message` belongs to transformers, not to the template. */
const compared = cases.filter(({ request }) => !request.includes('"continue_final_message"'));

function tally(name: string, render: (one: Case) => Rendered): string {
  const count = { equal: 0, otherText: 0, noError: 0, error: 0 };
  for (const one of compared) {
    const [ours, python] = [render(one), expected[one.id]?.text];
    if (ours === python) count.equal++;
    else if (ours === undefined) count.error++;
    else if (python === undefined) count.noError++;
    else count.otherText++;
  }
  return `| ${name} | ${count.equal} | ${count.otherText} | ${count.noError} | ${count.error} |`;
}

const SHOWN: readonly { readonly id: string; readonly what: string }[] = [
  { id: "think/last/spaces-inside", what: "spaces at the edge of reasoning" },
  { id: "think/last/crlf", what: "CRLF line ends" },
  { id: "json/number/1.0", what: "`1.0` in arguments" },
  { id: "json/number/1e-7", what: "`1e-7`" },
  { id: "json/number/9007199254740993", what: "a big integer" },
  { id: "json/number/NaN", what: "`NaN`" },
  { id: "json/keys/integer-like", what: "keys `b`, `10`, `2`" },
  { id: "content/system-only/parts", what: "a system message as a list of parts" },
];

/** The stretch in which two texts differ, with a little before it. */
function excerpt(text: Rendered, other: Rendered): string {
  if (text === undefined) return "error";
  if (other === undefined) return "no error";
  let start = 0;
  while (start < text.length && text[start] === other[start]) start++;
  let end = 0;
  const longest = Math.min(text.length, other.length) - start;
  while (end < longest && text.at(-1 - end) === other.at(-1 - end)) end++;
  const stretch = text.slice(Math.max(0, start - 8), text.length - end + 6);
  return `\`${stretch.replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("|", "\\|")}\``;
}

function row({ id, what }: (typeof SHOWN)[number]): string {
  const one = cases.find((candidate) => candidate.id === id);
  if (one === undefined) throw new Error(`no golden case ${id}`);
  const [python, peer] = [expected[id]?.text, renderJinja(one)];
  return `| ${what} | ${excerpt(python, peer)} | ${excerpt(peer, python)} |`;
}

console.log(`Of ${compared.length} golden cases, against Python's rendering of ${template}:\n`);
console.log("| | equal | other text | text where Python raises | error where Python renders |");
console.log("| --- | ---: | ---: | ---: | ---: |");
console.log(tally(`@huggingface/jinja ${version}`, renderJinja));
console.log(tally("qwen3-format", renderOurs));
console.log(`\n| | Python | @huggingface/jinja ${version} |`);
console.log("| --- | --- | --- |");
for (const shown of SHOWN) console.log(row(shown));
