import type { Message, Tool } from "../../types.ts";
import { toRuns, type PromptRun } from "../runs.ts";
import { messagesOf } from "./from-history.ts";
import type { NodeLlamaCppItem, NodeLlamaCppResponse, NodeLlamaCppSegment } from "./history.ts";
import type { Format } from "./options.ts";

/** What the engine hands over, and whether the template knows of thoughts. */
export interface ContextRequest {
  readonly chatHistory: readonly NodeLlamaCppItem[];
  readonly tools: readonly Tool[];
  readonly thinks: boolean;
}

/**
 * The prompt, and behind it what the model has written of its open turn, as it wrote it:
 *
 *     [{ type: "user", text: "Hi" }, { type: "model", response: [] }]
 *     // <|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n
 *
 *     [{ type: "user", text: "Hi" }, { type: "model", response: [{ …, segmentType: "thought", text: "A gr", ended: false }] }]
 *     // <|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\nA gr
 *
 * A turn begun with text has the empty think block before it, where the template writes one.
 */
export function contextRuns(format: Format, { chatHistory, tools, thinks }: ContextRequest): PromptRun[] {
  messagesOf(chatHistory); // throws for what is none
  const { before, written, isThinking } = openTurn(chatHistory, thinks);
  const messages = withUser(messagesOf(before));
  if (written.length > 0 && !isThought(written[0])) {
    const runs = toRuns(format([...messages, TEXT], { tools, continueFinalMessage: "content" }));
    return joined([...withoutMark(runs), ...runsOf(written)]);
  }
  const runs = toRuns(format(messages, { tools, addGenerationPrompt: true }));
  if (written.length === 0 && !isThinking) return runs;
  return joined([...withoutThinkBlock(runs), ...OPEN_THOUGHT, ...runsOf(written)]);
}

/** … <|im_start|>assistant\n<think>\n -> … <|im_start|>assistant\n */
function withoutThinkBlock(runs: readonly PromptRun[]): PromptRun[] {
  return runs.slice(0, runs.findLastIndex(({ text }) => text === "<|im_start|>") + 2);
}

// Templates strip what stands at the edge of a message. This does not, and is taken away again.
const MARK = ".";
const TEXT: Message = { role: "assistant", content: MARK };

function withoutMark(runs: readonly PromptRun[]): PromptRun[] {
  return [...runs.slice(0, -1), textRun((runs.at(-1)?.text ?? MARK).slice(0, -MARK.length))];
}

interface OpenTurn {
  /** All that is over: a turn is cut behind its last results. */
  readonly before: readonly NodeLlamaCppItem[];
  readonly written: readonly (string | NodeLlamaCppSegment)[];
  /** A thought was open when the calls before came, and is taken up again. */
  readonly isThinking: boolean;
}

function openTurn(chatHistory: readonly NodeLlamaCppItem[], thinks: boolean): OpenTurn {
  const last = chatHistory.at(-1);
  if (last?.type !== "model") return { before: chatHistory, written: [], isThinking: false };
  const from = last.response.findLastIndex((item) => typeof item === "object" && item.type === "functionCall") + 1;
  const over = last.response.slice(0, from);
  return {
    before: [...chatHistory.slice(0, -1), { type: "model", response: over }],
    written: (thinks ? notCalls : spoken)(last.response.slice(from)).filter((item) => item !== ""),
    isThinking: thinks && over.findLast(isThought)?.ended === false,
  };
}

function notCalls(response: readonly NodeLlamaCppResponse[]): (string | NodeLlamaCppSegment)[] {
  return response.filter(
    (item): item is string | NodeLlamaCppSegment => typeof item === "string" || item.type === "segment",
  );
}

/** What is left where thoughts have no place. */
function spoken(response: readonly NodeLlamaCppResponse[]): string[] {
  return messagesOf([{ type: "model", response }]).map(({ content }) => content);
}

type Thought = NodeLlamaCppSegment & { readonly segmentType: "thought" };

function isThought(item: NodeLlamaCppResponse | undefined): item is Thought {
  return typeof item === "object" && item.type === "segment" && item.segmentType === "thought";
}

/** A context shift can take the last query away, without which some templates raise and others write no think block. */
function withUser(messages: readonly Message[]): readonly Message[] {
  if (messages.some(({ role }) => role === "user")) return messages;
  const from = messages.findIndex(({ role }) => role !== "system");
  return messages.toSpliced(from === -1 ? messages.length : from, 0, { role: "user", content: "" });
}

/** Thoughts with their tags, but for the one that opens the turn. */
function runsOf(written: OpenTurn["written"]): PromptRun[] {
  let isOpen = isThought(written[0]);
  return written.flatMap((item, index) => {
    if (!isThought(item)) {
      const text = typeof item === "string" ? item : item.text;
      const isBehindThought = isThought(written[index - 1]) && !isOpen;
      return [textRun(isBehindThought && !text.startsWith("\n") ? `\n\n${text}` : text)];
    }
    const start = isOpen ? [] : OPEN_THOUGHT;
    isOpen = !item.ended;
    return [...start, textRun(item.text), ...(item.ended ? [textRun("\n"), tagRun("</think>")] : [])];
  });
}

const textRun = (text: string): PromptRun => ({ kind: "text", text });
const tagRun = (text: string): PromptRun => ({ kind: "control", text });
const OPEN_THOUGHT: readonly PromptRun[] = [tagRun("<think>"), textRun("\n")];

function joined(runs: readonly PromptRun[]): PromptRun[] {
  const list: PromptRun[] = [];
  for (const run of runs) {
    const last = list.at(-1);
    if (run.kind === "text" && last?.kind === "text") list[list.length - 1] = textRun(last.text + run.text);
    else list.push(run);
  }
  return list;
}
