export { QwenFormatError, type ErrorCode } from "./errors.ts";
export { formatChat, formatQwen3, type FormatOptions } from "./format.ts";
export { JsonFloat } from "./json-float.ts";
export { parseJson } from "./json.ts";
export { offsetsIn, type OffsetUnit } from "./offsets.ts";
export type { CommonOptions, OptionsOf } from "./options.ts";
export type { Knobs, Template } from "./template.ts";
export { qwen3_2504 } from "./templates/qwen3-2504.ts";
export { qwen3 } from "./templates/qwen3.ts";
export { templateIds, type KnobsOf, type TemplateId } from "./templates/index.ts";
export { prepareTools, type PreparedTools } from "./tools.ts";
export type {
  Chat,
  ContentPart,
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
