import type { ContentPart } from "./content-parts.ts";
import type { JsonFloat } from "./json-float.ts";

/** A value that `parseJson` returns. Keys keep their order: an object with integer-like keys comes as a `Map`. */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | JsonFloat
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }
  | ReadonlyMap<string, JsonValue>;

/**
 * What may stand where a JSON value is wanted: JSON values, `bigint`, `JsonFloat`, `Map` and objects of any interface.
 * Functions, symbols, dates and values that contain themselves are refused when they are met.
 */
export type JsonInput = null | boolean | number | bigint | string | object;

/** `(string & {})` keeps the four names in the editor's completion and allows every other string. */
export type Role = "system" | "user" | "assistant" | "tool" | (string & {});

/** The function that a model calls, and with what. */
export interface FunctionCall {
  /** Written into the prompt as it is: no template escapes it. */
  readonly name: string;
  /** A string is written into the prompt as it is; any other value as Python's `json.dumps` writes it. */
  readonly arguments: JsonInput;
}

/** `{ id, type: "function", function: { name, arguments } }`, as OpenAI has it. */
export interface WrappedToolCall {
  readonly id?: string | null | undefined;
  readonly type?: string | undefined;
  readonly function: FunctionCall;
}

/** A part of OpenAI's union of tool calls, so that its messages are assignable; refused when one is met. */
export interface CustomToolCall {
  readonly id?: string | null | undefined;
  readonly type: "custom";
}

/** Wrapped in `function`, or flat: `{ name, arguments }`. */
export type ToolCall = WrappedToolCall | FunctionCall | CustomToolCall;

/** One chat message, under the names everybody's data has. OpenAI's messages are assignable. */
export interface Message {
  /** Any string. What becomes of one that a template does not know is its business: it is dropped, printed or refused. */
  readonly role: Role;
  /** What `null`, a missing one and a list come to is the template's business, too. */
  readonly content?: string | readonly ContentPart[] | null | undefined;
  /** The text between the think tags, without them. Absent or `null`, most templates look for a think block in `content`. */
  readonly reasoning_content?: string | null | undefined;
  /** In the order in which they were made; an empty list is none. */
  readonly tool_calls?: readonly ToolCall[] | null | undefined;
  /** Not read by the template: it pairs calls and results by order. */
  readonly tool_call_id?: string | null | undefined;
  /** This and the next three are OpenAI's, and not read by the template. */
  readonly name?: string | null | undefined;
  readonly refusal?: string | null | undefined;
  readonly annotations?: readonly object[] | null | undefined;
  readonly audio?: object | null | undefined;
  /** Loss weight from 0 to 1, as in OpenAI fine-tuning. Not read by the template, but by the mask `messageWeights`. */
  readonly weight?: number | null | undefined;
  /** `false` for a weight of 0. Not read by the template, but by the mask `messageWeights`. */
  readonly train?: boolean | null | undefined;
  /** Not taken: a message with parts in place of a content, as a `UIMessage` of the AI SDK, would lose its text. */
  readonly parts?: undefined;
}

/** One tool definition: any JSON object, written as given. */
export type Tool = object;

/**
 * What a segment is, with the piece of prompt it covers.
 *
 * - `turn-start`: `<|im_start|>`
 * - `turn-role`: `user\n`
 * - `turn-end`: `<|im_end|>`
 * - `turn-break`: the `\n` after `<|im_end|>`
 * - `content`: the text of a system, user or assistant message
 * - `think-start`: `<think>`
 * - `reasoning`: the text between the think tags
 * - `think-end`: `</think>`
 * - `think-break`: the template's line breaks inside and after a think block
 * - `tool-call-start`: `<tool_call>`
 * - `tool-call-syntax`: `\n{"name": "`, `", "arguments": `, `}\n`, and the `\n` before a call; in XML `<parameter=` and the like
 * - `tool-call-name`: the name of the called function
 * - `tool-call-parameter`: in XML, the name of an argument
 * - `tool-call-arguments`: its arguments; in XML, the value of one
 * - `tool-call-end`: `</tool_call>`
 * - `tool-response-start`: `<tool_response>`
 * - `tool-response`: the text of a tool message
 * - `tool-response-end`: `</tool_response>`
 * - `tool-response-break`: the template's line breaks around them
 * - `tools-instructions`: the template's words around the tool definitions
 * - `tools-token`: an added token that these words quote (`<tool_call>`, `</tool_call>`)
 * - `tool-definition`: one tool, as JSON or XML
 * - `effort-instructions`: the template's sentence on reasoning effort
 * - `vision-label`: `Picture 1: `, `Video 1: `
 * - `vision-start`: `<|vision_start|>`
 * - `image-pad`: `<|image_pad|>`, where the pixels go; its source is the part of the content
 * - `video-pad`: `<|video_pad|>`, likewise
 * - `vision-end`: `<|vision_end|>`
 */
export type SegmentKind =
  | "turn-start"
  | "turn-role"
  | "turn-end"
  | "turn-break"
  | "content"
  | "think-start"
  | "reasoning"
  | "think-end"
  | "think-break"
  | "tool-call-start"
  | "tool-call-syntax"
  | "tool-call-name"
  | "tool-call-parameter"
  | "tool-call-arguments"
  | "tool-call-end"
  | "tool-response-start"
  | "tool-response"
  | "tool-response-end"
  | "tool-response-break"
  | "tools-instructions"
  | "tools-token"
  | "tool-definition"
  | "effort-instructions"
  | "vision-label"
  | "vision-start"
  | "image-pad"
  | "video-pad"
  | "vision-end";

/** A piece of the prompt. Segments are in order, never empty, and their texts joined are the prompt. */
export interface Segment {
  readonly kind: SegmentKind;
  /** The characters of the prompt from `start` to `end`. */
  readonly text: string;
  /** Offset of the first character in the prompt, in UTF-16 code units. */
  readonly start: number;
  /** Offset after the last character, in UTF-16 code units: `end - start === text.length`. */
  readonly end: number;
  /** Index in the caller's list, or `null` where the template speaks for itself (tool block, generation prompt). */
  readonly message: number | null;
  /** Role of that message; without a message, the role of the turn that the template opens. */
  readonly role: string;
  /** The text stands where the model writes: after an assistant header, up to and including its `<|im_end|>`. A generation prompt is not. */
  readonly generated: boolean;
  /**
   * Path of the caller's value (`messages[2].tool_calls[0].function.arguments`), or `null` for the template's words. Of a
   * placeholder, the part that it stands for (`messages[0].content[1]`).
   */
  readonly source: string | null;
}

/**
 * Why something of the request is not in the prompt.
 *
 * - `unknown-role`: the template has no place for a message of this role, or not where it stands
 * - `content-not-text`: a list content, or a part of one, that this template does not print
 * - `reasoning`: the template hides the reasoning of this turn
 * - `text-around-reasoning`: text before `<think>`, or between the first and the last `</think>`
 * - `white-space`: at the edge of reasoning or content, stripped by the template: line breaks, or white space of any kind
 * - `member-not-read`: a member that this template does not read (`tool_call_id`, `id`, ...)
 * - `after-continuation`: the prompt was cut before it (`continueFinalMessage`)
 * - `order`: it is there, in another place than the caller's: text after a call stands before it (`qwen3-format/messages`)
 */
export type OmissionReason =
  | "unknown-role"
  | "content-not-text"
  | "reasoning"
  | "text-around-reasoning"
  | "white-space"
  | "member-not-read"
  | "after-continuation"
  | "order";

/** Something the official template drops without a word. */
export interface Omission {
  readonly reason: OmissionReason;
  /** Path of the caller's value: `messages[1].reasoning_content`. */
  readonly path: string;
  /** Index in the caller's list of messages; `null` for a tool. */
  readonly message: number | null;
}

/** A formatted chat. A copy (`structuredClone`, JSON) has all of this, but not the request, which the masks `sampled` and the like ask. */
export interface Chat {
  /** The whole prompt. */
  readonly text: string;
  /** In order, without gap or overlap; their texts joined are `text`. */
  readonly segments: readonly Segment[];
  /** What of the request is not in the prompt; empty where the template drops nothing. */
  readonly omissions: readonly Omission[];
}
