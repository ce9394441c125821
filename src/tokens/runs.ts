import { addedTokenId, addedTokensIn } from "../added-tokens.ts";
import { FormattedChat } from "../chat.ts";
import { expected, QwenFormatError } from "../errors.ts";
import { isCallerText } from "../segments.ts";
import type { Chat, Segment } from "../types.ts";

export const SPECIAL_TOKENS = ["official", "plain"] as const;

/**
 * What becomes of an added token that caller text spells: `official`, the token, as everywhere; `plain`, the text that
 * it looks like.
 *
 * @useDeclaredType
 */
export type SpecialTokens = (typeof SPECIAL_TOKENS)[number];

/** A stretch of the prompt as a runtime takes it: one added token, or all the text between two of them. */
export interface Run {
  readonly text: string;
  /** Offset of the first character in the prompt, in UTF-16 code units. */
  readonly start: number;
  /** Offset after the last character, in UTF-16 code units. */
  readonly end: number;
  /** Id of the added token in the Qwen3 vocabulary; `null` for plain text. */
  readonly id: number | null;
}

/**
 * Cuts the prompt at added tokens and nowhere else: text cut anywhere else (between role and content, say) gets other ids.
 *
 *     <|im_start|>user\nHi<|im_end|>\n    ->    <|im_start|>, user\nHi, <|im_end|>, \n
 *
 * For runtimes that take ids: the id of a token, and the ids of `text.normalize("NFC")` without special tokens. Throws
 * `unsupported` for templates of models with another vocabulary (3.5 and later), and `invalid-input` for a copy of a chat, of
 * which that is not known.
 */
export function chatRuns(chat: Chat, specialTokens: SpecialTokens = "official"): Run[] {
  requireQwen3Vocabulary(chat);
  return cutRuns(chat, specialTokens);
}

/** The ids of the other vocabulary are not known here, and its pre-tokenizer is another. */
function requireQwen3Vocabulary(chat: Chat): void {
  const { template } = FormattedChat.requestOf(chat);
  if (template.vocabulary === "qwen3") return;
  throw new QwenFormatError(
    "unsupported",
    "tokenizer",
    `models of ${template.id} have another vocabulary than Qwen3: give their tokenizer as an object with an encode method`,
  );
}

/** As `chatRuns`; the ids are those of Qwen3, whatever the model. */
export function cutRuns(chat: Chat, specialTokens: SpecialTokens): Run[] {
  switch (specialTokens) {
    case "official":
      return runsAt(chat.text, addedTokensIn(chat.text));
    case "plain":
      return runsAt(chat.text, templateTokens(chat));
    default:
      throw expected("specialTokens", '"official" or "plain"', specialTokens);
  }
}

interface Cut {
  readonly token: string;
  readonly offset: number;
}

/** The template's own added tokens, which are segments of their own. */
function templateTokens(chat: Chat): Cut[] {
  return chat.segments.filter(isTemplateToken).map(({ text, start }) => ({ token: text, offset: start }));
}

/** An added token, and the template has written it. */
export function isTemplateToken(segment: Segment): boolean {
  return !isCallerText(segment) && addedTokenId(segment.text) !== undefined;
}

function runsAt(text: string, cuts: readonly Cut[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  const addText = (end: number): void => {
    if (end > at) runs.push({ text: text.slice(at, end), start: at, end, id: null });
  };
  for (const { token, offset } of cuts) {
    addText(offset);
    at = offset + token.length;
    runs.push({ text: token, start: offset, end: at, id: addedTokenId(token) ?? null });
  }
  addText(text.length);
  return runs;
}
