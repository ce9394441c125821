import type { QwenFormatError } from "../errors.ts";
import { answer, type Answering } from "./answer.ts";
import { readAll, type Input } from "./input.ts";
import { readLines } from "./lines.ts";
import { maskTally } from "./mask-tally.ts";
import { openOutput } from "./output.ts";
import { startProgress } from "./progress.ts";
import { unreadMembers } from "./unread-members.ts";
import { warn } from "./warn.ts";

/** Answers the one request of the input; resolves to whether there was no error. */
export async function answerOne(input: Input, answering: Answering): Promise<boolean> {
  const { lines, warnings, request, error } = answer(await readAll(input), answering);
  if (request !== undefined) unreadMembers()(request);
  const masks = maskTally();
  masks.add(warnings, undefined);
  const output = openOutput();
  await output.write(`${lines.join("\n")}\n`);
  await output.end();
  masks.report(1);
  return error === undefined;
}

/** Answers one request a line, in the same order; blank lines are no requests. Resolves to whether there was no error. */
export async function answerLines(input: Input, answering: Answering): Promise<boolean> {
  const output = openOutput();
  const progress = startProgress(input.size);
  const warnUnread = unreadMembers();
  const masks = maskTally();
  const tally = { lines: 0, requests: 0, failed: 0, first: "" };
  for await (const line of readLines(input.chunks)) {
    tally.lines++;
    progress.advance(line.length + 1);
    if (isBlank(line)) continue;
    tally.requests++;
    const { lines, warnings, request, error } = answer(line, answering);
    if (error !== undefined && tally.failed++ === 0) tally.first = firstFailure(tally.lines, error);
    if (request !== undefined) warnUnread(request);
    masks.add(warnings, tally.lines);
    await output.write(`${lines.join("\n")}\n`);
  }
  await output.end();
  progress.stop();
  masks.report(tally.requests);
  if (tally.failed > 0) warn(`${tally.failed} of ${tally.requests} requests failed; the first: ${tally.first}`);
  return tally.failed === 0;
}

function firstFailure(line: number, error: QwenFormatError): string {
  return `line ${line}: ${error.message}`;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
