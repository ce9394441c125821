import { findControlTokens, formatQwen3, QwenFormatError } from "../../../src/index.ts";
import { fromAiSdk, fromOllama, fromOpenAI } from "../../../src/messages/index.ts";
import { fromNodeLlamaCpp } from "../../../src/runtimes/index.ts";
import { tilingFault } from "../tiling.ts";
import { leadsInto, type Arguments } from "./paths.ts";
import { copyOf, placesIn, type Place } from "./trees.ts";

/** Arguments of functions for callers without types. */
export interface Call {
  readonly messages: unknown;
  readonly options: unknown;
}

/** The text of a chat whose segments tile. */
export function format({ messages, options }: Call): string {
  const chat = formatQwen3(messages as never, options as never);
  const fault = tilingFault(chat);
  if (fault !== undefined) throw new Error(fault);
  return chat.text;
}

/** Something of everything; all templates but those without lists take it. */
export const request: Call = {
  messages: [
    { role: "system", content: "s" },
    { role: "user", content: [{ type: "text", text: "q" }, { type: "image" }], name: "n" },
    {
      role: "assistant",
      content: "a",
      reasoning_content: "r",
      tool_calls: [
        { id: "1", type: "function", function: { name: "f", arguments: { a: [1, { b: null }] } } },
        { name: "g", arguments: "{}" },
      ],
    },
    { role: "tool", content: "x", tool_call_id: "1" },
    { role: "user", content: "q" },
  ],
  options: {
    template: "qwen3",
    tools: [
      {
        type: "function",
        function: { name: "f", parameters: { type: "object", properties: { a: { type: "string" } } } },
      },
    ],
    addGenerationPrompt: true,
    continueFinalMessage: null,
    onOmission: null,
  },
};

const history = {
  chatHistory: [
    { type: "system", text: "s" },
    { type: "user", text: ["a", { type: "specialTokensText", value: "b" }] },
    {
      type: "model",
      response: [
        { type: "segment", segmentType: "thought", text: "t", ended: true },
        { type: "functionCall", name: "f", params: { a: 1 }, result: { b: 1 }, startsNewChunk: true },
      ],
    },
  ],
  functions: { f: { description: "d", params: { type: "object" } } },
};

const aiSdk = {
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "q" },
        { type: "file", data: "u", mediaType: "image/png" },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "r" },
        { type: "tool-call", toolCallId: "1", toolName: "f", input: { a: 1 } },
      ],
    },
    {
      role: "tool",
      content: [{ type: "tool-result", toolCallId: "1", toolName: "f", output: { type: "json", value: [1] } }],
    },
  ],
};

export interface Reader {
  readonly name: string;
  readonly given: object;
  readonly read: (given: Arguments) => unknown;
}

/** One of each way of reading content, calls and tools. */
const templates = [
  "qwen3",
  "qwen3-2504",
  "qwen3-coder",
  "qwen3-coder-r1",
  "qwen3-vl-thinking",
  "qwen3.5",
  "qwen3.8-max",
];

export const readers: readonly Reader[] = [
  ...templates.map((template) => ({
    name: template,
    given: { ...request, options: { ...(request.options as object), template } },
    read: (given: Arguments) => format(given as unknown as Call),
  })),
  {
    name: "findControlTokens",
    given: { messages: request.messages, tools: (request.options as Arguments)["tools"] },
    read: ({ messages, tools }) => findControlTokens(messages as never, tools as never),
  },
  { name: "fromOpenAI", given: { messages: request.messages }, read: ({ messages }) => fromOpenAI(messages as never) },
  { name: "fromOllama", given: { messages: request.messages }, read: ({ messages }) => fromOllama(messages as never) },
  { name: "fromAiSdk", given: aiSdk, read: ({ messages }) => fromAiSdk(messages as never) },
  {
    name: "fromNodeLlamaCpp",
    given: history,
    read: ({ chatHistory, functions }) => fromNodeLlamaCpp(chatHistory as never, functions as never),
  },
];

/** A copy for each place in it, and the place. */
export function* eachPlace(given: object): Generator<readonly [Arguments, Place]> {
  for (let index = 0; index < placesIn(given).length; index++) {
    const copy = copyOf(given);
    const place = placesIn(copy)[index];
    if (place !== undefined) yield [copy as Arguments, place];
  }
}

/** Throws for any exception but ours, with a path into the input. */
export function answer({ name, read }: Reader, given: Arguments): "value" | "error" {
  try {
    read(given);
    return "value";
  } catch (error) {
    if (!(error instanceof QwenFormatError)) throw error;
    const options = Object(given["options"]) as Arguments;
    if (!leadsInto(error.path, { ...options, ...given }))
      throw new Error(`${name}: leads nowhere: ${error.message}`, { cause: error });
    return "error";
  }
}

/** What was thrown, unless it is ours. */
export function exceptionOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof QwenFormatError ? undefined : error;
  }
}
