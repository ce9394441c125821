import { QwenFormatError, type Message } from "../../src/index.ts";
import type { FormatRequest, RequestValue } from "../../src/testing/index.ts";
import type {
  NodeLlamaCppFunctions,
  NodeLlamaCppItem,
  NodeLlamaCppResponse,
} from "../../src/runtimes/node-llama-cpp.ts";

/** What a chat wrapper of node-llama-cpp is asked. */
export interface WrapperRequest {
  readonly chatHistory: readonly NodeLlamaCppItem[];
  readonly availableFunctions?: NodeLlamaCppFunctions;
}

type Model = { readonly type: "model"; readonly response: NodeLlamaCppResponse[] };

/** What `JSON.parse` reads of a request. */
export function readValue(request: FormatRequest): RequestValue {
  try {
    return request.value;
  } catch {
    throw noPlaceFor("what JSON.parse does not read");
  }
}

/** A chat history has no place for it. */
const noPlaceFor = (what: string): QwenFormatError => new QwenFormatError("unsupported", "", what);

/**
 * A request as a chat history; throws where a history cannot say it. A history has text for content, objects for arguments, a
 * result for each call, and its last item is the answer that the model goes on with. The wrapper writes a result that is a
 * string as JSON, so that plain text is none that it could be given.
 */
export function chatHistoryOf({ messages, tools, ...options }: RequestValue): WrapperRequest {
  const items: NodeLlamaCppItem[] = [];
  const waiting = [...messages];
  for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) {
    if (message.role !== "assistant" && endsInResults(items.at(-1)))
      throw noPlaceFor("results without an answer to them");
    if (message.role === "system") items.push({ type: "system", text: textIn(message) });
    else if (message.role === "user") items.push({ type: "user", text: textIn(message) });
    else if (message.role === "assistant") addAnswer(items, message, waiting);
    else throw noPlaceFor("a message of this role, or a result without a call");
  }
  endOpen(items, messages.at(-1), options);
  const functions = functionsOf(tools ?? []);
  return { chatHistory: items, ...(functions && { availableFunctions: functions }) };
}

const endsInResults = (item: NodeLlamaCppItem | undefined): boolean =>
  item?.type === "model" && typeof item.response.at(-1) === "object";

function textIn({ content }: Message): string {
  if (typeof content !== "string") throw noPlaceFor("content that is no text");
  return content;
}

/** A message and the results of its calls, in the answer that has begun or in one of its own. */
function addAnswer(items: NodeLlamaCppItem[], message: Message, waiting: Message[]): void {
  const { reasoning_content: thought, tool_calls: calls } = message;
  const text = textIn(message);
  if (text.includes("</think>")) throw noPlaceFor("a thought in content");
  const last = items.at(-1);
  if (last?.type === "model" && !endsInResults(last)) throw noPlaceFor("two answers in a row");
  const open = last?.type === "model" ? (last as Model) : newAnswer(items);
  if (typeof thought === "string")
    open.response.push({ type: "segment", segmentType: "thought", text: thought, ended: true });
  if (text !== "" || !calls?.length) open.response.push(text);
  for (const [index, call] of (calls ?? []).entries()) {
    const { name, arguments: params } = "function" in call && call.function ? call.function : (call as Called);
    if (typeof params !== "object" || params === null || Array.isArray(params))
      throw noPlaceFor("arguments that are no object");
    const result = resultIn(waiting.shift());
    open.response.push({ type: "functionCall", name, params, result, startsNewChunk: index === 0 });
  }
}

interface Called {
  readonly name: string;
  readonly arguments: unknown;
}

function newAnswer(items: NodeLlamaCppItem[]): Model {
  const item: Model = { type: "model", response: [] };
  items.push(item);
  return item;
}

function resultIn(message: Message | undefined): unknown {
  if (message?.role !== "tool") throw noPlaceFor("a call without a result");
  const text = textIn(message);
  if (!/^[[{]/.test(text)) throw noPlaceFor("a result that is text");
  try {
    return JSON.parse(text);
  } catch {
    throw noPlaceFor("a result that is text");
  }
}

type Options = Omit<RequestValue, "messages" | "tools">;

/** What follows is the answer: a new one, the one after results, or one that has begun. */
function endOpen(items: NodeLlamaCppItem[], last: Message | undefined, options: Options): void {
  const { add_generation_prompt: prompt, continue_final_message: begun } = options;
  if (begun !== undefined && begun !== null && begun !== true && begun !== "content")
    throw noPlaceFor("a field to continue");
  const isBegun = last?.role === "assistant" && !last.tool_calls?.length;
  if (Boolean(begun) !== isBegun || Boolean(prompt) === isBegun) throw noPlaceFor("a chat that is over");
  if (last?.role === "user" || last?.role === "system") newAnswer(items);
}

function functionsOf(tools: NonNullable<RequestValue["tools"]>): NodeLlamaCppFunctions | undefined {
  if (tools.length === 0) return undefined;
  const entries = tools.map((tool) => {
    const { name, description, parameters, ...others } = definitionIn(tool);
    const isUsual = typeof name === "string" && (description === undefined || typeof description === "string");
    if (!isUsual || Object.keys(others).length > 0) throw noPlaceFor("a tool that is no usual function");
    return [name, { ...(description !== undefined && { description }), ...parametersIn(parameters) }] as const;
  });
  const functions = Object.fromEntries(entries);
  if (Object.keys(functions).join() !== entries.map(([name]) => name).join()) throw noPlaceFor("these names of tools");
  return functions;
}

function definitionIn(tool: object): Readonly<Record<string, unknown>> {
  const definition = "function" in tool ? tool.function : undefined;
  const isUsual = Object.keys(tool).join() === "type,function" && "type" in tool && tool.type === "function";
  if (!isUsual || typeof definition !== "object" || definition === null) throw noPlaceFor("a tool without its wrapper");
  const names = ["name", "description", "parameters"];
  const order = Object.keys(definition);
  if (order.join() !== names.filter((name) => order.includes(name)).join())
    throw noPlaceFor("members of a tool in another order");
  return definition as Readonly<Record<string, unknown>>;
}

function parametersIn(parameters: unknown): { readonly params?: object } {
  if (parameters === undefined) return {};
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters))
    throw noPlaceFor("such parameters");
  return { params: parameters };
}
