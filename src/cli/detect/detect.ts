import { openOutput } from "../output.ts";
import { UsageError } from "../usage-error.ts";
import { warn } from "../warn.ts";
import { readInput } from "./detect-input.ts";
import { ggufReport } from "./gguf-report.ts";
import { jsonLine } from "./json-line.ts";
import { runProbes, TIME } from "./probe-run.ts";
import { report } from "./report.ts";
import { labelOf } from "./template-texts.ts";
import { isOfficial, verdictOf } from "./verdict.ts";

export interface DetectOptions {
  readonly json?: boolean;
}

/** `qwen3-format detect`; resolves to whether all texts are official, or print the same. */
export async function detect(files: readonly string[], options: DetectOptions): Promise<boolean> {
  let areOfficial = true;
  let fault: UsageError | undefined;
  for (const file of files.length === 0 ? ["-"] : files) {
    try {
      areOfficial = (await detectIn(file, options)) && areOfficial;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      if (fault !== undefined) warn(fault.message);
      fault = error; // The other files are read all the same.
    }
  }
  if (fault !== undefined) throw fault;
  return areOfficial;
}

async function detectIn(file: string, { json = false }: DetectOptions): Promise<boolean> {
  const { templates, gguf } = await readInput(file);
  const deadline = Date.now() + TIME;
  const output = openOutput();
  let areOfficial = true;
  for (const [index, { name, text }] of templates.entries()) {
    const verdict = await verdictOf(text, (unknown) => runProbes(unknown, deadline));
    const place = name === undefined ? labelOf(file) : `${labelOf(file)}, ${JSON.stringify(name)}`;
    // Told once, with the first.
    const header = index === 0 ? gguf : undefined;
    const lines = report(place, verdict) + (header === undefined ? "" : ggufReport(header));
    await output.write(json ? jsonLine(file, name, verdict, header) : lines);
    areOfficial = areOfficial && isOfficial(verdict);
  }
  await output.end();
  return areOfficial;
}
