import { trainedMessages, warningsFor, type MaskWarning } from "../masks/warnings.ts";
import { segmentWeights } from "../masks/policy.ts";
import { expected } from "../errors.ts";
import { offsetsIn, type OffsetUnit } from "../offsets.ts";
import type { Chat, Segment } from "../types.ts";
import { alignTokens } from "./align.ts";
import { encodePieces } from "./encode-runs.ts";
import { readEncodeOptions, type EncodeOptions } from "./options.ts";
import { chatRuns, cutRuns, type Run } from "./runs.ts";
import { requireTemplateTokens } from "./template-tokens.ts";
import { tokenWeights, type Straddle } from "./token-weights.ts";
import { isPlainEncoder, type ChatTokenizer, type PlainEncoder } from "./tokenizer.ts";

/** A chat as tokens. All lists but the last two have one element for each token. */
export interface EncodedChat {
  /** In the vocabulary of the tokenizer that was given. */
  readonly inputIds: number[];
  /** All 1: nothing is padded. */
  readonly attentionMask: number[];
  /** 1 where the token is trained on. */
  readonly assistantMask: number[];
  /** The loss weight, from 0 to 1. */
  readonly weights: number[];
  /** The id where the token is trained on, -100 elsewhere; empty with `labels: false`. */
  readonly labels: number[];
  /** Offset in the prompt of the first character that the token covers, wholly or in part; in the unit asked for. */
  readonly start: number[];
  /** Offset after the last such character, in the same unit. */
  readonly end: number[];
  /** Index in `chat.segments` of the segment of its first character. */
  readonly segment: number[];
  /** Index in the caller's list of the message that this segment comes from, or `null`. */
  readonly message: (number | null)[];
  /** The tokens that lie over a mask border. */
  readonly straddles: Straddle[];
  /** As `maskWarnings` has them; `trains-nothing` also where the straddle rule leaves no token to train. */
  readonly warnings: MaskWarning[];
}

/**
 * Ids, masks and labels of a chat, with each token's place in the prompt.
 *
 *     const tokenizer = new Tokenizer(tokenizerJson, {});                    // @huggingface/tokenizers
 *     const { inputIds, labels } = encodeChat(chat, tokenizer, { mask: allAssistant });
 *
 * `inputIds` are those of the whole text, `tokenizer.encode(chat.text)`, unless `specialTokens` is `plain`. Throws
 * `invalid-input` for a tokenizer that is not Qwen3's byte-level BPE, or lacks an added token that the template has written,
 * and for wrong options.
 */
export function encodeChat(
  chat: Chat,
  tokenizer: ChatTokenizer | PlainEncoder,
  options?: EncodeOptions | null,
): EncodedChat {
  const { mask, straddle, specialTokens, offsets: unit, untrained } = readEncodeOptions(options ?? {});
  const known = segmentWeights(chat, mask);
  const { segments, text } = chat;
  if (typeof text !== "string") throw expected("chat", "what formatQwen3 returned", chat);
  let cut: Run[] | undefined;
  const cutChat = isPlainEncoder(tokenizer) ? chatRuns : cutRuns;
  const runs = (): Run[] => (cut ??= cutChat(chat, specialTokens));
  const pieces = encodePieces(chat, tokenizer, specialTokens, runs);
  const offsets = alignTokens(text, runs, pieces);
  requireTemplateTokens(segments, offsets);
  const { ids: inputIds } = pieces;
  const { weights, segment, straddles } = tokenWeights(segments, known, inputIds, offsets, straddle);
  const convert = (list: number[]): number[] => (unit === "utf16" ? list : list.map(offsetsIn(unit, text)));
  return {
    inputIds,
    attentionMask: Array<number>(inputIds.length).fill(1),
    weights,
    ...valuesOf(inputIds, weights, segment, segments, untrained),
    start: convert(offsets.start),
    end: convert(offsets.end),
    segment,
    straddles: unit === "utf16" ? straddles : straddlesIn(unit, text, straddles),
    warnings: warningsFor(chat, weights.some((weight) => weight > 0) ? trainedMessages(chat, known) : new Set()),
  };
}

function straddlesIn(unit: OffsetUnit, text: string, straddles: readonly Straddle[]): Straddle[] {
  const convert = offsetsIn(unit, text);
  return straddles.map((straddle) => ({
    ...straddle,
    parts: straddle.parts.map((part) => ({ ...part, start: convert(part.start), end: convert(part.end) })),
  }));
}

/** What follows from the weight and the segment of each token; one loop, because each list costs as much as the offsets do. */
function valuesOf(
  ids: readonly number[],
  weights: readonly number[],
  segment: readonly number[],
  segments: readonly Segment[],
  untrained: number | null,
): Pick<EncodedChat, "assistantMask" | "labels" | "message"> {
  const assistantMask = Array<number>(ids.length);
  const labels = Array<number>(untrained === null ? 0 : ids.length);
  const message = Array<number | null>(ids.length);
  for (let token = 0; token < ids.length; token++) {
    const isTrained = weights[token] !== 0;
    assistantMask[token] = isTrained ? 1 : 0;
    if (untrained !== null) labels[token] = isTrained ? (ids[token] ?? 0) : untrained;
    message[token] = segments[segment[token] ?? 0]?.message ?? null;
  }
  return { assistantMask, labels, message };
}
