import type { ControlTokenRule } from "./control-tokens.ts";
import type { PreparedTools } from "./tools.ts";
import type { Turn } from "./turns.ts";
import type { Omission } from "./types.ts";
import type { Writer } from "./write.ts";

/** The knobs that some templates read and others do not. */
export interface Knobs {
  /** `false` closes the thinking before it begins: the generation prompt ends in `<think>\n\n</think>\n\n`. */
  readonly enableThinking?: boolean | null | undefined;
}

/** Options after validation. */
export interface Settings extends Knobs {
  tools: PreparedTools | null;
  addGenerationPrompt: boolean;
  /** Name of the field to continue, or `null`. */
  continueFinalMessage: string | null;
  onOmission: "error" | ((omission: Omission) => boolean) | null;
  onControlTokens: ControlTokenRule | null;
}

/** A request after validation, as the clauses of a template see it. */
export interface ChatRequest {
  readonly template: Template;
  readonly turns: readonly Turn[];
  /** Index of the last turn that asks something: thinking is shown after it only. */
  readonly lastQuery: number;
  readonly settings: Settings;
}

/** Writes one turn. */
export type Clause = (write: Writer, turn: Turn, request: ChatRequest) => void;

/** Writes what no message asks for by itself: the preamble, the generation prompt. */
export type Frame = (write: Writer, request: ChatRequest) => void;

/** The text that the template prints for the content of a turn; it notes what it drops and throws where it raises. */
export type ContentRule = (write: Writer, turn: Turn) => string;

/**
 * A chat template, as a record of clauses. Templates differ in what stands in a slot;
 * no shared code asks which template it serves. `K` names the knobs that it reads.
 */
export interface Template<K extends keyof Knobs = keyof Knobs> {
  readonly id: string;
  readonly knobs: readonly K[];
  readonly lastQuery: (turns: readonly Turn[]) => number;
  /** Content of system, user and assistant messages. */
  readonly text: ContentRule;
  /** Content of tool messages. */
  readonly toolText: ContentRule;
  /** Everything before the first turn: tool block and first system message. */
  readonly preamble: Frame;
  /** By role. */
  readonly roles: ReadonlyMap<string, Clause>;
  /** Any other role. */
  readonly other: Clause;
  /** The generation prompt. */
  readonly opening: Frame;
}
