import { expected } from "../../errors.ts";
import { membersOf } from "../../members.ts";
import { dumps } from "../../python/dumps.ts";
import { stripLeadingNewlines, stripTrailingNewlines } from "../../python/strip.ts";
import type { JsonInput, Message, Tool } from "../../types.ts";
import {
  toolsOf,
  type LlamaTextJson,
  type NodeLlamaCppCall,
  type NodeLlamaCppFunctions,
  type NodeLlamaCppItem,
  type NodeLlamaCppResponse,
} from "./history.ts";

/** Messages and tools for `formatQwen3`. */
export interface NodeLlamaCppChat {
  readonly messages: Message[];
  readonly tools: Tool[];
}

/**
 * A chat history of node-llama-cpp, and the functions that it had:
 *
 *     const { messages, tools } = fromNodeLlamaCpp(session.getChatHistory(), functions);
 *     const chat = formatQwen3(messages, { tools });
 *
 * A call and its result, one item there, become a message and another; thoughts become `reasoning_content`, which stands
 * before all text of the turn. The line breaks that a template writes around thoughts and before calls are not content.
 * Results that are strings stay as they are, others become JSON; no result is `void`, as node-llama-cpp has it. Empty
 * system texts, the way there to have none, are left out, and neighbours are one message. Throws `invalid-input`.
 */
export function fromNodeLlamaCpp(
  chatHistory: readonly NodeLlamaCppItem[],
  functions?: NodeLlamaCppFunctions | null,
): NodeLlamaCppChat {
  return { messages: messagesOf(chatHistory), tools: toolsOf(functions) };
}

/** A message whose content is text. */
type TextMessage = Message & { readonly content: string };

export function messagesOf(chatHistory: readonly NodeLlamaCppItem[]): TextMessage[] {
  if (!Array.isArray(chatHistory)) throw expected("chatHistory", "a list", chatHistory);
  const messages: TextMessage[] = [];
  chatHistory.forEach((item: NodeLlamaCppItem, index) => {
    const path = `chatHistory[${index}]`;
    membersOf(item, path);
    switch (item.type) {
      case "system":
        addSystemText(messages, plainText(item.text, `${path}.text`));
        break;
      case "user":
        messages.push({ role: "user", content: plainText(item.text, `${path}.text`) });
        break;
      case "model":
        messages.push(...turnsOf(item.response, `${path}.response`));
        break;
      default:
        throw expected(`${path}.type`, '"system", "user" or "model"', (item as { type: unknown }).type);
    }
  });
  return messages;
}

function addSystemText(messages: TextMessage[], content: string): void {
  if (content === "") return;
  const last = messages.at(-1);
  if (last?.role !== "system") messages.push({ role: "system", content });
  else messages[messages.length - 1] = { role: "system", content: `${last.content}\n\n${content}` };
}

/** [{ type: "specialTokensText", value: "<x>" }, "y"] -> <x>y */
function plainText(text: LlamaTextJson, path: string): string {
  if (typeof text === "string") return text;
  if (!Array.isArray(text)) throw expected(path, "text", text);
  return (text as Exclude<LlamaTextJson, string>)
    .map((value) => (typeof value === "string" ? value : value.type === "specialTokensText" ? value.value : ""))
    .join("");
}

/** What a model does before it sees results again. */
interface Step {
  readonly thoughts: string[];
  text: string;
  readonly calls: PlacedCall[];
}

interface PlacedCall extends NodeLlamaCppCall {
  /** chatHistory[1].response[0] */
  readonly path: string;
}

/** One assistant message for each step, and the results of its calls after it. */
function turnsOf(response: readonly NodeLlamaCppResponse[], path: string): TextMessage[] {
  if (!Array.isArray(response)) throw expected(path, "a list", response);
  const steps: Step[] = [];
  response.forEach((item: NodeLlamaCppResponse, index) => addToStep(item, steps, `${path}[${index}]`));
  return steps.flatMap(stepMessages);
}

function addToStep(item: NodeLlamaCppResponse, steps: Step[], path: string): void {
  const isCall = typeof item === "object" && item?.type === "functionCall";
  let step = steps.at(-1);
  if (step === undefined || (step.calls.length > 0 && (!isCall || item.startsNewChunk === true))) {
    step = { thoughts: [], text: "", calls: [] };
    steps.push(step);
  }
  if (isCall) step.calls.push({ ...item, path });
  else if (typeof item === "string") step.text += item;
  else if (item?.type !== "segment") throw expected(path, "a string, a segment or a function call", item);
  else if (item.segmentType === "thought") step.thoughts.push(item.text);
  else step.text += item.text;
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

function toolCall({ name, params, path }: PlacedCall): { type: "function"; function: CalledFunction } {
  if (typeof name !== "string") throw expected(`${path}.name`, "a string", name);
  // A string in the place of arguments is written as it is; here it is a value, and its JSON has quotes.
  const args = typeof params === "string" ? dumps(params, `${path}.params`) : ((params ?? {}) as JsonInput);
  return { type: "function", function: { name, arguments: args } };
}

interface CalledFunction {
  readonly name: string;
  readonly arguments: JsonInput;
}

/** As `JSON.stringify` reads the value, a date as a string for one, and as Python writes it. */
function resultText({ result, path }: PlacedCall): string {
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
