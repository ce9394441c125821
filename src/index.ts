/**
 * The chat formats of Qwen3 and its family: messages in, the official prompt out, as tagged segments, with masks over them.
 *
 *     formatQwen3([{ role: "user", content: "Hi" }], { addGenerationPrompt: true }).text
 *     // <|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n
 *
 * Offsets count UTF-16 code units, as strings in JavaScript do; {@link offsetsIn} gives code points and bytes. Indices
 * begin at 0. Errors are of one class, {@link QwenFormatError}. Nothing changes what it is given.
 *
 * @module qwen3-format
 */
export type { AddedTokenText } from "./added-tokens.ts";
export type { ContentPart, ImagePart, OpenPart, TextPart, UnprintedPart, VideoPart } from "./content-parts.ts";
export { findControlTokens, type ControlToken, type ControlTokenRule } from "./control-tokens.ts";
export { detectTemplate, type Detection } from "./detect.ts";
export { QwenFormatError, type ErrorCode } from "./errors.ts";
export { formatChat, formatQwen3, type FormatOptions } from "./format.ts";
export { generationPrompt } from "./generation-prompt.ts";
export { JsonFloat } from "./json-float.ts";
export { parseJson } from "./json.ts";
export { and, not, or } from "./masks/combinators.ts";
export { messageWeights } from "./masks/message-weights.ts";
export type { MaskPolicy } from "./masks/policy.ts";
export {
  allAssistant,
  answerOnly,
  everything,
  finalAssistant,
  lastTurn,
  messagesAt,
  reasoningOnly,
  roles,
  sampled,
  toolCallsOnly,
} from "./masks/presets.ts";
export { maskSpans, type MaskSpan } from "./masks/spans.ts";
export { splitForTraining, type TrainingExample } from "./masks/split.ts";
export { maskWarnings, type MaskWarning } from "./masks/warnings.ts";
export { offsetsIn, type OffsetUnit } from "./offsets.ts";
export type { CommonOptions, OptionsOf } from "./options.ts";
export { rewrittenTurns } from "./history.ts";
export type { Knobs, Template } from "./template.ts";
export { qwen3Instruct2507, qwen3Thinking2507 } from "./templates/qwen3-2507.ts";
export { qwen3Coder, qwen3CoderR1, qwen3CoderR2 } from "./templates/qwen3-coder.ts";
export { qwen3VlInstruct, qwen3VlThinking } from "./templates/qwen3-vl.ts";
export { qwen3_5, qwen3_5Nothink, qwen3_6 } from "./templates/qwen3.5.ts";
export { qwen3_8, qwen3_8Max } from "./templates/qwen3.8.ts";
export { qwen3, qwen3_2504 } from "./templates/qwen3.ts";
export { templateIds, type KnobsOf, type TemplateId } from "./templates/index.ts";
export { prepareTools, type PreparedTools } from "./tools.ts";
export type {
  Chat,
  CustomToolCall,
  FunctionCall,
  JsonInput,
  JsonValue,
  Message,
  Omission,
  OmissionReason,
  Role,
  Segment,
  SegmentKind,
  Tool,
  ToolCall,
  WrappedToolCall,
} from "./types.ts";
