import type { Frame } from "../template.ts";
import { append, type Writer } from "../write.ts";
import { ASSISTANT, openTurn } from "./turn.ts";

/** <|im_start|>assistant\n */
export const plainOpening: Frame = (write) => {
  write.message = null;
  openTurn(write, "assistant", ASSISTANT);
};

/** <|im_start|>assistant\n, and <think>\n\n</think>\n\n when thinking is switched off */
export const hybridOpening: Frame = (write, request) => {
  plainOpening(write, request);
  if (request.settings.enableThinking === false) emptyBlock(write);
};

/** <|im_start|>assistant\n<think>\n, whether the model wants or not */
export const thinkingOpening: Frame = (write, request) => {
  plainOpening(write, request);
  openBlock(write);
};

/** As `thinkingOpening`, unless thinking is switched off: <think>\n\n</think>\n\n */
export const thinkingByDefault: Frame = (write, request) => {
  plainOpening(write, request);
  if (request.settings.enableThinking === false) emptyBlock(write);
  else openBlock(write);
};

/** As `thinkingOpening`, if thinking is switched on. */
export const thinkingOnDemand: Frame = (write, request) => {
  plainOpening(write, request);
  if (request.settings.enableThinking === true) openBlock(write);
  else emptyBlock(write);
};

function openBlock(write: Writer): void {
  append(write, "think-start", "<think>");
  append(write, "think-break", "\n");
}

function emptyBlock(write: Writer): void {
  append(write, "think-start", "<think>");
  append(write, "think-break", "\n\n");
  append(write, "think-end", "</think>");
  append(write, "think-break", "\n\n");
}
