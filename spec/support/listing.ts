/**
 * The listing "AFTER" of huggingface.co/Qwen/Qwen3-8B/discussions/14: ids and assistant mask of the four messages
 * "Hello assistant", "Hello user", "How are you?", "I'm good", as transformers printed them.
 */
export const listing: Listing = {
  case: "tokens/listing/four-messages",
  input_ids: [
    ...[151644, 872, 198, 9707, 17847, 151645, 198],
    ...[151644, 77091, 198, 9707, 1196, 151645, 198],
    ...[151644, 872, 198, 4340, 525, 498, 30, 151645, 198],
    ...[151644, 77091, 198, 151667, 271, 151668, 271, 40, 2776, 1661, 151645, 198],
  ],
  assistant_masks: [
    ...[0, 0, 0, 0, 0, 0, 0],
    ...[0, 0, 0, 1, 1, 1, 1],
    ...[0, 0, 0, 0, 0, 0, 0, 0, 0],
    ...[0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  ],
};

interface Listing {
  /** Id of the golden case with these messages. */
  readonly case: string;
  readonly input_ids: readonly number[];
  readonly assistant_masks: readonly number[];
}
