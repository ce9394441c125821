import type { AddedTokenText } from "../added-tokens.ts";
import type { Detection } from "../detect.ts";
import type { BinaryFile, Fetch, Signal, Url } from "../runtimes/platform.ts";

/** What the header of a GGUF file says about prompts. `null` is what it does not say. */
export interface GgufHeader {
  /** `"qwen3"`, `"qwen3moe"`, `"qwen35"`, … */
  readonly architecture: string | null;
  /** `"Qwen3 8B"` */
  readonly name: string | null;
  /** The text that runtimes take; `null` also for one of nothing but white space. */
  readonly chatTemplate: string | null;
  /** What `detectTemplate` says of it. */
  readonly detection: Detection | null;
  /** Others, for uses of their own: `tool_use`, `rag`. */
  readonly namedTemplates: readonly NamedTemplate[];
  /** How text is cut before it becomes tokens: `"qwen2"`, `"qwen35"`. */
  readonly preTokenizer: string | null;
  /** Whether runtimes are to put a token before the prompt; Qwen3 has none. */
  readonly addBosToken: boolean | null;
  readonly bosTokenId: number | null;
  readonly eosTokenId: number | null;
  /** Where to stop: `<|im_end|>`, `<|endoftext|>`, and what else the file calls an end. */
  readonly stopTokenIds: readonly number[];
  /** Number of tokens. */
  readonly vocabularySize: number | null;
  /** The added tokens of Qwen3 that the vocabulary has, by id; in a smaller vocabulary the ids are its own. */
  readonly addedTokens: readonly GgufToken[];
  /** What commonly breaks. */
  readonly warnings: readonly GgufWarning[];
}

/** One of several chat templates in a file. */
export interface NamedTemplate {
  readonly name: string;
  readonly text: string;
  /** What `detectTemplate` says of the text. */
  readonly detection: Detection;
}

/** `{ text: "<|im_end|>", id: 151645, type: "control" }` */
export interface GgufToken {
  readonly text: AddedTokenText;
  readonly id: number;
  readonly type: GgufTokenType;
}

/**
 * How runtimes treat a token.
 *
 * - `control`: read from prompts where these may hold such, and left out of what is printed
 * - `user-defined`: read from all prompts, and printed
 * - `normal`: read as ordinary text, if at all; also where the file says nothing
 * - `unknown`, `unused`, `byte`: other types of GGUF
 * - `undefined`: a number that is none
 */
export type GgufTokenType = "control" | "user-defined" | "normal" | "unknown" | "unused" | "byte" | "undefined";

/**
 * What commonly breaks.
 *
 * - `template-missing`: the file has no chat template
 * - `template-old`: an official text that a later revision replaces
 * - `template-altered`: a variant by others, or a text that is not known
 * - `bos-added`: `add_bos_token` is true; Qwen3 has no BOS
 * - `token-is-control`: a think or tool token is typed control
 * - `token-is-text`: a token that the template writes is typed as ordinary text
 * - `token-missing`: a token that the template writes is not in the vocabulary, or there is none
 * - `end-token`: the end of a turn, `<|im_end|>`, is not what the file calls an end
 * - `pre-tokenizer-missing`: the file does not say how text is cut
 * - `wrong-architecture`: the template is one of Qwen3, the model is not
 * - `split-part`: a later part of a split model, without template and vocabulary
 */
export type GgufWarningReason =
  | "template-missing"
  | "template-old"
  | "template-altered"
  | "bos-added"
  | "token-is-control"
  | "token-is-text"
  | "token-missing"
  | "end-token"
  | "pre-tokenizer-missing"
  | "wrong-architecture"
  | "split-part";

/** What is amiss with a file. */
export interface GgufWarning {
  readonly reason: GgufWarningReason;
  /** What is so, what comes of it, and what to do. */
  readonly text: string;
}

/**
 * Where a GGUF file is: a path, a URL (as a string or an object; `https:`, `http:`, `file:`, `blob:`, `data:`), a `Blob` such
 * as a `File` that was chosen in a browser, or its bytes from the first on, in chunks.
 */
export type GgufSource = string | Url | BinaryFile | AsyncIterable<Uint8Array>;

/** How `readGguf` gets at a source. */
export interface ReadGgufOptions {
  /** Instead of the global `fetch`; it is called once, for the beginning of the file. */
  readonly fetch?: Fetch | undefined;
  /** Sent with the request: `{ authorization: "Bearer hf_…" }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Cancels the reading. */
  readonly signal?: Signal | undefined;
  /** For all of the reading, in milliseconds; default two minutes. */
  readonly timeout?: number | undefined;
}
