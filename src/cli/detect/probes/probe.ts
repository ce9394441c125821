import type { TemplateId } from "../../../templates/index.ts";
import type { Message, Tool } from "../../../types.ts";

/** A conversation that tells templates apart. */
export interface Probe {
  readonly name: string;
  /** As for `render`, without a template. */
  readonly request: ProbeRequest;
  readonly departures?: readonly Departure[];
}

/**
 * What @huggingface/jinja does where Python does something else. A rendering that shows it is not compared with these
 * templates: by this probe the text may be theirs or not.
 */
export interface Departure {
  readonly templates: readonly TemplateId[];
  /** Stands in the text or the error. */
  readonly shows: string;
  readonly why: string;
}

/** By the names of `apply_chat_template`. */
export interface ProbeRequest {
  readonly messages: readonly Message[];
  readonly tools?: readonly Tool[];
  readonly add_generation_prompt?: boolean;
  readonly enable_thinking?: boolean;
  readonly add_vision_id?: boolean;
  readonly preserve_thinking?: boolean;
  readonly reasoning_effort?: string;
}

type Knobs = Omit<ProbeRequest, "messages" | "add_generation_prompt">;

export const system = (content: Message["content"]): Message => ({ role: "system", content });
export const user = (content: Message["content"]): Message => ({ role: "user", content });
export const tool = (content: Message["content"]): Message => ({ role: "tool", content });

export const assistant = (content: Message["content"], more: Partial<Message> = {}): Message => ({
  role: "assistant",
  content,
  ...more,
});

/** A request that ends with the generation prompt. */
export const asking = (messages: readonly Message[], knobs: Knobs = {}): ProbeRequest => ({
  messages,
  ...knobs,
  add_generation_prompt: true,
});

/** A request that ends with a turn of its messages. */
export const answered = (messages: readonly Message[], knobs: Knobs = {}): ProbeRequest => ({
  messages,
  ...knobs,
});
