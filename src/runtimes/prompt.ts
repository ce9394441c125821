import { QwenFormatError } from "../errors.ts";
import { isPlaceholder } from "../segments.ts";
import { cutRuns } from "../tokens/runs.ts";
import type { Chat } from "../types.ts";
import { requireChat, toRuns, type PromptRun } from "./runs.ts";

/**
 * The prompt as engines take it: in NFC between added tokens, as the tokenizer of the model would have it, because engines
 * do not normalize; and with U+FFFD for half a surrogate pair, which is no JSON for some servers.
 *
 *     cafe\u0301   ->   caf\u00e9
 *
 * Throws `invalid-input` for a chat that ends in a closed turn, `unsupported` for images and videos.
 */
export function promptText(chat: Chat): string {
  requireOpen(chat);
  return cutRuns(chat, "official")
    .map(({ text }) => engineText(text))
    .join("");
}

/** As `promptText`, in runs: what caller text spells is text. */
export function promptRuns(chat: Chat): PromptRun[] {
  requireOpen(chat);
  return toRuns(chat).map(({ kind, text }) => ({ kind, text: engineText(text) }));
}

function engineText(text: string): string {
  return text.normalize("NFC").toWellFormed();
}

/** After a closed turn a model has nothing to say, and these requests carry no pixels. */
export function requireOpen(chat: Chat): void {
  requireChat(chat);
  const last = chat.segments.at(-1)?.kind;
  if (last === undefined || last === "turn-end" || last === "turn-break") {
    throw new QwenFormatError(
      "invalid-input",
      "chat",
      "no turn is open for the model to write: format it with addGenerationPrompt or continueFinalMessage",
    );
  }
  const pad = chat.segments.find(isPlaceholder);
  if (pad !== undefined) {
    throw new QwenFormatError(
      "unsupported",
      pad.source ?? "chat",
      "this request carries text, and no images or videos",
    );
  }
}
