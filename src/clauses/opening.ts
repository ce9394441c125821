import type { Frame } from "../template.ts";
import { append, type Writer } from "../writer.ts";
import { ASSISTANT, openTurn } from "./turn.ts";

/** <|im_start|>assistant\n */
export const plainOpening: Frame = (writer) => {
  writer.message = null;
  openTurn(writer, "assistant", ASSISTANT);
};

/** <|im_start|>assistant\n, and <think>\n\n</think>\n\n when thinking is switched off */
export const hybridOpening: Frame = (writer, request) => {
  plainOpening(writer, request);
  if (request.settings.enableThinking === false) emptyBlock(writer);
};

/** <|im_start|>assistant\n<think>\n, whether the model wants or not */
export const thinkingOpening: Frame = (writer, request) => {
  plainOpening(writer, request);
  openBlock(writer);
};

/** As `thinkingOpening`, unless thinking is switched off: <think>\n\n</think>\n\n */
export const thinkingByDefault: Frame = (writer, request) => {
  plainOpening(writer, request);
  if (request.settings.enableThinking === false) emptyBlock(writer);
  else openBlock(writer);
};

/** As `thinkingOpening`, if thinking is switched on. */
export const thinkingOnDemand: Frame = (writer, request) => {
  plainOpening(writer, request);
  if (request.settings.enableThinking === true) openBlock(writer);
  else emptyBlock(writer);
};

function openBlock(writer: Writer): void {
  append(writer, "think-start", "<think>");
  append(writer, "think-break", "\n");
}

function emptyBlock(writer: Writer): void {
  append(writer, "think-start", "<think>");
  append(writer, "think-break", "\n\n");
  append(writer, "think-end", "</think>");
  append(writer, "think-break", "\n\n");
}
