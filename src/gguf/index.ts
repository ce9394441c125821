export { readGguf } from "./read-gguf.ts";
export type { GgufSource, ReadGgufOptions } from "./source.ts";
export type { GgufHeader, GgufToken, GgufTokenType, GgufWarning, GgufWarningReason, NamedTemplate } from "./types.ts";
