import { idsOf, type Tokenizers } from "../../spec/support/tokenizer.ts";
import type { Chat } from "../../src/index.ts";
import type { RustEncoding, RustTokenizer } from "./rust.ts";

/** An added token that the template itself writes, or all the text between two of them, whatever it spells. */
interface Run {
  readonly text: string;
  /** `null` for text. */
  readonly id: number | null;
}

/** The ids of a chat in which only the template's own added tokens are tokens, from what is public. */
export function plainIds(chat: Chat, { plain, added }: Tokenizers): number[] {
  return runsOf(chat, added).flatMap(({ text, id }) => (id === null ? idsOf(plain, text) : [id]));
}

/** The same for many chats, with offsets, by the Rust tokenizer. */
export async function plainEncodings(
  chats: readonly Chat[],
  { added }: Tokenizers,
  rust: RustTokenizer,
): Promise<RustEncoding[]> {
  const runs = chats.map((chat) => runsOf(chat, added));
  const texts = runs.flat().filter(({ id }) => id === null);
  const encodings = await rust.encodePlain(texts.map(({ text }) => text));
  const next = encodings.values();
  return runs.map((list) => joined(list, (run) => (run.id === null ? next.next().value : tokenOf(run))));
}

function tokenOf({ text, id }: Run): RustEncoding {
  return { ids: [id ?? 0], start: [0], end: [text.length], charToToken: () => 0 };
}

function joined(runs: readonly Run[], encodingOf: (run: Run) => RustEncoding | undefined): RustEncoding {
  const ids: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  let at = 0; // code points
  for (const run of runs) {
    const encoding = encodingOf(run);
    ids.push(...(encoding?.ids ?? []));
    start.push(...(encoding?.start ?? []).map((offset) => at + offset));
    end.push(...(encoding?.end ?? []).map((offset) => at + offset));
    at += Array.from(run.text).length;
  }
  const charToToken = (character: number): number | null => {
    const token = start.findIndex((from, index) => from <= character && character < (end[index] ?? from));
    return token === -1 ? null : token;
  };
  return { ids, start, end, charToToken };
}

function runsOf({ segments }: Chat, added: ReadonlyMap<string, number>): Run[] {
  const runs: Run[] = [];
  for (const { text, source } of segments) {
    const id = (source === null ? added.get(text) : undefined) ?? null;
    const last = runs.at(-1);
    if (id === null && last?.id === null) runs[runs.length - 1] = { text: last.text + text, id };
    else runs.push({ text, id });
  }
  return runs;
}
