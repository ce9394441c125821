import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The letters that byte-level tokenizers have for the bytes 0 to 255: `!` for itself, `Ġ` for a space. */
const LETTERS: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: 0x100 }, (_, byte) => {
    const isPlain = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    return String.fromCharCode(isPlain ? byte : next++);
  });
})();

/** As in `added_tokens` of a tokenizer.json. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly normalized?: boolean;
  readonly lstrip?: boolean;
  readonly rstrip?: boolean;
}

/** A tokenizer in a new folder: one token for each of these letters, and the added tokens. Loads at once. */
export function smallTokenizer(added: readonly AddedToken[], letters: readonly string[] = LETTERS): string {
  const folder = mkdtempSync(join(tmpdir(), "qwen3-format-"));
  writeFileSync(join(folder, "tokenizer.json"), JSON.stringify(smallTokenizerJson(added, letters)));
  return folder;
}

/** Its tokenizer.json. */
export function smallTokenizerJson(added: readonly AddedToken[], letters: readonly string[] = LETTERS): object {
  const byteLevel = { type: "ByteLevel", add_prefix_space: false, trim_offsets: false, use_regex: true };
  return {
    added_tokens: added.map((token) => ({ special: true, normalized: false, ...token })),
    normalizer: { type: "NFC" },
    pre_tokenizer: byteLevel,
    post_processor: byteLevel,
    decoder: byteLevel,
    model: { type: "BPE", vocab: Object.fromEntries(letters.map((letter, id) => [letter, id])), merges: [] },
  };
}

/** The added tokens that the template writes, with their ids in Qwen3 and these on top. */
export function templateTokens(shift = 0): AddedToken[] {
  const ids = {
    "<|im_start|>": 151644,
    "<|im_end|>": 151645,
    "<tool_call>": 151657,
    "</tool_call>": 151658,
    "<tool_response>": 151665,
    "</tool_response>": 151666,
    "<think>": 151667,
    "</think>": 151668,
  };
  return Object.entries(ids).map(([content, id]) => ({ content, id: id + shift }));
}
