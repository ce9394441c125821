import { Argument, InvalidArgumentError, Option } from "commander";
import { templateIds } from "../templates/index.ts";
import { columnNames } from "./token-members.ts";
import { maskNames, namedMask, type NamedMask } from "./named-mask.ts";

// What commands share.

export const fileArgument = (): Argument =>
  new Argument("[file]", "the request; standard input when no file is named").default(undefined);

export const jsonlOption = (): Option =>
  new Option("--jsonl", "JSON Lines: one request a line in, one answer a line out");

export const templateOption = (): Option =>
  new Option("--template <id>", "template of requests that name none").choices(templateIds).default(undefined, "qwen3");

export const maskOption = (description: string): Option =>
  new Option("--mask <policy>", description).argParser(readMask);

export const offsetsOption = (): Option =>
  new Option("--offsets <unit>", "unit of start and end").choices(["codepoint", "utf16", "byte"]).default("codepoint");

export const tokenizerOption = (): Option =>
  new Option("--tokenizer <file>", "the tokenizer.json of a Qwen3 model").env("QWEN3_TOKENIZER");

export const straddleOption = (): Option =>
  new Option(
    "--straddle <rule>",
    "a token over a mask border is trained if any, the first, or all of its characters are",
  )
    .choices(["any", "first", "all"])
    .default("any");

export const specialTokensOption = (): Option =>
  new Option("--special-tokens <how>", "what <|im_end|> in a message becomes: the token, or plain text")
    .choices(["official", "plain"])
    .default("official");

export const columnsOption = (): Option =>
  new Option("--columns <names>", "put these members into the answers, in this order, and no others, not even the id")
    .argParser(readColumns)
    .conflicts(["labels", "details"]);

function readColumns(list: string): string[] {
  const names = list.split(",");
  const unknown = names.find((name) => !columnNames.includes(name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`Columns are ${columnNames.join(", ")}; commas between them.`);
  return names;
}

function readMask(name: string): NamedMask {
  const mask = namedMask(name);
  if (mask === undefined) throw new InvalidArgumentError(`Policies are ${maskNames.join(", ")}; + joins them.`);
  return mask;
}
