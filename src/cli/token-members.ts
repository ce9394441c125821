import type { EncodedChat } from "../tokens/encode-chat.ts";
import type { Chat } from "../types.ts";

/** What an answer tells of. */
export interface Row {
  readonly chat: Chat;
  readonly tokens: EncodedChat;
  /** The id of the request, as JSON. */
  readonly id: string | undefined;
  /** Where the request is split. */
  readonly trainedMessages: readonly number[] | undefined;
}

/** Members of an answer as JSON: most with one value for each token, by the names that Hugging Face has for them. */
const COLUMNS: Readonly<Record<string, (row: Row) => string>> = {
  input_ids: ({ tokens }) => JSON.stringify(tokens.inputIds),
  attention_mask: ({ tokens }) => JSON.stringify(tokens.attentionMask),
  assistant_masks: ({ tokens }) => JSON.stringify(tokens.assistantMask),
  labels: ({ tokens }) => JSON.stringify(tokens.labels),
  weights: ({ tokens }) => JSON.stringify(tokens.weights),
  offset_mapping: ({ tokens: { start, end } }) => JSON.stringify(start.map((from, token) => [from, end[token]])),
  segment_indices: ({ tokens }) => JSON.stringify(tokens.segment),
  message_indices: ({ tokens }) => JSON.stringify(tokens.message),
  id: ({ id }) => id ?? "null",
  text: ({ chat }) => JSON.stringify(chat.text),
  trained_messages: ({ trainedMessages }) => JSON.stringify(trainedMessages ?? null),
};

/** What `--columns` takes. */
export const columnNames: readonly string[] = Object.keys(COLUMNS);

/** What else than ids and masks an answer holds, or exactly which columns. */
export interface Wanted {
  readonly labels?: boolean;
  readonly details?: boolean;
  readonly columns?: readonly string[];
}

/** `"input_ids": [..], "attention_mask": [..], "assistant_masks": [..]`, and what else is wanted: the same of all rows. */
export function tokenMembers(row: Row, wanted: Wanted, isWeighted: boolean): string[] {
  const names = wanted.columns ?? namesOf(wanted, isWeighted);
  return names.map((name) => `"${name}": ${COLUMNS[name]?.(row)}`);
}

function namesOf({ labels = false, details = false }: Wanted, isWeighted: boolean): string[] {
  const names = ["input_ids", "attention_mask", "assistant_masks"];
  if (labels) names.push("labels");
  if (details || isWeighted) names.push("weights");
  if (details) names.push("offset_mapping", "segment_indices", "message_indices");
  return names;
}
