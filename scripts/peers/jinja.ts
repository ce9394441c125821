import { Template } from "@huggingface/jinja";
import { readFileSync } from "node:fs";
import { QwenFormatError } from "../../src/index.ts";
import type { Formatter } from "../../src/testing/index.ts";
import { officialTemplate } from "../official-template.ts";

const template = new Template(officialTemplate());

/** @huggingface/jinja with the official text of qwen3-2504, on what `JSON.parse` reads, as programs in JavaScript run it. */
export const jinjaFormatter: Formatter = ({ json, value }) => {
  // It belongs to transformers, not to the template.
  if (json.includes('"continue_final_message"'))
    throw new QwenFormatError("unsupported", "continue_final_message", "not Jinja");
  return template.render(value);
};

const { version } = JSON.parse(
  readFileSync(new URL("../../node_modules/@huggingface/jinja/package.json", import.meta.url), "utf8"),
) as { version: string };

export const jinjaName: string = `@huggingface/jinja ${version}`;
