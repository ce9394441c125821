import { openOutput } from "../output.ts";
import { UsageError } from "../usage-error.ts";
import { warn } from "../warn.ts";
import { jsonLine } from "./json-line.ts";
import { runProbes, TIME } from "./probe-run.ts";
import { report } from "./report.ts";
import { labelOf, readTemplates } from "./template-texts.ts";
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
  const templates = await readTemplates(file);
  const deadline = Date.now() + TIME;
  const output = openOutput();
  let areOfficial = true;
  for (const { name, text } of templates) {
    const verdict = await verdictOf(text, (unknown) => runProbes(unknown, deadline));
    const place = name === undefined ? labelOf(file) : `${labelOf(file)}, ${JSON.stringify(name)}`;
    await output.write(json ? jsonLine(file, name, verdict) : report(place, verdict));
    areOfficial = areOfficial && isOfficial(verdict);
  }
  await output.end();
  return areOfficial;
}
