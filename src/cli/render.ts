import type { QwenFormatError } from "../errors.ts";
import { answer, readRequest, type AnswerOptions } from "./answer.ts";
import { openInput, readAll, type Input } from "./input.ts";
import { readLines } from "./lines.ts";
import { openOutput } from "./output.ts";
import { startProgress } from "./progress.ts";
import { formatRequest, likelyMember, unknownMembers } from "./request.ts";
import { visible } from "./visible.ts";

export interface RenderOptions extends AnswerOptions {
  readonly jsonl: boolean;
  readonly json: boolean;
}

/** `qwen3-format render`; resolves to whether all requests were answered. */
export async function render(file: string | undefined, options: RenderOptions): Promise<boolean> {
  const input = openInput(file);
  if (options.jsonl) return renderLines(input, options);
  const bytes = await readAll(input);
  return options.json || options.segments ? renderAnswer(bytes, options) : renderText(bytes, options);
}

/** The bare prompt, without a line break of our own at its end. */
async function renderText(bytes: Uint8Array, options: RenderOptions): Promise<boolean> {
  const request = readRequest(bytes);
  const { text } = formatRequest(request, options.template);
  warnUnknown(unknownMembers(request), new Set());
  if (!text.isWellFormed())
    warn("the prompt holds a lone surrogate, which UTF-8 cannot: written as U+FFFD; --json keeps it");
  const output = openOutput();
  await output.write(text);
  await output.end();
  return true;
}

async function renderAnswer(bytes: Uint8Array, options: RenderOptions): Promise<boolean> {
  const { json, request, error } = answer(bytes, options);
  if (request !== undefined) warnUnknown(unknownMembers(request), new Set());
  const output = openOutput();
  await output.write(`${json}\n`);
  await output.end();
  return error === undefined;
}

/** One answer line per request line, in the same order; blank lines are no requests. */
async function renderLines(input: Input, options: RenderOptions): Promise<boolean> {
  const output = openOutput();
  const progress = startProgress(input.size);
  const warned = new Set<string>();
  const tally = { lines: 0, requests: 0, failed: 0, first: "" };
  for await (const line of readLines(input.chunks)) {
    tally.lines++;
    progress.advance(line.length + 1);
    if (isBlank(line)) continue;
    tally.requests++;
    const { json, request, error } = answer(line, options);
    if (error !== undefined && tally.failed++ === 0) tally.first = firstFailure(tally.lines, error);
    if (request !== undefined) warnUnknown(unknownMembers(request), warned);
    await output.write(`${json}\n`);
  }
  await output.end();
  progress.stop();
  if (tally.failed > 0) warn(`${tally.failed} of ${tally.requests} requests failed; the first: ${tally.first}`);
  return tally.failed === 0;
}

function firstFailure(line: number, error: QwenFormatError): string {
  return `line ${line}: ${error.message}`;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

/** Each name once, however many requests hold it. */
function warnUnknown(names: readonly string[], warned: Set<string>): void {
  for (const name of names) {
    if (warned.has(name)) continue;
    warned.add(name);
    const likely = likelyMember(name);
    const hint = likely === undefined ? "" : `; did you mean ${likely}?`;
    warn(`member ${JSON.stringify(name)} of a request is not read${hint}`);
  }
}

/** One line, whatever of the request the message quotes. */
export function warn(message: string): void {
  process.stderr.write(`qwen3-format: ${visible(message).replaceAll("\n", "␊")}\n`);
}
