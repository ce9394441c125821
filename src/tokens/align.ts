import { QwenFormatError } from "../errors.ts";
import { normalize } from "./normalization.ts";
import type { Run } from "./runs.ts";
import type { Pieces } from "./tokenizer.ts";
import { byteWidthAt, unitWidthAt } from "./utf8.ts";

/** Token by token the range of characters it covers, whole characters, in UTF-16 code units. */
export interface Offsets {
  readonly start: number[];
  readonly end: number[];
}

/**
 * Where each token stands in the prompt. A token that covers a part of a character has the whole of it, so tokens may
 * overlap; a mark that NFC has composed away belongs to none. Throws `invalid-input` where the tokens do not spell the text.
 */
export function alignTokens(text: string, runs: () => readonly Run[], pieces: Pieces): Offsets {
  const offsets: Offsets = { start: [], end: [] };
  if (isNormalized(text)) alignText(text, pieces.lengths, offsets);
  // The tokenizer normalizes what stands between two added tokens, so nothing composes across one.
  else for (const run of runs()) alignRun(run, pieces.lengths, offsets);
  if (offsets.start.length !== pieces.lengths.length) throw notItsText();
  return offsets;
}

function isNormalized(text: string): boolean {
  return text.normalize("NFC") === text;
}

function alignRun(run: Run, lengths: readonly number[], offsets: Offsets): void {
  const first = offsets.start.length;
  const normalized = normalize(run.text);
  alignText(normalized.text, lengths, offsets);
  for (let token = first; token < offsets.start.length; token++) {
    const { start, end } = offsets;
    start[token] = run.start + (normalized.starts[start[token] ?? 0] ?? 0);
    end[token] = run.start + (normalized.ends[(end[token] ?? 0) - 1] ?? 0);
  }
}

/** Goes over text and tokens together until the text is used up. */
function alignText(text: string, lengths: readonly number[], { start, end }: Offsets): void {
  let at = 0;
  let used = 0; // bytes of the character at `at` that earlier tokens cover
  while (at < text.length) {
    let bytes = lengths[start.length];
    if (bytes === undefined) throw notItsText();
    start.push(at);
    bytes += used;
    let width = byteWidthAt(text, at);
    while (bytes >= width && at < text.length) {
      bytes -= width;
      at += unitWidthAt(text, at);
      width = byteWidthAt(text, at);
    }
    used = bytes;
    end.push(used > 0 ? at + unitWidthAt(text, at) : at);
  }
  if (used > 0) throw notItsText();
}

function notItsText(): QwenFormatError {
  return new QwenFormatError(
    "invalid-input",
    "tokenizer",
    "its tokens do not spell the text: no byte-level tokenizer of Qwen3",
  );
}
