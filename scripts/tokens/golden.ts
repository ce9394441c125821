import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { cases, readGolden } from "../../spec/support/golden.ts";
import { listing } from "../../spec/support/listing.ts";
import { packageName, tokenizerFile, tokenizerPackage } from "../../spec/support/tokenizer.ts";
import { startOracle, type PythonAnswer } from "../python.ts";
import { openRust, type RustEncoding, type RustTokenizer } from "./rust.ts";
import { transformersMask } from "./transformers-mask.ts";

/** The template whose `{% generation %}` bodies are masked. */
const MASK = "qwen3-all-assistant";
const GROUPS = new Set([
  "tokens",
  "think",
  "reasoning",
  "calls",
  "tool-run",
  "text",
  "edges",
  "conversation",
  "example",
]);
const MAX_LENGTH = 2000; // UTF-16, to keep the file small

interface Rendered {
  readonly id: string;
  readonly text: string;
  readonly spans: NonNullable<PythonAnswer["spans"]>;
}

/** The text of golden/tokens.json: a header, the cases that are left out and why, and one case per line. */
export async function tokenGoldens(): Promise<string> {
  const rust = openRust();
  const { chosen, leftOut } = choose(await renderings(), rust);
  const encodings = await rust.encode(chosen.map(({ text }) => text));
  const rows = chosen.map((rendered, index) => row(rendered, encodings[index] as RustEncoding));
  checkListing(rows);
  const members = Object.entries({ ...header(), left_out: leftOut });
  const head = members.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  return `{\n${head.join("")}"cases": [\n${rows.map((value) => JSON.stringify(value)).join(",\n")}\n]\n}\n`;
}

function header(): Record<string, unknown> {
  const { masks } = readGolden<{ masks: { id: string; sha256: string }[] }>("manifest.json");
  return {
    template: MASK,
    template_sha256: masks.find(({ id }) => id === MASK)?.sha256,
    tokenizer: tokenizerPackage,
    tokenizer_sha256: createHash("sha256").update(readFileSync(tokenizerFile)).digest("hex"),
    encoded_with: packageName("tokenizers"),
  };
}

/** The cases of the groups as Python renders them, less those that it refuses. */
async function renderings(): Promise<Rendered[]> {
  const oracle = startOracle("--spans");
  const asked = cases.filter(({ id }) => GROUPS.has(id.split("/", 1)[0] ?? ""));
  const answers = asked.map(async ({ id, request }) => {
    const { text, spans } = await oracle.ask(`{"template": "${MASK}", ${request.slice(1)}`);
    return text === undefined || spans === undefined ? [] : [{ id, text, spans }];
  });
  const rendered = await Promise.all(answers);
  await oracle.close();
  return rendered.flat();
}

/** Left out are texts that a token golden cannot hold, and, unnamed, those that an earlier case has as well. */
function choose(rendered: readonly Rendered[], rust: RustTokenizer): { chosen: Rendered[]; leftOut: LeftOut } {
  const leftOut: LeftOut = {};
  const chosen = new Map<string, Rendered>();
  for (const one of rendered) {
    const reason = reasonAgainst(one.text, rust);
    const content = JSON.stringify([one.text, one.spans]);
    if (reason !== undefined) (leftOut[reason] ??= []).push(one.id);
    else if (!chosen.has(content)) chosen.set(content, one);
  }
  return { chosen: [...chosen.values()], leftOut };
}

/** Reasons, and the ids of the cases. */
type LeftOut = Record<string, string[]>;

function reasonAgainst(text: string, rust: RustTokenizer): string | undefined {
  if (text.length > MAX_LENGTH) return `the text is longer than ${MAX_LENGTH}`;
  if (!text.isWellFormed()) return "a lone surrogate, which the tokenizer refuses in Python";
  if (!rust.normalizesAsNode(text)) return "characters newer than the Unicode tables of the Rust tokenizer";
  return undefined;
}

interface Row {
  readonly id: string;
  readonly input_ids: readonly number[];
  readonly assistant_masks: readonly number[];
  readonly offsets: readonly (readonly number[])[];
}

function row({ id, spans }: Rendered, encoding: RustEncoding): Row {
  const { ids, start, end } = encoding;
  return {
    id,
    input_ids: ids,
    assistant_masks: transformersMask(ids.length, spans, encoding.charToToken),
    offsets: start.map((from, index) => [from, end[index] ?? from]),
  };
}

/** What transformers printed for a published chat must come out here too. */
function checkListing(rows: readonly Row[]): void {
  const { case: id, ...published } = listing;
  const { input_ids, assistant_masks } = rows.find((made) => made.id === id) ?? {};
  if (!isDeepStrictEqual({ input_ids, assistant_masks }, published)) throw new Error(`${id} is not as published`);
}
