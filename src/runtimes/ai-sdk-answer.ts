import { FormattedChat } from "../chat.ts";
import type { Chat, SegmentKind } from "../types.ts";
import type { FinishReason, GenerateResult, LanguageModelWarning, StreamPart, Usage } from "./ai-sdk-types.ts";
import type { CompletionPiece } from "./completion.ts";
import type { Signal } from "./platform.ts";
import { thoughtSplitter, type AnswerPart, type AnswerState } from "./thought-splitter.ts";

/** An answer as it comes in; the last one says how it ended. */
interface AnswerProgress {
  readonly parts: readonly AnswerPart[];
  readonly piece: CompletionPiece;
}

/** The whole answer. */
export async function collected(
  chat: Chat,
  pieces: AsyncIterable<CompletionPiece>,
  warnings: LanguageModelWarning[],
): Promise<GenerateResult> {
  const texts = { reasoning: "", text: "" };
  let last: CompletionPiece = { text: "" };
  for await (const { parts, piece } of progress(chat, pieces)) {
    for (const { type, text } of parts) texts[type] += text;
    last = piece;
  }
  const content = (["reasoning", "text"] as const).map((type) => ({ type, text: texts[type] }));
  return { content: content.filter(({ text }) => text !== ""), ...ending(last), warnings };
}

/** The same, part by part. What goes wrong on the way is a part as well, unless the caller has aborted. */
export async function* streamed(
  chat: Chat,
  pieces: AsyncIterable<CompletionPiece>,
  warnings: LanguageModelWarning[],
  signal: Signal,
): AsyncGenerator<StreamPart> {
  yield { type: "stream-start", warnings };
  let open: AnswerPart["type"] | undefined;
  let last: ReturnType<typeof ending> = ending({ text: "" });
  try {
    for await (const { parts, piece } of progress(chat, pieces)) {
      for (const { type, text } of parts) {
        if (open !== undefined && open !== type) yield { type: `${open}-end`, id: open };
        if (open !== type) yield { type: `${type}-start`, id: type };
        open = type;
        yield { type: `${type}-delta`, id: type, delta: text };
      }
      last = ending(piece);
    }
  } catch (error) {
    if (open === undefined || signal.aborted) throw error;
    yield { type: "error", error };
    last = { ...last, finishReason: { unified: "error", raw: undefined } };
  }
  if (open !== undefined) yield { type: `${open}-end`, id: open };
  yield { type: "finish", ...last };
}

async function* progress(chat: Chat, pieces: AsyncIterable<CompletionPiece>): AsyncGenerator<AnswerProgress> {
  const { push, end } = thoughtSplitter(stateAfter(chat));
  let piece: CompletionPiece = { text: "" };
  for await (piece of pieces) yield { parts: push(piece.text), piece };
  yield { parts: end(), piece };
}

const AFTER: Partial<Record<SegmentKind, AnswerState>> = {
  "think-start": "thought-start",
  reasoning: "thought",
  "think-end": "text",
  content: "text",
};

/** Where the prompt leaves the model: in a think block, after one, or before it knows. A template without reasoning has text only. */
function stateAfter(chat: Chat): AnswerState {
  if (FormattedChat.isFormatted(chat) && FormattedChat.requestOf(chat).template.showsThinking === null) return "text";
  const turn = chat.segments.slice(chat.segments.findLastIndex(({ kind }) => kind === "turn-start"));
  return turn.map(({ kind }) => AFTER[kind]).findLast((state) => state !== undefined) ?? "start";
}

function ending({ finishReason, inputTokens, outputTokens }: CompletionPiece): {
  readonly finishReason: FinishReason;
  readonly usage: Usage;
} {
  return {
    finishReason: { unified: finishReason ?? "other", raw: finishReason },
    usage: {
      inputTokens: { total: inputTokens, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: outputTokens, text: undefined, reasoning: undefined },
    },
  };
}
