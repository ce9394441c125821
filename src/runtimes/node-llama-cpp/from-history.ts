import { expected } from "../../errors.ts";
import { isMembers, membersOf, ownMember, type Members } from "../../members.ts";
import { omit, pathOf, type Reading } from "../../messages/reading.ts";
import { jsonAt, stringAt } from "../../messages/values.ts";
import { dumps } from "../../python/dumps.ts";
import { stripLeadingNewlines, stripTrailingNewlines } from "../../python/strip.ts";
import type { JsonInput, Message, Omission, Tool } from "../../types.ts";
import { toolsOf, type NodeLlamaCppFunctions, type NodeLlamaCppItem } from "./history.ts";

/** Messages and tools for `formatQwen3`, and what they do not hold. */
export interface NodeLlamaCppChat {
  readonly messages: Message[];
  readonly tools: Tool[];
  /** What no message can express, or only in another place: `chatHistory[1].response[2]`. */
  readonly omissions: Omission[];
}

/**
 * A chat history of node-llama-cpp, and the functions that it had:
 *
 *     const { messages, tools, omissions } = fromNodeLlamaCpp(session.getChatHistory(), functions);
 *     const chat = formatQwen3(messages, { tools });
 *
 * A call and its result, one item there, become a message and another; thoughts become `reasoning_content`, which stands
 * before all text of the turn (`order`, where that was before them). The line breaks that a template writes around thoughts
 * and before calls are not content. Results that are strings stay as they are, others become JSON; no result is `void`, as
 * node-llama-cpp has it. Empty system texts, the way there to have none, are left out, and neighbours are one message. The
 * engine's own tokens (`EOS`) have no text (`content-not-text`). Throws `invalid-input`.
 */
export function fromNodeLlamaCpp(
  chatHistory: readonly NodeLlamaCppItem[],
  functions?: NodeLlamaCppFunctions | null,
): NodeLlamaCppChat {
  const omissions: Omission[] = [];
  return { messages: messagesOf(chatHistory, omissions), tools: toolsOf(functions), omissions };
}

/** A message whose content is text. */
type TextMessage = Message & { readonly content: string };

export function messagesOf(chatHistory: readonly NodeLlamaCppItem[], omissions: Omission[] = []): TextMessage[] {
  if (!Array.isArray(chatHistory)) throw expected("chatHistory", "a list", chatHistory);
  const messages: TextMessage[] = [];
  for (let index = 0; index < chatHistory.length; index++) {
    const path = `chatHistory[${index}]`;
    const reading: Reading = { index, path, members: membersOf(chatHistory[index], path), omissions };
    const type = ownMember(reading.members, "type");
    switch (type as NodeLlamaCppItem["type"]) {
      case "system":
        addSystemText(messages, plainText(reading));
        break;
      case "user":
        messages.push({ role: "user", content: plainText(reading) });
        break;
      case "model":
        for (const turn of turnsOf(reading)) messages.push(turn);
        break;
      default:
        throw expected(`${path}.type`, '"system", "user" or "model"', type);
    }
  }
  return messages;
}

function addSystemText(messages: TextMessage[], content: string): void {
  if (content === "") return;
  const last = messages.at(-1);
  if (last?.role !== "system") messages.push({ role: "system", content });
  else messages[messages.length - 1] = { role: "system", content: `${last.content}\n\n${content}` };
}

/** text: [{ type: "specialTokensText", value: "<x>" }, "y"] -> <x>y */
function plainText(reading: Reading): string {
  const path = pathOf(reading, "text");
  const text = ownMember(reading.members, "text");
  if (typeof text === "string") return text;
  if (!Array.isArray(text)) throw expected(path, "text", text);
  return Array.from(text as readonly unknown[], (value, index) => pieceText(reading, value, `${path}[${index}]`)).join(
    "",
  );
}

/** Special tokens that have a name for a text, as `{ type: "specialToken", value: "EOS" }`, have none here, and are noted. */
function pieceText(reading: Reading, value: unknown, path: string): string {
  if (typeof value === "string") return value;
  const piece = membersOf(value, path);
  const type = ownMember(piece, "type");
  if (type === "specialTokensText") return stringAt(piece, "value", path);
  if (type !== "specialToken") throw expected(`${path}.type`, '"specialToken" or "specialTokensText"', type);
  omit(reading, "content-not-text", path);
  return "";
}

/** What a model does before it sees results again. */
interface Step {
  readonly thoughts: string[];
  text: string;
  /** `text` is more than line breaks. */
  hasSpoken: boolean;
  readonly calls: PlacedCall[];
}

interface PlacedCall {
  readonly members: Members;
  /** chatHistory[1].response[0] */
  readonly path: string;
}

/** One assistant message for each step, and the results of its calls after it. */
function turnsOf(reading: Reading): TextMessage[] {
  const path = pathOf(reading, "response");
  const response = ownMember(reading.members, "response");
  if (!Array.isArray(response)) throw expected(path, "a list", response);
  const steps: Step[] = [];
  for (let index = 0; index < response.length; index++) addToStep(reading, response[index], steps, `${path}[${index}]`);
  return steps.flatMap(stepMessages);
}

function addToStep(reading: Reading, item: unknown, steps: Step[], path: string): void {
  const members = isMembers(item) ? membersOf(item, path) : {};
  const type = ownMember(members, "type");
  const isCall = type === "functionCall";
  let step = steps.at(-1);
  if (step === undefined || (step.calls.length > 0 && (!isCall || ownMember(members, "startsNewChunk") === true))) {
    step = { thoughts: [], text: "", hasSpoken: false, calls: [] };
    steps.push(step);
  }
  if (isCall) step.calls.push({ members, path });
  else if (typeof item === "string") addText(step, item);
  else if (type !== "segment") throw expected(path, "a string, a segment or a function call", item);
  else if (ownMember(members, "segmentType") !== "thought") addText(step, stringAt(members, "text", path));
  else {
    const thought = stringAt(members, "text", path);
    step.thoughts.push(thought);
    if (thought !== "" && step.hasSpoken) omit(reading, "order", path);
  }
}

function addText(step: Step, text: string): void {
  step.text += text;
  step.hasSpoken ||= stripLeadingNewlines(text) !== "";
}

function stepMessages({ thoughts, text, calls }: Step): TextMessage[] {
  const reasoning = thoughts.join("\n\n");
  let content = thoughts.length > 0 ? stripLeadingNewlines(text) : text;
  if (calls.length > 0) content = stripTrailingNewlines(content);
  if (reasoning === "" && content === "" && calls.length === 0) return [];
  const message: TextMessage = {
    role: "assistant",
    content,
    ...(thoughts.length > 0 ? { reasoning_content: reasoning } : {}),
    ...(calls.length > 0 ? { tool_calls: calls.map(toolCall) } : {}),
  };
  return [message, ...calls.map((call): TextMessage => ({ role: "tool", content: resultText(call) }))];
}

function toolCall({ members, path }: PlacedCall): { type: "function"; function: CalledFunction } {
  const name = stringAt(members, "name", path);
  const params = ownMember(members, "params") ?? {};
  // A string in the place of arguments is written as it is; here it is a value, and its JSON has quotes.
  const json = typeof params === "string" ? dumps(params, "") : jsonAt(params, `${path}.params`);
  return { type: "function", function: { name, arguments: json } };
}

interface CalledFunction {
  readonly name: string;
  readonly arguments: JsonInput;
}

/** As `JSON.stringify` reads the value, a date as a string for one, and as Python writes it. */
function resultText({ members, path }: PlacedCall): string {
  const result = ownMember(members, "result");
  if (typeof result === "string") return result;
  const json = stringified(result, `${path}.result`);
  return json === undefined ? "void" : dumps(JSON.parse(json), `${path}.result`);
}

function stringified(value: unknown, path: string): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    throw expected(path, "what JSON can hold", value);
  }
}
