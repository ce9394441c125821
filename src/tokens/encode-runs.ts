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
  const pieces: Pieces = { ids: [], lengths: [] };
  if (isPlainEncoder(tokenizer)) {
    for (const run of runs()) {
      if (run.id === null) probePlain(tokenizer, run.text, pieces);
      else addToken(pieces, run.id, run.text);
    }
  } else if (specialTokens === "official") {
    // In one call: what the tokenizer does with a text, it does with all of it.
    encodeText(tokenizer, chat.text, pieces);
  } else {
    const ids = new Map<string, number>();
    for (const run of runs()) {
      if (run.id === null) encodePlain(tokenizer, run.text, pieces);
      else addToken(pieces, idOf(tokenizer, run.text, ids), run.text);
    }
  }
  return pieces;
}

function addToken(pieces: Pieces, id: number, text: string): void {
  pieces.ids.push(id);
  pieces.lengths.push(text.length);
}

/** The id of an added token, as this tokenizer has it. */
function idOf(tokenizer: ChatTokenizer, text: string, known: Map<string, number>): number {
  let id = known.get(text);
  if (id === undefined) {
    const { ids } = tokenizer.encode(text, { add_special_tokens: false });
    id = ids[0];
    if (id === undefined || ids.length !== 1) {
      throw new QwenFormatError("invalid-input", "tokenizer", `has no added token ${text}`);
    }
    known.set(text, id);
  }
  return id;
}
