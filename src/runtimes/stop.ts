/**
 * The texts that end an answer, for servers that stop at texts: the two tokens that `generation_config.json` of Qwen3 ends
 * at. A new list each time, because clients' types ask for one that may be changed.
 */
export function stopTexts(): string[] {
  return ["<|im_end|>", "<|endoftext|>"];
}
