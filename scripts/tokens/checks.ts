import { isDeepStrictEqual } from "node:util";
import { idsOf, type Tokenizers } from "../../spec/support/tokenizer.ts";
import {
  answerOnly,
  maskSpans,
  offsetsIn,
  reasoningOnly,
  sampled,
  toolCallsOnly,
  type Chat,
  type MaskPolicy,
} from "../../src/index.ts";
import {
  encodeChat,
  type ChatTokenizer,
  type EncodedChat,
  type EncodeOptions,
  type PlainEncoder,
} from "../../src/tokens/index.ts";
import type { Span } from "../python.ts";
import { plainIds } from "./plain-runs.ts";
import type { RustEncoding } from "./rust.ts";
import { transformersMask } from "./transformers-mask.ts";

/** A chat, and what others make of it. */
export interface Subject {
  readonly chat: Chat;
  /** Of Python's `{% generation %}`, in code points. */
  readonly spans: readonly Span[];
  /** For each value of `specialTokens`; `null` where Rust's Unicode tables give the text another normal form than Node's. */
  readonly rust: { readonly official: RustEncoding; readonly plain: RustEncoding } | null;
}

/** The JavaScript tokenizers, and the one without added tokens as a function that gives ids and nothing more. */
export interface Arbiters extends Tokenizers {
  readonly encode: PlainEncoder;
}

const SPECIAL_TOKENS = ["official", "plain"] as const;

/** Who differs from us and where, in words; `undefined` when nobody does. */
export function tokenDifference(subject: Subject, arbiters: Arbiters): string | undefined {
  const { chat } = subject;
  const tokenizers = { ...arbiters, official: remembering(arbiters.official) };
  for (const specialTokens of SPECIAL_TOKENS) {
    const ours = encodeChat(chat, tokenizers.official, { specialTokens });
    const ids = specialTokens === "plain" ? plainIds(chat, tokenizers) : idsOf(tokenizers.official, chat.text);
    const found =
      compare(`@huggingface/tokenizers, ${specialTokens}`, ours, { inputIds: ids }) ??
      compareWithRust(subject, ours, specialTokens) ??
      compareSegments(chat, ours) ??
      compareMasks(subject, tokenizers, ours, specialTokens) ??
      compareFunction(chat, tokenizers, ours, specialTokens);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Each chat is encoded under many masks; the tokenizer, which takes nearly all of the time, is asked once for a text. */
function remembering(tokenizer: ChatTokenizer): ChatTokenizer {
  const known = new Map<string, ReturnType<ChatTokenizer["encode"]>>();
  return {
    encode(text, options) {
      const encoding = known.get(text) ?? tokenizer.encode(text, options);
      known.set(text, encoding);
      return encoding;
    },
  };
}

type SpecialTokens = (typeof SPECIAL_TOKENS)[number];

function compareWithRust({ chat, rust }: Subject, ours: EncodedChat, specialTokens: SpecialTokens): string | undefined {
  if (rust === null) return undefined;
  const { ids, start, end } = rust[specialTokens];
  const inCodePoints = {
    ...ours,
    start: ours.start.map(offsetsIn("codepoint", chat.text)),
    end: ours.end.map(offsetsIn("codepoint", chat.text)),
  };
  return compare(`Rust, ${specialTokens}`, inCodePoints, { inputIds: ids, start, end });
}

function compareSegments({ segments }: Chat, ours: EncodedChat): string | undefined {
  const found = ours.start.map((at) => segments.findIndex(({ start, end }) => start <= at && at < end));
  const message = found.map((index) => segments[index]?.message);
  return compare("segments by offset", ours, { segment: found, message });
}

// What the characters [a, b) of a token and a span must have in common.
type StraddleRule = "any" | "first" | "all";
const STRADDLES: readonly StraddleRule[] = ["any", "first", "all"];
const RULES: Readonly<Record<StraddleRule, (span: Span, a: number, b: number) => boolean>> = {
  any: ([start, end], a, b) => a < end && b > start,
  first: ([start, end], a) => start <= a && a < end,
  all: ([start, end], a, b) => start <= a && b <= end,
};

function compareMasks(
  { chat, spans, rust }: Subject,
  { official }: { readonly official: ChatTokenizer },
  ours: EncodedChat,
  specialTokens: SpecialTokens,
): string | undefined {
  if (rust === null) return undefined;
  const { ids, charToToken } = rust[specialTokens];
  const encode = (options: EncodeOptions): EncodedChat => encodeChat(chat, official, { specialTokens, ...options });
  const byRule = STRADDLES.map((straddle) =>
    compareOverlaps(`all, ${straddle}`, rust[specialTokens], spans, straddle, encode({ straddle })),
  );
  // Of the finer masks the spans are our own; what counts is how they fall on Rust's tokens.
  const byPreset = Object.entries(PRESETS).flatMap(([name, mask]) =>
    STRADDLES.map((straddle) =>
      compareOverlaps(
        `${name}, ${straddle}`,
        rust[specialTokens],
        spansOf(chat, mask),
        straddle,
        encode({ straddle, mask }),
      ),
    ),
  );
  const byTransformers = { assistantMask: transformersMask(ids.length, spans, charToToken) };
  return [...byRule, ...byPreset, compare("transformers", ours, byTransformers)].find((found) => found !== undefined);
}

const PRESETS = { sampled, answerOnly, reasoningOnly, toolCallsOnly };

/** In code points. */
function spansOf(chat: Chat, mask: MaskPolicy): Span[] {
  const convert = offsetsIn("codepoint", chat.text);
  return maskSpans(chat, mask).map(({ start, end }) => [convert(start), convert(end)]);
}

function compareOverlaps(
  name: string,
  { start, end }: RustEncoding,
  spans: readonly Span[],
  straddle: StraddleRule,
  encoded: EncodedChat,
): string | undefined {
  const holds = (a: number, b: number): boolean => spans.some((span) => RULES[straddle](span, a, b));
  const assistantMask = start.map((a, token) => (holds(a, end[token] ?? a) ? 1 : 0));
  return compare(`overlaps, ${name}`, encoded, { assistantMask });
}

/** The function must do as well as the tokenizer. */
function compareFunction(
  chat: Chat,
  { encode }: { readonly encode: PlainEncoder },
  { inputIds, start, end, assistantMask }: EncodedChat,
  specialTokens: SpecialTokens,
): string | undefined {
  const byFunction = encodeChat(chat, encode, { specialTokens });
  return compare(`the object, ${specialTokens}`, byFunction, { inputIds, assistantMask, start, end });
}

const AROUND = 4;

/** `start differs from Rust, official at token 7`, and the values around it. */
function compare(
  who: string,
  ours: EncodedChat,
  expected: Partial<Record<keyof EncodedChat, readonly unknown[]>>,
): string | undefined {
  for (const [name, wanted] of Object.entries(expected)) {
    const got: readonly unknown[] = ours[name as keyof EncodedChat];
    if (isDeepStrictEqual(got, wanted)) continue;
    const at = wanted.findIndex((value, index) => value !== got[index]);
    const token = at === -1 ? wanted.length : at;
    const near = (list: readonly unknown[]): string =>
      list.slice(Math.max(0, token - AROUND), token + AROUND).join(" ");
    return `${name} differs from ${who} at token ${token}\n  ours:   ${near(got)}\n  theirs: ${near(wanted)}`;
  }
  return undefined;
}
