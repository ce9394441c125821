import type { AddedTokenText } from "../added-tokens.ts";
import type { Facts } from "./facts.ts";
import type { GgufToken, GgufWarning } from "./types.ts";

/** What breaks where tokens have other types than in files that llama.cpp converts. */
export function typeWarnings(
  { addedTokens }: Pick<Facts, "addedTokens">,
  written: ReadonlySet<AddedTokenText>,
): readonly (GgufWarning | null)[] {
  return [
    isControl(addedTokens.filter(({ text, type }) => type === "control" && !text.startsWith("<|"))),
    isText(addedTokens.filter(({ text, type }) => written.has(text) && !READ.has(type))),
  ];
}

/** A prompt that is text is cut at tokens of these types. */
const READ: ReadonlySet<GgufToken["type"]> = new Set(["control", "user-defined", "unknown"]);

/** Think and tool tokens: all others look like `<|im_end|>`. */
function isControl(tokens: readonly GgufToken[]): GgufWarning | null {
  if (tokens.length === 0) return null;
  const text = `${named(tokens)} typed control: runtimes leave control tokens out of what they print, and reasoning and calls cannot be told from the answer. Have them print special tokens (llama.cpp: --special), or set the type to 4, user-defined.`;
  return { reason: "token-is-control", text };
}

function isText(tokens: readonly GgufToken[]): GgufWarning | null {
  if (tokens.length === 0) return null;
  const text = `${named(tokens)} typed as ordinary text: a prompt that is text gets several tokens for each, which means nothing to the model. Give runtimes token ids, or convert the file again.`;
  return { reason: "token-is-text", text };
}

/** `<think> is`, `<think>, </think> are` */
function named(tokens: readonly GgufToken[]): string {
  return `${tokens.map(({ text }) => text).join(", ")} ${tokens.length === 1 ? "is" : "are"}`;
}
