import { appendContent, textOf, type Content } from "../content.ts";
import { messagePaths } from "../paths.ts";
import type { Frame, Settings } from "../template.ts";
import { append, type Writer } from "../writer.ts";
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
  (writer, request) => {
    const { settings, template } = request;
    const system = firstSystem(request, "No messages provided.");
    const sentence = sentenceFor?.(settings) ?? "";
    writer.message = system === undefined ? null : 0;
    const content = system === undefined ? "" : template.systemContent(writer, system, request);
    const says = sentenceFor === undefined ? system !== undefined : sentence !== "" || textOf(content) !== "";
    if (says || settings.tools !== null) systemTurn(writer, settings, sentence, content);
  };

function systemTurn(writer: Writer, { tools }: Settings, sentence: string, content: Content): void {
  const { message } = writer;
  openTurn(writer, "system", SYSTEM);
  writer.message = null;
  if (sentence !== "") append(writer, "effort-instructions", sentence);
  if (tools !== null) toolBlock(writer, tools, xmlWords("# Tools\n\n"), sentence === "" ? "" : "\n\n", jsonDefinition);
  if (textOf(content) !== "") {
    if (tools !== null) append(writer, "tools-instructions", "\n\n");
    else if (sentence !== "") append(writer, "effort-instructions", "\n\n");
  }
  writer.message = message;
  appendContent(writer, "content", content, messagePaths(0).content);
  closeTurn(writer);
}
