import { checkFormatter, type ConformanceReport, type RuleId } from "../../testing/index.ts";
import type { Formatter } from "../../testing/ask.ts";
import { conformanceRules } from "../../testing/rules/listing.ts";
import type { TemplateId } from "../../templates/index.ts";
import { inOneLine } from "../lines.ts";
import { suggestion } from "../likely-word.ts";
import { openOutput } from "../output.ts";
import { UsageError } from "../usage-error.ts";
import { visible } from "../../showing/visible.ts";
import { textOf } from "./answer.ts";
import { startProgram, type Program } from "./program.ts";
import { checkBar } from "./progress.ts";
import { reportText } from "./report.ts";

export interface ConformanceOptions {
  readonly cmd: string;
  readonly template: TemplateId;
  readonly runs: number;
  readonly seed?: number;
  readonly leaveOut?: readonly string[];
  /** Seconds for an answer. */
  readonly timeout: number;
  readonly json?: boolean;
}

/** `qwen3-format conformance`; resolves to whether all rules hold. */
export async function conformance(options: ConformanceOptions): Promise<boolean> {
  if (options.cmd.trim() === "") throw new UsageError("--cmd is empty: name the command that starts the program");
  const leaveOut = [...ruleIds(options.leaveOut ?? []), "request-untouched" as const]; // it is in another process
  const program = startProgram(options.cmd, options.timeout);
  const release = stopWithUs(program);
  try {
    const report = await check(program, options, leaveOut);
    const output = openOutput();
    await output.write(options.json === true ? `${inOneLine(JSON.stringify(report))}\n` : reportText(report));
    await output.end();
    return report.ok;
  } catch (error) {
    tell(program.lastWords());
    throw error;
  } finally {
    await program.stop();
    release();
  }
}

async function check(program: Program, options: ConformanceOptions, leaveOut: RuleId[]): Promise<ConformanceReport> {
  const broken = new AbortController();
  const bar = checkBar();
  const format: Formatter = async ({ json }) => {
    const answer = await program.ask(json).catch((error: unknown) => broken.abort(error));
    return textOf(answer ?? {});
  };
  const { template, runs, seed } = options;
  try {
    return await checkFormatter(format, {
      template,
      runs,
      seed,
      leaveOut,
      onProgress: bar.show,
      signal: broken.signal,
    });
  } finally {
    bar.stop();
  }
}

function ruleIds(names: readonly string[]): RuleId[] {
  return names
    .flatMap((list) => list.split(","))
    .map((name) => {
      const rule = conformanceRules.find(({ id, number }) => id === name || String(number) === name);
      if (rule !== undefined) return rule.id;
      const known = conformanceRules.map(({ id }) => id);
      throw new UsageError(`there is no rule ${name}${suggestion(name, known) || `, but ${known.join(", ")}`}`);
    });
}

/** The program ends when this one does, by Ctrl-C too; returns what undoes this. */
function stopWithUs(program: Program): () => void {
  const onInterrupt = (): never => process.exit(130);
  const onTermination = (): never => process.exit(143);
  process.on("exit", program.kill);
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onTermination);
  return () => {
    process.off("exit", program.kill);
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onTermination);
  };
}

/** What the program has said, before what is said of it. */
function tell(words: string): void {
  for (const line of words.split("\n").filter((each) => each.trim() !== ""))
    process.stderr.write(`  | ${visible(line)}\n`);
}
