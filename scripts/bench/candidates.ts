import { Template } from "@huggingface/jinja";
import { Tokenizer } from "@huggingface/tokenizers";
import { allAssistant, formatQwen3, prepareTools, type Chat, type PreparedTools, type Segment } from "qwen3-format";
import { encodeChat, type EncodedChat } from "qwen3-format/tokens";
import { Tokenizer as RustTokenizer } from "tokenizers";
import { readFileSync } from "node:fs";
import { tokenizerFile } from "../../spec/support/tokenizer.ts";
import { officialTemplate } from "../official-template.ts";
import type { BenchChat } from "./workloads.ts";

/** One way of doing the work. */
export interface Candidate {
  /** On all chats once; returns something that depends on all of the work. */
  readonly run: () => number | Promise<number>;
  /** What it makes, texts or ids, to be compared with that of the others. */
  readonly made?: () => readonly string[] | Promise<readonly string[]>;
}

/** Gets ready for these chats, which is not timed. */
type Preparation = (chats: readonly BenchChat[]) => Candidate;

function jinjaOfHuggingFace(chats: readonly BenchChat[]): Candidate {
  const jinja = new Template(officialTemplate());
  const render = ({ messages, tools }: BenchChat): string =>
    jinja.render({ messages, tools: tools ?? null, add_generation_prompt: true });
  return { run: () => sum(chats, (chat) => flattened(render(chat))), made: () => chats.map(render) };
}

function segmentsAndText(chats: readonly BenchChat[]): Candidate {
  const prepared = chats.map(({ tools }) => tools && prepareTools(tools));
  return {
    run: () => sum(chats, (chat, index) => bothOf(format(chat, prepared[index]))),
    made: () => chats.map((chat, index) => format(chat, prepared[index]).text),
  };
}

function toolsNotPrepared(chats: readonly BenchChat[]): Candidate {
  return { run: () => sum(chats, (chat) => bothOf(format(chat))), made: () => chats.map((chat) => format(chat).text) };
}

function segmentsAlone(chats: readonly BenchChat[]): Candidate {
  const prepared = chats.map(({ tools }) => tools && prepareTools(tools));
  return { run: () => sum(chats, (chat, index) => format(chat, prepared[index]).segments.length) };
}

/**
 * It is known already what the segments are. Their texts are added one by one, where the formatter adds words that stand
 * together at once: it may be faster.
 */
function copiedSegments(chats: readonly BenchChat[]): Candidate {
  const known = chats.map((chat) => format(chat).segments.map((segment) => ({ ...segment, text: flat(segment.text) })));
  return {
    run: () => sum(known, (segments) => bothOf(copied(segments))),
    made: () => known.map((segments) => copied(segments).text),
  };
}

function copied(known: readonly Segment[]): Pick<Chat, "segments" | "text"> {
  const segments: Segment[] = [];
  let all = "";
  for (const { kind, text, message, role, generated, source } of known) {
    const start = all.length;
    all += text;
    segments.push({ kind, text, start, end: all.length, message, role, generated, source });
  }
  return { segments, text: all };
}

function plainJoin(chats: readonly BenchChat[]): Candidate {
  const pieces = chats.map((chat) => format(chat).segments.map(({ text }) => flat(text)));
  return {
    run: () => sum(pieces, (list) => flattened(list.join(""))),
    made: () => pieces.map((list) => list.join("")),
  };
}

function idsAlone(chats: readonly BenchChat[]): Candidate {
  const [tokenizer, texts] = [readTokenizer(), chats.map((chat) => formatForTraining(chat).text)];
  const encode = (text: string): number[] => tokenizer.encode(text, { add_special_tokens: false }).ids;
  return { run: () => sum(texts, (text) => encode(text).length), made: () => texts.map((text) => idsOf(encode(text))) };
}

function encodedChats(chats: readonly BenchChat[]): Candidate {
  const [tokenizer, formatted] = [readTokenizer(), chats.map(formatForTraining)];
  const encode = (chat: Chat): EncodedChat => encodeChat(chat, tokenizer, { mask: allAssistant });
  return {
    run: () => sum(formatted, (chat) => encode(chat).labels.length),
    made: () => formatted.map((chat) => idsOf(encode(chat).inputIds)),
  };
}

function formattedAndEncoded(chats: readonly BenchChat[]): Candidate {
  const tokenizer = readTokenizer();
  const encode = (chat: BenchChat): EncodedChat =>
    encodeChat(formatForTraining(chat), tokenizer, { mask: allAssistant });
  return {
    run: () => sum(chats, (chat) => encode(chat).labels.length),
    made: () => chats.map((chat) => idsOf(encode(chat).inputIds)),
  };
}

function idsOfRust(chats: readonly BenchChat[]): Candidate {
  const texts = chats.map((chat) => formatForTraining(chat).text);
  const tokenizer = RustTokenizer.fromFile(tokenizerFile);
  const encode = async (): Promise<number[][]> => {
    const encodings = await tokenizer.encodeBatch(texts, { addSpecialTokens: false });
    return encodings.map((encoding) => encoding.getIds());
  };
  return {
    run: async () => sum(await encode(), (ids) => ids.length),
    made: async () => (await encode()).map(idsOf),
  };
}

const idsOf = (ids: readonly number[] | Int32Array): string => ids.join(" ");

/** What runs in a process of Node, by the name in the report. */
export const candidates: ReadonlyMap<string, Preparation> = new Map([
  ["@huggingface/jinja", jinjaOfHuggingFace],
  ["segments and text", segmentsAndText],
  ["… tools not prepared", toolsNotPrepared],
  ["segments alone", segmentsAlone],
  ["copies of the segments, and their text", copiedSegments],
  ["join of the same pieces", plainJoin],
  ["@huggingface/tokenizers: ids", idsAlone],
  ["encodeChat with it: ids, masks, labels, offsets", encodedChats],
  ["formatQwen3 and encodeChat with it", formattedAndEncoded],
  ["tokenizers (Rust): ids", idsOfRust],
]);

function format({ messages, tools }: BenchChat, prepared?: PreparedTools): Chat {
  return formatQwen3(messages, { template: "qwen3-2504", tools: prepared ?? tools, addGenerationPrompt: true });
}

function formatForTraining({ messages, tools }: BenchChat): Chat {
  return formatQwen3(messages, { tools });
}

function bothOf(chat: Pick<Chat, "segments" | "text">): number {
  return chat.segments.length + flattened(chat.text);
}

/** A text counts as made when one of its characters has been read: until then V8 keeps a tree of pieces. */
function flattened(text: string): number {
  return text.charCodeAt(text.length >> 1);
}

function flat(text: string): string {
  flattened(text);
  return text;
}

function readTokenizer(): Tokenizer {
  return new Tokenizer(JSON.parse(readFileSync(tokenizerFile, "utf8")) as object, {});
}

function sum<T>(list: readonly T[], count: (item: T, index: number) => number): number {
  let total = 0;
  for (let index = 0; index < list.length; index++) total += count(list[index] as T, index);
  return total;
}
