import { answer, type Answer, type Answering } from "./answer.ts";
import { readAll, type Input } from "./input.ts";
import { readLines } from "./lines.ts";
import { openOutput, type Output } from "./output.ts";
import { startProgress } from "./progress.ts";
import { readOnlyRequest, readRequest } from "./read-request.ts";
import { runReport } from "./run-report.ts";

/** Answers the one request of the input; resolves to whether there was no error. */
export async function answerOne(input: Input, answering: Answering): Promise<boolean> {
  const bytes = await readAll(input);
  const report = runReport();
  const output = openOutput();
  const answered = answer(() => readOnlyRequest(bytes), answering);
  report.add(answered, undefined);
  await write(output, answered);
  await output.end();
  return report.end();
}

/** Answers one request a line, in the same order; blank lines are no requests. Resolves to whether there was no error. */
export async function answerLines(input: Input, answering: Answering): Promise<boolean> {
  const output = openOutput();
  const progress = startProgress(input.size);
  const report = runReport();
  let number = 0;
  try {
    for await (const line of readLines(input.chunks)) {
      number++;
      progress.advance(line.length + 1);
      if (isBlank(line)) continue;
      const answered = answer(() => readRequest(line), answering);
      report.add(answered, number);
      await write(output, answered);
    }
  } finally {
    progress.stop(); // or its clock keeps the process from ending
    await output.end();
  }
  return report.end();
}

/** Line by line: together they may be longer than a string can be. */
async function write(output: Output, { lines }: Answer): Promise<void> {
  for (const line of lines) await output.write(`${line}\n`);
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
