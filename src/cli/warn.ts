import { visible } from "../showing/visible.ts";

/** One line on standard error, whatever of the request the message quotes. */
export function warn(message: string): void {
  process.stderr.write(`qwen3-format: ${visible(message).replaceAll("\n", "␊")}\n`);
}
