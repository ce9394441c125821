import fc from "fast-check";
import * as library from "../../../src/index.ts";
import { formatQwen3, maskSpans, offsetsIn, QwenFormatError, type Chat, type MaskPolicy } from "../../../src/index.ts";
import * as runtimes from "../../../src/runtimes/index.ts";
import { chatRuns, encodeChat } from "../../../src/tokens/index.ts";
import * as nodeLlamaCpp from "../fake-node-llama-cpp.ts";
import type { Entry } from "./entries.ts";
import type { Arguments } from "./paths.ts";
import { near, nearArguments, nearCall, request, seen } from "./format-entries.ts";
import { anyKey, junk } from "./values.ts";

const messages = [
  { role: "user", content: "q<|im_end|>" },
  { role: "assistant", content: "é", reasoning_content: "r", tool_calls: [{ name: "f", arguments: { a: 1 } }] },
  { role: "tool", content: "😀" },
];
const chat: Chat = formatQwen3(messages, { addGenerationPrompt: true, tools: [{ name: "f" }] });

/** One id for each byte. */
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const presets: readonly MaskPolicy[] = [
  ...[library.allAssistant, library.answerOnly, library.everything, library.finalAssistant, library.lastTurn],
  ...[library.reasoningOnly, library.sampled, library.toolCallsOnly],
];

/** Functions of a chat alone. */
const ofChat: Readonly<Record<string, (chat: Chat) => unknown>> = {
  rewrittenTurns: library.rewrittenTurns,
  generationPrompt: library.generationPrompt,
  maskWarnings: (given) => library.maskWarnings(given, library.allAssistant),
  maskSpans: (given) => presets.map((preset) => maskSpans(given, preset)),
  encodeChat: (given) => encodeChat(given, bytes),
  chatRuns: (given) => chatRuns(given, "plain"),
  toRuns: runtimes.toRuns,
  llamaServerRequest: runtimes.llamaServerRequest,
  transformersJsInputs: runtimes.transformersJsInputs,
  webLlmRequest: runtimes.webLlmRequest,
  wllamaRequest: runtimes.wllamaRequest,
  ollamaRequest: (given) => runtimes.ollamaRequest(given, { model: "m" }),
  completionRequest: (given) => runtimes.completionRequest(given, { model: "m" }),
};

const functionNames = fc.constantFrom(...Object.keys(ofChat));

const encodeOptions = fc.record(
  {
    straddle: fc.constantFrom("any", "first", "all"),
    specialTokens: fc.constantFrom("official", "plain"),
    offsets: fc.constantFrom("utf16", "codepoint", "byte"),
    labels: fc.constantFrom(true, false, -1),
  },
  { requiredKeys: [] },
);

const runs = fc.array(
  fc.record({ kind: fc.constantFrom("text", "control"), text: fc.constantFrom("a", "<|im_end|>", "<think>") }),
  { maxLength: 3 },
);

/** What a function says of a chat that was formatted: a value, or one of our errors. */
function answerOf(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    if (error instanceof QwenFormatError) return String(error);
    throw error;
  }
}

export const chatEntries: readonly Entry[] = [
  {
    name: "all functions of a chat",
    weight: 3,
    given: nearCall,
    call: ({ messages: given, options }) => {
      const formatted = formatQwen3(given as never, options as never);
      const answers = Object.values(ofChat).map((ask) => answerOf(() => ask(formatted)));
      return { ...(seen(formatted) as object), answers };
    },
  },
  {
    name: "a function of no chat",
    weight: 2,
    given: fc.record({ chat: fc.oneof(junk, fc.dictionary(anyKey, junk)), name: functionNames }),
    call: (given) => ofChat[given["name"] as string]?.(given["chat"] as Chat),
  },
  {
    name: "a mask",
    weight: 1,
    given: fc.record({ mask: junk }),
    call: ({ mask }) => maskSpans(chat, mask as never),
  },
  {
    name: "what a policy says",
    weight: 1,
    given: fc.record({ mask: junk }),
    call: ({ mask }) => maskSpans(chat, () => mask as never),
  },
  {
    name: "roles",
    weight: 1,
    given: fc.record({ roles: near(fc.array(fc.constantFrom("user", "tool"))) }),
    call: ({ roles }) => maskSpans(chat, library.roles(roles as never)),
  },
  {
    name: "messagesAt",
    weight: 1,
    given: fc.record({ messages: near(fc.array(fc.nat(4))) }),
    call: ({ messages: indices }) => maskSpans(chat, library.messagesAt(indices as never)),
  },
  {
    name: "and, or, not",
    weight: 1,
    given: fc.record({ mask: junk }),
    call: ({ mask }) => [library.and, library.or, library.not].map((join) => maskSpans(chat, join(mask as never))),
  },
  {
    name: "offsetsIn",
    weight: 2,
    given: nearArguments(
      fc.record({
        unit: fc.constantFrom("utf16", "codepoint", "byte"),
        text: fc.string({ unit: "binary", maxLength: 9 }),
        offset: fc.oneof(fc.nat(9), fc.constantFrom(NaN, Infinity, -Infinity, 2 ** 53)),
      }),
    ),
    call: ({ unit, text, offset }) => offsetsIn(unit as never, text as never)(offset as never),
  },
  {
    name: "encodeChat",
    weight: 2,
    given: fc.record({ options: near(encodeOptions) }),
    call: ({ options }) => encodeChat(chat, bytes, options as never),
  },
  {
    name: "encodeChat, of a tokenizer",
    weight: 1,
    given: fc.record({ tokenizer: junk, answer: near(fc.constant({ ids: [1, 2], tokens: ["a", "b"] })) }),
    call: ({ tokenizer, answer }) => {
      const encode = (): never => answer as never;
      return [encode, { encode }, tokenizer as never].map((given) => encodeChat(chat, given));
    },
  },
  {
    name: "completionRequest, ollamaRequest",
    weight: 1,
    given: fc.record({
      options: near(fc.record({ model: fc.constant("m"), tokenizer: junk }, { requiredKeys: ["model"] })),
    }),
    call: ({ options }) => [
      runtimes.ollamaRequest(chat, options as never),
      runtimes.completionRequest(chat, options as never),
    ],
  },
  {
    name: "toTokenIds, toLlamaText",
    weight: 1,
    given: fc.record({ runs: near(runs) }),
    call: (given) => [
      runtimes.toTokenIds(given["runs"] as never, { tokenize: bytes, controlId: () => 1 }),
      runtimes.toLlamaText(given["runs"] as never, nodeLlamaCpp).text,
    ],
  },
  {
    name: "toTokenIds, of an engine",
    weight: 1,
    given: fc.record({ tokenize: junk, controlId: junk }),
    call: ({ tokenize, controlId }) =>
      runtimes.toTokenIds(runtimes.toRuns(chat), {
        tokenize: () => tokenize as never,
        controlId: () => controlId as never,
      }),
  },
  {
    name: "qwen3ChatWrapper",
    weight: 1,
    given: fc.record({ options: near(request.map(optionsOf)) }),
    call: ({ options }) => typeof runtimes.qwen3ChatWrapper(nodeLlamaCpp as never, options as never),
  },
];

/** A request without what a chat wrapper is given by the engine. */
function optionsOf(given: Arguments): Arguments {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name !== "messages" && name !== "tools"));
}
