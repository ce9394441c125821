/**
 * The added tokens of the Qwen3 tokenizer, in the order of their ids. Wherever a text spells one of them, the tokenizer
 * takes it for the token, whoever wrote it. Source: `added_tokens` of tokenizer.json.
 */
const TEXTS = [
  "<|endoftext|>",
  "<|im_start|>",
  "<|im_end|>",
  "<|object_ref_start|>",
  "<|object_ref_end|>",
  "<|box_start|>",
  "<|box_end|>",
  "<|quad_start|>",
  "<|quad_end|>",
  "<|vision_start|>",
  "<|vision_end|>",
  "<|vision_pad|>",
  "<|image_pad|>",
  "<|video_pad|>",
  "<tool_call>",
  "</tool_call>",
  "<|fim_prefix|>",
  "<|fim_middle|>",
  "<|fim_suffix|>",
  "<|fim_pad|>",
  "<|repo_name|>",
  "<|file_sep|>",
  "<tool_response>",
  "</tool_response>",
  "<think>",
  "</think>",
] as const;

/**
 * `"<|im_end|>"`, `"<think>"`, …: what `added_tokens` of Qwen3's tokenizer.json lists.
 *
 * @useDeclaredType
 */
export type AddedTokenText = (typeof TEXTS)[number];

/** Where a text spells an added token, in UTF-16 code units. */
export interface Spelling {
  readonly token: AddedTokenText;
  readonly offset: number;
}

const FIRST_ID = 151_643;

/** The id of an added token in the Qwen3 vocabulary; `undefined` for any other text. */
export function addedTokenId(text: string): number | undefined {
  const index = (TEXTS as readonly string[]).indexOf(text);
  return index === -1 ? undefined : FIRST_ID + index;
}

// None of them begins another, and none begins inside another: what is found first is what the tokenizer takes.
const ANY: RegExp = /* @__PURE__ */ new RegExp(
  /* @__PURE__ */ TEXTS.join("~").replaceAll("|", "\\|").replaceAll("~", "|"),
  "g",
);

/** `a <think> b` -> `<think>` at 2 */
export function addedTokensIn(text: string): Spelling[] {
  return Array.from(text.matchAll(ANY), ({ 0: token, index: offset }) => ({ token: token as AddedTokenText, offset }));
}
