import type { Content } from "./content.ts";
import type { ControlTokenRule } from "./control-tokens.ts";
import type { PreparedTools } from "./tools.ts";
import type { Turn } from "./turns.ts";
import type { Omission } from "./types.ts";
import type { Writer } from "./writer.ts";

/** The knobs that some templates read and others do not. `null` is not the same as absent for every one of them. */
export interface Knobs {
  /**
   * `false` ends the generation prompt in an empty think block; `qwen3.8-max` raises. `true`, `null` and absence leave it to the model to open one,
   * or open one for it, as the template has it; `qwen3.5-nothink` takes `true` alone for thinking.
   */
  readonly enableThinking?: boolean | null | undefined;
  /** Numbers images and videos through the chat: `Picture 1: `, `Video 1: `. */
  readonly addVisionId?: boolean | null | undefined;
  /** Whether every assistant turn shows its think block, or only those after the last query. */
  readonly preserveThinking?: boolean | null | undefined;
  /** A sentence about it begins the system turn; without it `xhigh`. `medium` writes none. */
  readonly reasoningEffort?: "xhigh" | "medium" | "low" | null | undefined;
  /**
   * Departs from the official text: `all` shows the think block of every assistant turn, as TRL's training templates do, so
   * that a chat is a prefix of its continuation.
   */
  readonly reasoningHistory?: "all" | null | undefined;
}

/** Options after validation. */
export interface Settings extends Knobs {
  tools: PreparedTools | null;
  addGenerationPrompt: boolean | null;
  /** Name of the field to continue, or `null`. */
  continueFinalMessage: string | null;
  onOmission: "error" | ((omission: Omission) => boolean) | null;
  onControlTokens: ControlTokenRule | null;
}

/** A request after validation, as the clauses of a template see it. */
export interface ChatRequest {
  readonly template: Template;
  readonly turns: readonly Turn[];
  /** Index of the last turn that asks something; it is found after the preamble is written. */
  readonly lastQuery: number;
  readonly settings: Settings;
}

/** One thing for each of the four roles that templates know. */
export type ByRole<T> = Readonly<Record<"system" | "user" | "assistant" | "tool", T>>;

/** Writes one turn. */
export type Clause = (writer: Writer, turn: Turn, request: ChatRequest) => void;

/** Writes what no message asks for by itself: the preamble, the generation prompt. */
export type Frame = (writer: Writer, request: ChatRequest) => void;

/** What the template prints for the content of a turn; it notes what it drops and throws where the template raises. */
export type ContentRule = (writer: Writer, turn: Turn, request: ChatRequest) => Content;

/** The reasoning of an assistant turn and what is left as its content. */
export interface Thought {
  readonly reasoning: Content;
  readonly content: Content;
  /** A think block was cut out of the content. */
  readonly isInline: boolean;
  /** Showing the block loses white space of the caller's. */
  readonly losesSpace: boolean;
}

/** Tells reasoning and content apart. */
export type ThoughtRule = (writer: Writer, turn: Turn, content: Content) => Thought;

/** Writes the tool calls of a turn that has some, behind its content. */
export type CallsRule = (writer: Writer, turn: Turn, content: string) => void;

/**
 * A chat template, as a record of clauses. Templates differ in what stands in a slot;
 * no shared code asks which template it serves. `K` names the knobs that it reads.
 */
export interface Template<K extends keyof Knobs = keyof Knobs> {
  /** One of `templateIds`. */
  readonly id: string;
  /** The options that it reads, besides those that every template takes. */
  readonly knobs: readonly K[];
  /** The tokenizer that its models have: from 3.5 on another one, with other ids. */
  readonly vocabulary: "qwen3" | "qwen3.5";
  /** Content of messages. @internal */
  readonly content: ContentRule;
  /** Content of the first message, if it is a system message. @internal */
  readonly systemContent: ContentRule;
  /** Everything before the first turn: tool block and first system message. @internal */
  readonly preamble: Frame;
  /** Whether a user message asks something; one may also be a wrapped tool response. @internal */
  readonly isQuery: (turn: Turn, request: ChatRequest) => boolean;
  /** What stands for the last query where no message asks anything. @internal */
  readonly withoutQuery: (turns: readonly Turn[]) => number;
  /** @internal */
  readonly thought: ThoughtRule;
  /** An assistant turn shows its think block, be it empty. `null` where the template knows nothing of reasoning. @internal */
  readonly showsThinking: ((turn: Turn, thought: Thought, request: ChatRequest) => boolean) | null;
  /** @internal */
  readonly calls: CallsRule;
  /** @internal */
  readonly roles: ByRole<Clause>;
  /** Any other role. @internal */
  readonly other: Clause;
  /** The generation prompt. @internal */
  readonly opening: Frame;
}

/** What writes a turn of this role. */
export function clauseOf({ role }: Turn, { template }: ChatRequest): Clause {
  return ofRole(role, template.roles) ?? template.other;
}

/** What there is for a role. Member by member: a `Map` or `each[role]`, asked for every message, is a tenth of a short chat. */
export function ofRole<T>(role: string, each: ByRole<T>): T | undefined {
  if (role === "user") return each.user;
  if (role === "assistant") return each.assistant;
  if (role === "system") return each.system;
  if (role === "tool") return each.tool;
  return undefined;
}
