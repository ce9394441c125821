import type { GgufHeader, GgufToken, GgufWarning } from "../../gguf/index.ts";
import { palette } from "../view/colours.ts";
import { footerLine } from "../view/columns.ts";
import { visible } from "../../showing/visible.ts";

/** What people are told of a GGUF file, besides its template. */
export function ggufReport(header: GgufHeader): string {
  const warnings = warningsOf(header).map(({ text }) => `${palette.yellow("Warning:")} ${oneLine(text)}`);
  return [modelLine(header), tokenLine(header), ...warnings].map((line) => footerLine("  ", line)).join("");
}

/** And machines. */
export function ggufMembers(header: GgufHeader): object {
  return {
    architecture: header.architecture,
    name: header.name,
    pre_tokenizer: header.preTokenizer,
    vocabulary_size: header.vocabularySize,
    add_bos_token: header.addBosToken,
    bos_token_id: header.bosTokenId,
    eos_token_id: header.eosTokenId,
    stop_token_ids: header.stopTokenIds,
    added_tokens: header.addedTokens,
    warnings: warningsOf(header),
  };
}

/** Less what the verdict on the template says better. */
function warningsOf({ warnings }: GgufHeader): GgufWarning[] {
  return warnings.filter(({ reason }) => reason !== "template-altered");
}

/** `Model: Qwen3 8B, architecture qwen3, 151936 tokens.` */
function modelLine({ name, architecture, vocabularySize }: GgufHeader): string {
  const tokens = vocabularySize === null ? "no vocabulary" : `${vocabularySize} tokens`;
  return `Model: ${oneLine(name ?? "no name")}, architecture ${oneLine(architecture ?? "not told")}, ${tokens}.`;
}

/** `Tokens: ends <|im_end|> 151645 (control), <|endoftext|> 151643 (control); <think> 151667 (user-defined); no BOS.` */
function tokenLine({ addedTokens, stopTokenIds, addBosToken, bosTokenId }: GgufHeader): string {
  const stops = stopTokenIds.map((id) => described(addedTokens.find((token) => token.id === id)) ?? String(id));
  const thinks = addedTokens.filter(({ text }) => /think/.test(text)).map(described);
  const bos = addBosToken === true ? `BOS ${bosTokenId ?? "added"}` : "no BOS";
  const parts = [stops.length > 0 ? `ends ${stops.join(", ")}` : "no end", thinks.join(", "), bos];
  return `Tokens: ${parts.filter((part) => part !== "").join("; ")}.`;
}

function described(token: GgufToken | undefined): string | undefined {
  return token && `${token.text} ${token.id} (${token.type})`;
}

function oneLine(text: string): string {
  const shown = visible(text).replaceAll(/[\n\t]/g, " ");
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST).toWellFormed()}…` : shown;
}

const LONGEST = 400;
