import { plainPieces } from "../../tokens/plain-text.ts";
import { requireFunctions } from "../functions.ts";
import { checkedRuns, type PromptRun } from "../runs.ts";

/** What of node-llama-cpp a prompt is made with; its import as it is. */
export interface LlamaTextClasses<Text, Special> {
  /** Called with strings and special tokens, which stay what they are. */
  readonly LlamaText: (values: readonly (string | Special)[]) => Text;
  readonly SpecialTokensText: new (text: string) => Special;
}

/**
 * The prompt as a `LlamaText` of node-llama-cpp, whose ids are those of `toTokenIds`:
 *
 *     import { LlamaText, SpecialTokensText } from "node-llama-cpp";
 *
 *     toLlamaText(toRuns(chat), { LlamaText, SpecialTokensText });
 *     // LlamaText([SpecialTokensText("<|im_start|>"), "user\nHi", SpecialTokensText("<|im_end|>"), "\n"])
 *
 * Text is a plain string, in NFC. The engine maps six tokens even there (`<think>` and the like), so text that spells one
 * comes in stretches, every other of them with special tokens on, and in none of them a whole token:
 *
 *     what is <think>?   ->   "what is", SpecialTokensText(" <think"), ">?"
 */
export function toLlamaText<Text, Special>(runs: readonly PromptRun[], classes: LlamaTextClasses<Text, Special>): Text {
  requireFunctions(classes, "classes", "LlamaText", "SpecialTokensText");
  const { LlamaText, SpecialTokensText } = classes;
  const values = checkedRuns(runs).flatMap(({ kind, text }) =>
    kind === "control" ? [{ text, isPlain: false }] : stretchesOf(text.normalize("NFC")),
  );
  return LlamaText(values.map(({ text, isPlain }) => (isPlain ? text : new SpecialTokensText(text))));
}

interface Stretch {
  readonly text: string;
  readonly isPlain: boolean;
}

/**
 * Neighbours of one kind would be put together again, so the kinds alternate. The last stretch is plain: that is where the
 * engine looks for the end of a user's text.
 */
function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const piece of plainPieces(text).toReversed()) {
    const isPlain = stretches.at(-1)?.isPlain !== true;
    const cut = isPlain ? 0 : lastBorder(piece);
    stretches.push({ text: piece.slice(cut), isPlain });
    if (cut > 0) stretches.push({ text: piece.slice(0, cut), isPlain: true });
  }
  return stretches.toReversed();
}

/**
 * The last place behind a letter and before anything else of ASCII, where no pre-token crosses; what is behind it is too
 * short for the name of a special token, also of one that is not known here. 0 where there is none.
 */
function lastBorder(piece: string): number {
  return /^[^]*[A-Za-z](?=[\0-@[-`{-\x7f])/.exec(piece)?.[0].length ?? 0;
}
