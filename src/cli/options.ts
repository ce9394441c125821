import { Argument, InvalidArgumentError, Option } from "commander";
import { OFFSET_UNITS } from "../offsets.ts";
import { templateIds } from "../templates/index.ts";
import { SPECIAL_TOKENS } from "../tokens/runs.ts";
import { STRADDLE_RULES } from "../tokens/token-weights.ts";
import { suggestion } from "./likely-word.ts";
import { namedMask, type NamedMask } from "./named-mask.ts";
import { columnNames } from "./token-members.ts";
import { UsageError } from "./usage-error.ts";
import { seconds, wholeNumber } from "./whole-number.ts";

// What commands share.

export const fileArgument = (): Argument =>
  new Argument("[file]", "the request; standard input for -, or when no file is named").default(undefined);

export const jsonlOption = (): Option =>
  new Option("--jsonl", "JSON Lines: one request a line in, one answer a line out");

export const templateOption = (description = "template of requests that name none"): Option =>
  new Option("--template <id>", description).choices(templateIds).default(templateIds[0]);

export const maskOption = (description: string): Option =>
  new Option("--mask <policy>", description).argParser(readMask);

export const offsetsOption = (): Option =>
  new Option("--offsets <unit>", "unit of start and end").choices(OFFSET_UNITS).default("codepoint");

export const tokenizerOption = (): Option =>
  new Option("--tokenizer <file>", "the tokenizer.json of a Qwen3 model, or its folder").env("QWEN3_TOKENIZER");

export const straddleOption = (): Option =>
  new Option(
    "--straddle <rule>",
    "a token over a mask border is trained if any, the first, or all of its characters are",
  )
    .choices(STRADDLE_RULES)
    .default(STRADDLE_RULES[0]);

export const specialTokensOption = (): Option =>
  new Option(
    "--special-tokens <how>",
    "what text that spells one of the 26 added tokens of Qwen3 (below) becomes: the token, or plain text",
  )
    .choices(SPECIAL_TOKENS)
    .default(SPECIAL_TOKENS[0]);

export const refuseOption = (): Option =>
  new Option(
    "--refuse <what>",
    "fail requests whose text spells added tokens, or of which the template drops something: " +
      "control-tokens, omissions, or both with a comma",
  ).argParser(namesFrom(["control-tokens", "omissions"]));

export const dropOption = (): Option =>
  new Option(
    "--drop <rows>",
    "leave out the rows of requests that fail, or of which nothing is trained: errors, untrained, or both with a comma",
  ).argParser(namesFrom(["errors", "untrained"]));

export const columnsOption = (): Option =>
  new Option("--columns <names>", "put these members into the answers, in this order, and no others, not even the id")
    .argParser(namesFrom(columnNames))
    .conflicts(["labels", "details"]);

export const commandOption = (): Option =>
  new Option(
    "--cmd <command>",
    "starts the program, in a shell; it answers a request line with an answer line, as render --jsonl does",
  ).makeOptionMandatory();

export const runsOption = (): Option =>
  new Option("--runs <n>", "random requests for each rule, besides its golden cases")
    .argParser(wholeNumber)
    .default(100);

export const seedOption = (): Option =>
  new Option("--seed <n>", "of the random requests; another one each time, which the report tells").argParser(
    wholeNumber,
  );

export const leaveOutOption = (): Option =>
  new Option("--leave-out <rules...>", "rules that the program does not promise, by name or number");

export const timeoutOption = (): Option =>
  new Option("--timeout <seconds>", "how long an answer may take").argParser(seconds).default(30);

/** `a, b` of these names, each at most once. */
function namesFrom(known: readonly string[]): (list: string) => string[] {
  return (list) => {
    const names = list.split(",").map((name) => name.trim());
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined) {
      const choice = suggestion(unknown, known) || `, but ${known.join(", ")}; commas between them.`;
      throw new InvalidArgumentError(`There is no ${JSON.stringify(unknown)}${choice}`);
    }
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) throw new InvalidArgumentError(`It names ${twice} twice.`);
    return names;
  };
}

function readMask(name: string): NamedMask {
  try {
    return namedMask(name);
  } catch (error) {
    throw error instanceof UsageError ? new InvalidArgumentError(error.message) : error;
  }
}
