/**
 * What the header of a GGUF file says about prompts: its chat template and which one that is, tokens, and what commonly breaks.
 *
 *     (await readGguf("Qwen3-8B-Q4_K_M.gguf")).detection    // { match: "exact", id: "qwen3-2504" }
 *
 * @module qwen3-format/gguf
 */
export type { BinaryFile, Fetch, Signal, Url } from "../runtimes/platform.ts";
export { readGguf } from "./read-gguf.ts";
export type {
  GgufHeader,
  GgufSource,
  GgufToken,
  GgufTokenType,
  GgufWarning,
  GgufWarningReason,
  NamedTemplate,
  ReadGgufOptions,
} from "./types.ts";
