import { appendContent, textOf, type Content } from "../content.ts";
import { messagePaths } from "../paths.ts";
import type { Frame, Settings } from "../template.ts";
import { append, type Writer } from "../write.ts";
import { firstSystem } from "./preamble.ts";
import { jsonDefinition, toolBlock } from "./tool-block.ts";
import { closeTurn, openTurn, SYSTEM } from "./turn.ts";
import { xmlWords } from "./xml-words.ts";

/**
 * The tool block, then the first system message, in one turn; with a rule for it, a sentence before both.
 *
 *     <|im_start|>system
 *     Reasoning effort is set to low. …
 *
 *     # Tools …
 *
 *     Be brief.<|im_end|>
 *
 * An empty system message has a turn of its own, but not where there is a rule for a sentence.
 */
export const toolsFirst =
  (sentenceFor?: (settings: Settings) => string): Frame =>
  (write, request) => {
    const { settings, template } = request;
    const system = firstSystem(request, "No messages provided.");
    const sentence = sentenceFor?.(settings) ?? "";
    write.message = system === undefined ? null : 0;
    const content = system === undefined ? "" : template.systemContent(write, system, request);
    const says = sentenceFor === undefined ? system !== undefined : sentence !== "" || textOf(content) !== "";
    if (says || settings.tools !== null) systemTurn(write, settings, sentence, content);
  };

function systemTurn(write: Writer, { tools }: Settings, sentence: string, content: Content): void {
  const { message } = write;
  openTurn(write, "system", SYSTEM);
  write.message = null;
  if (sentence !== "") append(write, "effort-instructions", sentence);
  if (tools !== null) toolBlock(write, tools, xmlWords("# Tools\n\n"), sentence === "" ? "" : "\n\n", jsonDefinition);
  if (textOf(content) !== "") {
    if (tools !== null) append(write, "tools-instructions", "\n\n");
    else if (sentence !== "") append(write, "effort-instructions", "\n\n");
  }
  write.message = message;
  appendContent(write, "content", content, messagePaths(0).content);
  closeTurn(write);
}
