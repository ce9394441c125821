import {
  allAssistant,
  answerOnly,
  everything,
  finalAssistant,
  lastTurn,
  reasoningOnly,
  sampled,
  toolCallsOnly,
  type Chat,
  type FormatOptions,
  type MaskPolicy,
  type Message,
  type Segment,
} from "../../src/index.ts";
import { render } from "./render.ts";

const presets: Readonly<Record<string, MaskPolicy>> = {
  allAssistant,
  finalAssistant,
  lastTurn,
  sampled,
  answerOnly,
  reasoningOnly,
  toolCallsOnly,
  everything,
};

const q: Message = { role: "user", content: "q" };
const thinks: Message = { role: "assistant", content: "a", reasoning_content: "r" };
const calls: Message = { role: "assistant", content: "", tool_calls: [{ name: "f", arguments: "{}" }] };
const says: Message = { role: "assistant", content: "a" };
const tool: Message = { role: "tool", content: "t" };

/** What a row is about: these segments of this chat. */
interface Row {
  readonly name: string;
  readonly messages: readonly Message[];
  readonly options?: FormatOptions;
  readonly of: (segment: Segment) => boolean;
}

const isBlock = ({ kind, message }: Segment): boolean => kind.startsWith("think-") && message !== null;

const rows: readonly Row[] = [
  {
    name: "header, `<\\|im_start\\|>assistant\\n`",
    messages: [q, thinks],
    of: ({ kind, role }) => role === "assistant" && /^turn-(start|role)$/.test(kind),
  },
  { name: "`<think>`, `</think>` and their line breaks", messages: [q, thinks], of: isBlock },
  { name: "reasoning", messages: [q, thinks], of: ({ kind }) => kind === "reasoning" },
  { name: "an empty think block", messages: [q, says], of: isBlock },
  {
    name: "the same with `enableThinking: false`",
    messages: [q, says],
    options: { enableThinking: false },
    of: isBlock,
  },
  { name: "content", messages: [q, thinks], of: ({ kind, message }) => kind === "content" && message === 1 },
  { name: "tool calls", messages: [q, calls], of: ({ kind }) => kind.startsWith("tool-call-") },
  {
    name: "`<\\|im_end\\|>` after content",
    messages: [q, thinks],
    of: ({ kind, message }) => kind === "turn-end" && message === 1,
  },
  {
    name: "`<\\|im_end\\|>` after a call",
    messages: [q, calls],
    of: ({ kind, message }) => kind === "turn-end" && message === 1,
  },
  {
    name: "the line break after `<\\|im_end\\|>`",
    messages: [q, thinks],
    of: ({ kind, message }) => kind === "turn-break" && message === 1,
  },
  {
    name: "content before the last query",
    messages: [q, says, q, says],
    of: ({ kind, message }) => kind === "content" && message === 1,
  },
  {
    name: "an earlier call after the last query",
    messages: [q, calls, tool, says],
    of: ({ kind }) => kind === "tool-call-name",
  },
  { name: "turns of other roles", messages: [q, thinks], of: ({ message }) => message === 0 },
  {
    name: "a generation prompt",
    messages: [q],
    options: { addGenerationPrompt: true, enableThinking: false },
    of: ({ message }) => message === null,
  },
];

/** The table of the README: what each preset trains, as the presets say it. */
export function maskTable(): string {
  const names = Object.keys(presets);
  const lines = rows.map(
    (row) => `| ${[row.name, ...names.map((name) => cell(row, presets[name] ?? everything))].join(" | ")} |`,
  );
  return [
    `| | ${names.map((name) => `\`${name}\``).join(" | ")} |`,
    `| --- |${" :-: |".repeat(names.length)}`,
    ...lines,
  ].join("\n");
}

function cell({ name, messages, options, of }: Row, policy: MaskPolicy): string {
  const chat: Chat = render(messages, options);
  const values = new Set(chat.segments.filter(of).map((segment) => policy(segment, chat)));
  if (values.size !== 1) throw new Error(`the segments of ${name} are not all treated alike`);
  return values.has(true) ? "✓" : "";
}
