import type { EncodedChat } from "../tokens/encode-chat.ts";

/** Members of an answer with one value for each token, by the names that Hugging Face has for them. */
const COLUMNS: Readonly<Record<string, (encoded: EncodedChat) => readonly unknown[]>> = {
  input_ids: ({ inputIds }) => inputIds,
  attention_mask: ({ attentionMask }) => attentionMask,
  assistant_masks: ({ assistantMask }) => assistantMask,
  labels: ({ labels }) => labels,
  weights: ({ weights }) => weights,
  offset_mapping: ({ start, end }) => start.map((from, token) => [from, end[token]]),
  segment_indices: ({ segment }) => segment,
  message_indices: ({ message }) => message,
};

/** What `--columns` takes. */
export const columnNames: readonly string[] = Object.keys(COLUMNS);

/** What else than ids and masks an answer holds, or exactly which columns. */
export interface Wanted {
  readonly labels?: boolean;
  readonly details?: boolean;
  readonly columns?: readonly string[];
}

/** `"input_ids": [..], "attention_mask": [..], "assistant_masks": [..]`, and what else is wanted. */
export function tokenMembers(encoded: EncodedChat, wanted: Wanted): string[] {
  const names = wanted.columns ?? namesOf(encoded, wanted);
  return names.map((name) => `"${name}": ${JSON.stringify(COLUMNS[name]?.(encoded))}`);
}

/** Weights come with the details, or if one of them is neither 0 nor 1. */
function namesOf({ weights }: EncodedChat, { labels = false, details = false }: Wanted): string[] {
  const names = ["input_ids", "attention_mask", "assistant_masks"];
  if (labels) names.push("labels");
  if (details || weights.some((weight) => weight !== 0 && weight !== 1)) names.push("weights");
  if (details) names.push("offset_mapping", "segment_indices", "message_indices");
  return names;
}
