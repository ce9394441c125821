import type { Reply } from "./recording-server.ts";

/** What llama-server sends for an answer in these pieces, as recorded from one (0.7.0). */
export function llamaEvents(pieces: readonly string[], stop_type = "eos"): Reply {
  const numbers = { tokens_predicted: 12, tokens_evaluated: 9 };
  const last = { index: 0, content: "", tokens: [], id_slot: 0, stop: true, ...numbers, stop_type, stopping_word: "" };
  return {
    pieces: [
      ...pieces.map((content) => ({ index: 0, content, tokens: [1], stop: false, id_slot: -1, ...numbers })),
      last,
    ].map((event) => `data: ${JSON.stringify(event)}\n\n`),
  };
}
