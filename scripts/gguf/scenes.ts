import type { Message } from "../../src/index.ts";

/** What a model is asked and says, with which template, and what then stands in its context. */
export interface Scene {
  readonly name: string;
  readonly script: "json" | "xml";
  readonly options: { readonly template: "qwen3" | "qwen3-thinking-2507" | "qwen3.5"; readonly enableThinking?: false };
  /** It may call `weather`. */
  readonly isEquipped: boolean;
  /** Answers to `Hi?` and then to `And now?`. */
  readonly answers: readonly [readonly Part[], readonly Part[]];
  /** The chat as messages. */
  readonly messages: readonly Message[];
}

/** A part of an answer: text, a thought, or a call with its result. */
export type Part =
  string | { readonly thought: string } | { readonly call: string; readonly params: object; readonly result: string };

const THOUGHT = { thought: "ok." };
const CALL = { call: "weather", params: { city: "Paris" }, result: "rain in Paris" };

const asked = (content: string): Message => ({ role: "user", content });
const said = (content: string, more: Partial<Message> = {}): Message => ({ role: "assistant", content, ...more });
const reasoned = { reasoning_content: "ok." };
const calling = { tool_calls: [{ name: "weather", arguments: { city: "Paris" } }] };
const result: Message = { role: "tool", content: "rain in Paris" };

const thinks = {
  isEquipped: false,
  answers: [
    [THOUGHT, "\n\nHi"],
    [THOUGHT, "\n\nHi"],
  ],
  messages: [asked("Hi?"), said("Hi", reasoned), asked("And now?"), said("Hi", reasoned)],
} as const;

const answers = {
  isEquipped: false,
  answers: [["Hi"], ["Hi"]],
  messages: [asked("Hi?"), said("Hi"), asked("And now?"), said("Hi")],
} as const;

const thinksAndCalls = {
  isEquipped: true,
  answers: [
    [THOUGHT, "\n\n", CALL, THOUGHT, "\n\nRain"],
    [THOUGHT, "\n\nRain"],
  ],
  messages: [
    ...[asked("Hi?"), said("", { ...reasoned, ...calling }), result, said("Rain", reasoned)],
    ...[asked("And now?"), said("Rain", reasoned)],
  ],
} as const;

const calls = {
  isEquipped: true,
  answers: [[CALL, "Rain"], ["Rain"]],
  messages: [asked("Hi?"), said("", calling), result, said("Rain"), asked("And now?"), said("Rain")],
} as const;

const hybrid = { script: "json", options: { template: "qwen3" } } as const;
const hybridOff = { script: "json", options: { template: "qwen3", enableThinking: false } } as const;
const always = { script: "json", options: { template: "qwen3-thinking-2507" } } as const;
const xml = { script: "xml", options: { template: "qwen3.5" } } as const;
const xmlOff = { script: "xml", options: { template: "qwen3.5", enableThinking: false } } as const;

export const scenes: readonly Scene[] = [
  { name: "qwen3, thinking", ...hybrid, ...thinks },
  { name: "qwen3, thinking, with a call", ...hybrid, ...thinksAndCalls },
  { name: "qwen3, not thinking", ...hybridOff, ...answers },
  { name: "qwen3, not thinking, with a call", ...hybridOff, ...calls },
  { name: "qwen3-thinking-2507", ...always, ...thinks },
  { name: "qwen3-thinking-2507, with a call", ...always, ...thinksAndCalls },
  { name: "qwen3.5, thinking", ...xml, ...thinks },
  { name: "qwen3.5, thinking, with a call", ...xml, ...thinksAndCalls },
  { name: "qwen3.5, not thinking", ...xmlOff, ...answers },
  { name: "qwen3.5, not thinking, with a call", ...xmlOff, ...calls },
];
