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
export function alignTokens(text: string, runs: () => readonly Run[], { lengths }: Pieces): Offsets {
  const offsets: Offsets = { start: Array<number>(lengths.length), end: Array<number>(lengths.length) };
  let count = 0;
  if (isNormalized(text)) count = alignText(text, lengths, offsets, 0);
  // The tokenizer normalizes what stands between two added tokens, so nothing composes across one.
  else for (const run of runs()) count = alignRun(run, lengths, offsets, count);
  if (count !== lengths.length) throw notItsText();
  return offsets;
}

function isNormalized(text: string): boolean {
  return text.normalize("NFC") === text;
}

function alignRun(run: Run, lengths: readonly number[], offsets: Offsets, first: number): number {
  const normalized = normalize(run.text);
  const next = alignText(normalized.text, lengths, offsets, first);
  for (let token = first; token < next; token++) {
    const { start, end } = offsets;
    start[token] = run.start + (normalized.starts[start[token] ?? 0] ?? 0);
    end[token] = run.start + (normalized.ends[(end[token] ?? 0) - 1] ?? 0);
  }
  return next;
}

/** Goes over text and tokens together, from token `first` on, until the text is used up; returns the token after. */
function alignText(text: string, lengths: readonly number[], { start, end }: Offsets, first: number): number {
  let token = first;
  let at = 0;
  let used = 0; // bytes of the character at `at` that earlier tokens cover
  while (at < text.length) {
    const length = lengths[token];
    if (length === undefined) throw notItsText();
    start[token] = at;
    let bytes = used + length;
    while (at < text.length) {
      const width = text.charCodeAt(at) < 0x80 ? 1 : byteWidthAt(text, at);
      if (width > bytes) break;
      bytes -= width;
      at += width === 4 ? 2 : 1;
    }
    used = bytes;
    end[token++] = used > 0 ? at + unitWidthAt(text, at) : at;
  }
  if (used > 0) throw notItsText();
  return token;
}

function notItsText(): QwenFormatError {
  return new QwenFormatError(
    "invalid-input",
    "tokenizer",
    "its tokens do not spell the text: it must be the byte-level BPE of Qwen3, with its NFC normalizer; added tokens of your " +
      "own must be in NFC, without lstrip and rstrip, and no character of U+00A1 to U+0143 first or last",
  );
}
