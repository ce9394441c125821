import { QwenFormatError } from "../errors.ts";
import type { Chat } from "../types.ts";
import { encodePlain } from "./plain-text.ts";
import { probePlain } from "./probe.ts";
import type { Run, SpecialTokens } from "./runs.ts";
import { encodeText, isPlainEncoder, type ChatTokenizer, type Pieces, type PlainEncoder } from "./tokenizer.ts";

/** The ids of a chat, and the bytes that each covers. */
export function encodePieces(
  chat: Chat,
  tokenizer: ChatTokenizer | PlainEncoder,
  specialTokens: SpecialTokens,
  runs: () => readonly Run[],
): Pieces {
  if (isPlainEncoder(tokenizer)) {
    return joined(runs().map((run) => (run.id === null ? probePlain(tokenizer, run.text) : [token(run, run.id)])));
  }
  // In one call: what the tokenizer does with a text, it does with all of it.
  if (specialTokens === "official") return encodeText(tokenizer, chat.text);
  const ids = new Map<string, number>();
  return joined(
    runs().map((run) =>
      run.id === null ? encodePlain(tokenizer, run.text) : [token(run, idOf(tokenizer, run.text, ids))],
    ),
  );
}

function token({ text }: Run, id: number): Pieces {
  return { ids: [id], lengths: [text.length] };
}

function joined(runs: readonly (readonly Pieces[])[]): Pieces {
  const pieces = runs.flat();
  return { ids: pieces.flatMap(({ ids }) => ids), lengths: pieces.flatMap(({ lengths }) => lengths) };
}

/** The id of an added token, as this tokenizer has it. */
function idOf(tokenizer: ChatTokenizer, text: string, known: Map<string, number>): number {
  let id = known.get(text);
  if (id === undefined) {
    const { ids } = encodeText(tokenizer, text);
    id = ids[0];
    if (id === undefined || ids.length !== 1) {
      throw new QwenFormatError("invalid-input", "tokenizer", `has no added token ${text}`);
    }
    known.set(text, id);
  }
  return id;
}
