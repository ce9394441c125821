import { Argument, Command, CommanderError, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { QwenFormatError } from "../errors.ts";
import { templateIds } from "../templates/index.ts";
import { InputError } from "./input.ts";
import { allowClosedOutput } from "./output.ts";
import { render, warn, type RenderOptions } from "./render.ts";
import { view } from "./view.ts";

/** Exit statuses. */
const FAILED = 1;
const WRONG_USAGE = 2;

const program = new Command("qwen3-format")
  .description("Writes the Qwen3 chat format: messages in, the official prompt out, byte for byte.")
  .version(manifest.version)
  .exitOverride()
  .configureHelp({ showGlobalOptions: false })
  .showSuggestionAfterError()
  .addHelpText("after", "\nExit status: 0 all well, 1 a request failed, 2 wrong usage.");

const file = new Argument("[file]", "the request; standard input when no file is named").default(undefined);
const template = new Option("--template <id>", "template of requests that name none")
  .choices(templateIds)
  .default(undefined, "qwen3");

program
  .command("render")
  .description("write the prompt of a request")
  .addArgument(file)
  .option("--jsonl", "JSON Lines: one request a line in, one answer a line out")
  .option("--json", "answer as a JSON object instead of the bare prompt")
  .option("--segments", "put the segments into the answers")
  .addOption(template)
  .addOption(
    new Option("--offsets <unit>", "unit of start and end")
      .choices(["codepoint", "utf16", "byte"])
      .default("codepoint"),
  )
  .addHelpText("after", requestHelp())
  .action(async (path: string | undefined, options: RenderOptions) => {
    if (!(await render(path, options))) process.exitCode = FAILED;
  });

program
  .command("view")
  .description("show the segments of a chat, coloured by kind")
  .addArgument(file)
  .addOption(template)
  .addHelpText("after", "\nColours: only on a terminal; NO_COLOR=1 turns them off, FORCE_COLOR=1 on.")
  .action(async (path: string | undefined, options: { template: string | undefined }) => {
    await view(path, options.template);
  });

function requestHelp(): string {
  return `
A request is a JSON object:
  {"id"?, "template"?, "messages", "tools"?, "add_generation_prompt"?, "enable_thinking"?, "continue_final_message"?}

With --jsonl, --json or --segments the answer is one of:
  {"id": .., "text": "..", "segments": [..]}
  {"id": .., "error": {"code": "..", "message": "..", "path": ".."}}

Examples:
  qwen3-format render request.json
  qwen3-format render --jsonl < requests.jsonl > answers.jsonl
  qwen3-format render --segments --offsets utf16 request.json`;
}

function exitStatus(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
  if (error instanceof InputError) return (warn(error.message), WRONG_USAGE);
  if (error instanceof QwenFormatError) return (warn(error.message), FAILED);
  throw error;
}

allowClosedOutput();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitStatus(error);
}
