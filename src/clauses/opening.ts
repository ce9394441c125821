import type { Frame } from "../template.ts";
import { append } from "../write.ts";
import { openTurn } from "./turn.ts";

/** <|im_start|>assistant\n, and <think>\n\n</think>\n\n when thinking is switched off */
export const thinkingOpening: Frame = (write, request) => {
  openTurn(write, null, "assistant", "assistant\n");
  if (request.settings.enableThinking !== false) return;
  append(write, "think-start", "<think>");
  append(write, "think-break", "\n\n");
  append(write, "think-end", "</think>");
  append(write, "think-break", "\n\n");
};
