import { Command, CommanderError } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { QwenFormatError } from "../errors.ts";
import type { ConformanceOptions } from "./conformance/conformance.ts";
import type { DetectOptions } from "./detect/detect.ts";
import { encode, type EncodeOptions } from "./encode.ts";
import { conformanceHelp, detectHelp, encodeHelp, programHelp, renderHelp, viewHelp } from "./help.ts";
import { namedMask } from "./named-mask.ts";
import {
  columnsOption,
  commandOption,
  dropOption,
  fileArgument,
  jsonlOption,
  leaveOutOption,
  maskOption,
  offsetsOption,
  refuseOption,
  runsOption,
  seedOption,
  specialTokensOption,
  straddleOption,
  templateOption,
  timeoutOption,
  tokenizerOption,
} from "./options.ts";
import { allowClosedOutput } from "./output.ts";
import { render, type RenderOptions } from "./render.ts";
import { UsageError } from "./usage-error.ts";
import type { ViewOptions } from "./view/view.ts";
import { warn } from "./warn.ts";

/** Exit statuses. */
const FAILED = 1;
const WRONG_USAGE = 2;

const program = new Command("qwen3-format")
  .description("Writes the Qwen3 chat format: messages in, the official prompt out, byte for byte.")
  .version(manifest.version)
  .exitOverride()
  .showSuggestionAfterError()
  .addHelpText("after", programHelp);

program
  .command("render")
  .description("write the prompt of a request")
  .addArgument(fileArgument())
  .addOption(jsonlOption())
  .option("--json", "answer as a JSON object instead of the bare prompt")
  .addOption(maskOption("put what this policy trains into the answers, as spans"))
  .option("--segments", "put the segments into the answers")
  .addOption(refuseOption())
  .addOption(templateOption())
  .addOption(offsetsOption())
  .addHelpText("after", renderHelp)
  .action(async (path: string | undefined, options: RenderOptions) => finish(await render(path, options)));

program
  .command("encode")
  .description("write token ids and masks, and labels with --labels")
  .addArgument(fileArgument())
  .addOption(tokenizerOption())
  .addOption(jsonlOption())
  .addOption(maskOption("what is trained").default(namedMask("all-assistant"), "all-assistant"))
  .option("--labels", "put labels into the answers")
  .addOption(columnsOption())
  .addOption(straddleOption())
  .addOption(specialTokensOption())
  .option("--split-turns", "one answer for each example that shows its turns as they were written")
  .addOption(dropOption())
  .addOption(refuseOption())
  .option("--details", "put offsets, segments, messages, weights and straddling tokens into the answers")
  .addOption(templateOption())
  .addOption(offsetsOption())
  .addHelpText("after", encodeHelp)
  .action(async (path: string | undefined, options: EncodeOptions) => finish(await encode(path, options)));

program
  .command("view")
  .description("show the segments or tokens of a chat, and what a mask trains")
  .addArgument(fileArgument())
  .addOption(maskOption("mark what this policy trains"))
  .option("--tokens", "show tokens and their ids")
  .addOption(tokenizerOption())
  .addOption(straddleOption())
  .addOption(specialTokensOption())
  .addOption(templateOption())
  .addHelpText("after", viewHelp)
  .action(async (path: string | undefined, options: ViewOptions) => {
    // Only here, so that the other commands start without what it needs.
    const { view } = await import("./view/view.ts");
    await view(path, options);
  });

program
  .command("detect")
  .description("name the chat template of a model, by its text")
  .argument(
    "[files...]",
    "Jinja text, tokenizer_config.json, chat_template.json or a GGUF file, or a URL; standard input for -, or when none is named",
  )
  .option("--json", "answer with one JSON object for each template")
  .addHelpText("after", detectHelp)
  .action(async (files: readonly string[], options: DetectOptions) => {
    // Only here, for the same reason.
    const { detect } = await import("./detect/detect.ts");
    finish(await detect(files, options));
  });

program
  .command("conformance")
  .description("check another program against the rules of the format")
  .addOption(commandOption())
  .addOption(templateOption("the template that it formats with"))
  .addOption(runsOption())
  .addOption(seedOption())
  .addOption(leaveOutOption())
  .addOption(timeoutOption())
  .option("--json", "answer with the report as one JSON object")
  .addHelpText("after", conformanceHelp)
  .action(async (options: ConformanceOptions) => {
    // Only here, because it needs fast-check, which not everybody has.
    const { conformance } = await import("./conformance/conformance.ts").catch(withoutFastCheck);
    finish(await conformance(options));
  });

/** What `conformance` cannot be loaded for. */
export function withoutFastCheck(error: unknown): never {
  const isMissing = error instanceof Error && error.message.includes("'fast-check'");
  throw isMissing
    ? new UsageError(
        "conformance needs the package fast-check beside qwen3-format: npm install qwen3-format fast-check, with -g if it is global",
      )
    : error;
}

function finish(isWell: boolean): void {
  if (!isWell) process.exitCode = FAILED;
}

/** What is wrong goes to standard error; throws what is a fault of our own. */
export function exitStatus(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
  if (error instanceof UsageError) return (warn(error.message), WRONG_USAGE);
  if (error instanceof QwenFormatError) return (warn(error.message), FAILED);
  throw error;
}

/** Runs the command line with the arguments of this process, and sets its exit status. */
export async function main(): Promise<void> {
  allowClosedOutput();
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitStatus(error);
  }
}
