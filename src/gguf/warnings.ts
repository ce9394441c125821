import { addedTokenId, addedTokensIn, type AddedTokenText } from "../added-tokens.ts";
import type { TemplateId } from "../templates/index.ts";
import type { Facts } from "./facts.ts";
import type { GgufToken, GgufWarning } from "./types.ts";
import { typeWarnings } from "./type-warnings.ts";

/** What commonly breaks with this file, the template first. */
export function warningsOf(facts: Facts): GgufWarning[] {
  const part = splitPart(facts);
  if (part !== null) return [part];
  const written = writtenTokens(facts);
  const checks = [
    templateMissing(facts),
    templateOld(facts),
    templateAltered(facts),
    wrongArchitecture(facts),
    tokenMissing(facts, written),
    ...typeWarnings(facts, written),
    endToken(facts),
    bosAdded(facts),
    preTokenizerMissing(facts),
  ];
  return checks.filter((warning) => warning !== null);
}

function splitPart({ part, parts }: Facts): GgufWarning | null {
  if (part === 1) return null;
  const isOne = part > 0 && part <= parts;
  const misfit = `a part of a split model, whose split.no (${part - 1}) does not fit its split.count`;
  const which = isOne ? `part ${part} of ${parts} of a split model` : misfit;
  const end = `-00001-of-${isOne ? String(parts).padStart(5, "0") : "…"}.gguf`;
  const text = `It is ${which}: template and vocabulary are in part 1, which ends in ${end}.`;
  return { reason: "split-part", text };
}

function templateMissing({ chatTemplate }: Facts): GgufWarning | null {
  if (chatTemplate !== null) return null;
  const text = "It has no chat template, and runtimes take one of their own: give them formatted prompts.";
  return { reason: "template-missing", text };
}

/** What took the place of earlier revisions. */
const LATER: Partial<Readonly<Record<TemplateId, TemplateId>>> = {
  "qwen3-2504": "qwen3",
  "qwen3-coder-r1": "qwen3-coder",
  "qwen3-coder-r2": "qwen3-coder",
};

function templateOld({ detection }: Facts): GgufWarning | null {
  const later = detection?.match === "exact" ? LATER[detection.id] : undefined;
  if (detection?.match !== "exact" || later === undefined) return null;
  const text = `Its chat template is ${detection.id}, which ${later} has replaced: give runtimes prompts formatted with ${later}, or that text as the template (llama.cpp: --chat-template-file).`;
  return { reason: "template-old", text };
}

function templateAltered({ detection }: Facts): GgufWarning | null {
  if (detection === null || detection.match === "exact") return null;
  const what =
    detection.match === "unknown"
      ? "none of the official texts, nor an edited one that is known"
      : `no official text${detection.id === null ? "" : ` but one near ${detection.id}`}, by ${detection.by}`;
  const text = `Its chat template is ${what}: what it prints can differ from what is formatted here. "qwen3-format detect" shows where.`;
  return { reason: "template-altered", text };
}

/** qwen3, qwen3moe, qwen3vl, qwen3next, qwen35, … */
function wrongArchitecture({ architecture, detection }: Facts): GgufWarning | null {
  if (architecture === null || detection?.match !== "exact" || architecture.startsWith("qwen3")) return null;
  const text = `Its architecture is ${architecture.slice(0, 40)}, and its chat template ${detection.id}: unless it was trained with this template, use that of its own model.`;
  return { reason: "wrong-architecture", text };
}

/** The tokens that the template spells, and those of every turn, by id. */
function writtenTokens({ chatTemplate }: Facts): ReadonlySet<AddedTokenText> {
  const spelled = addedTokensIn(chatTemplate ?? "").map(({ token }) => token);
  const written: AddedTokenText[] = ["<|im_start|>", "<|im_end|>", ...spelled];
  return new Set(written.toSorted((one, other) => Number(addedTokenId(one)) - Number(addedTokenId(other))));
}

function tokenMissing(
  { addedTokens, vocabularySize }: Facts,
  written: ReadonlySet<AddedTokenText>,
): GgufWarning | null {
  if (vocabularySize === null) {
    const text = "It has no vocabulary: what its tokens and their ids are must come from elsewhere.";
    return { reason: "token-missing", text };
  }
  const missing = [...written].filter((text) => addedTokens.every((token) => token.text !== text));
  if (missing.length === 0) return null;
  const text = `Its vocabulary lacks ${missing.join(", ")}, and prompts have them: they come as several tokens, which means nothing to the model. Use the template of its own model.`;
  return { reason: "token-missing", text };
}

function endToken({ addedTokens, eosTokenId, eotTokenId }: Facts): GgufWarning | null {
  const end = addedTokens.find(({ text }) => text === "<|im_end|>");
  if (end === undefined || eosTokenId === end.id || eotTokenId === end.id) return null;
  const text = `Its end token is ${tokenName(eosTokenId, addedTokens)}, not <|im_end|> (${end.id}): a runtime that stops only there writes on after the answer. Stop at the ids of stopTokenIds.`;
  return { reason: "end-token", text };
}

function bosAdded({ addBosToken, addedTokens, bosTokenId }: Facts): GgufWarning | null {
  if (addBosToken !== true) return null;
  const text = `add_bos_token is true, and Qwen3 has no BOS: runtimes put ${tokenName(bosTokenId, addedTokens)} before prompts that are text. Give them token ids, or set it to false (llama.cpp: --override-kv tokenizer.ggml.add_bos_token=bool:false).`;
  return { reason: "bos-added", text };
}

/** `<|endoftext|> (151643)`, `token 5`, `none` */
function tokenName(id: number | null, tokens: readonly GgufToken[]): string {
  const text = tokens.find((token) => token.id === id)?.text;
  if (id === null) return "none";
  return text === undefined ? `token ${id}` : `${text} (${id})`;
}

function preTokenizerMissing({ preTokenizer, vocabularySize, tokenizerModel }: Facts): GgufWarning | null {
  const isBytePairs = tokenizerModel === null || tokenizerModel === "gpt2";
  if (preTokenizer !== null || vocabularySize === null || !isBytePairs) return null;
  const text =
    "tokenizer.ggml.pre is missing: runtimes cut text otherwise than the model is used to. Convert it again, or give them token ids.";
  return { reason: "pre-tokenizer-missing", text };
}
