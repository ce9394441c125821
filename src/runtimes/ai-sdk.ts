import { fromAiSdk } from "../messages/ai-sdk.ts";
import { toolsFromAiSdk } from "../messages/ai-sdk-tools.ts";
import type { Chat, Message, Omission, Tool } from "../types.ts";
import { collected, streamed } from "./ai-sdk-answer.ts";
import type { LanguageModelCall, LanguageModelWarning, Qwen3LanguageModel, StreamPart } from "./ai-sdk-types.ts";
import type { Complete } from "./completion.ts";
import { requireFunctions } from "./functions.ts";
import type { Signal, Stream } from "./platform.ts";

/** What a language model is made of. */
export interface LanguageModelOptions {
  /** Formats the call: with the template of the model, and what else is to be said to it. */
  readonly format: (
    messages: readonly Message[],
    options: { readonly tools: readonly Tool[]; readonly addGenerationPrompt: true },
    call: LanguageModelCall,
  ) => Chat;
  /** `llamaServerCompletion({ url })`, or a function of your own. */
  readonly complete: Complete;
  /** For logs. Default `"qwen3"`. */
  readonly modelId?: string | undefined;
}

/**
 * A language model for the AI SDK, whose own completion models print a prompt of their own making (`user:\n…`):
 *
 *     const model = qwen3LanguageModel({
 *       format: (messages, options) => formatQwen3(messages, { ...options, template: "qwen3-thinking-2507" }),
 *       complete: llamaServerCompletion({ url: "http://127.0.0.1:8080" }),
 *     });
 *     const { text, reasoningText } = await generateText({ model, prompt: "Is 7 prime?" });
 *
 * The think block of the answer becomes reasoning. Tools are written into the prompt, but calls are not read out of the
 * answer: they are in its text, as the model wrote them, and a warning says so. Structured output (`responseFormat`) and
 * a forced `toolChoice` are warned of as well, and so is what the prompt cannot express, other than ids and options of
 * providers. What `complete` throws comes as it is, and the SDK does not try again. Throws `invalid-input` for options
 * that are none.
 */
export function qwen3LanguageModel(options: LanguageModelOptions): Qwen3LanguageModel {
  requireFunctions(options, "options", "format", "complete");
  const { format, complete, modelId = "qwen3" } = options;
  const chatOf = (call: LanguageModelCall): { chat: Chat; warnings: LanguageModelWarning[] } => {
    const { messages, omissions } = fromAiSdk(call.prompt);
    const converted = toolsFromAiSdk(call.toolChoice?.type === "none" ? [] : call.tools);
    const chat = format(messages, { tools: converted.tools, addGenerationPrompt: true }, call);
    const lost = [...omissions.filter(({ reason }) => reason !== "member-not-read"), ...converted.omissions];
    return { chat, warnings: [...unsupported(call), ...lost.map(omitted)] };
  };
  return {
    specificationVersion: "v3",
    provider: "qwen3-format",
    modelId,
    // No URL is to be loaded: of an image, the prompt has a placeholder.
    supportedUrls: { "image/*": [/./], "video/*": [/./] },
    doGenerate: async (call) => {
      const { chat, warnings } = chatOf(call);
      return collected(chat, complete(chat, call), warnings);
    },
    doStream: async (call) => {
      const { chat, warnings } = chatOf(call);
      const partsUntil = (abortSignal: Signal): AsyncGenerator<StreamPart> =>
        streamed(chat, complete(chat, { ...call, abortSignal }), warnings, abortSignal);
      return { stream: await begun(partsUntil, call.abortSignal) };
    },
  };
}

function unsupported({ tools, toolChoice, responseFormat }: LanguageModelCall): LanguageModelWarning[] {
  const choice = toolChoice?.type;
  const warnings: LanguageModelWarning[] = [];
  if (tools !== undefined && tools.length > 0 && choice !== "none") {
    const details = "calls are not read out of the answer: they are in its text";
    warnings.push({ type: "compatibility", feature: "tools", details });
  }
  if (choice === "required" || choice === "tool") {
    warnings.push({ type: "unsupported", feature: "toolChoice", details: "the model chooses" });
  }
  if (responseFormat?.type === "json") {
    warnings.push({ type: "unsupported", feature: "responseFormat", details: "the answer is text" });
  }
  return warnings;
}

/** tools[0].strict: not in the prompt (member-not-read) */
function omitted({ path, reason }: Omission): LanguageModelWarning {
  return { type: "other", message: `${path}: not in the prompt (${reason})` };
}

type PartsUntil = (signal: Signal) => AsyncGenerator<StreamPart>;

/**
 * Waits for the beginning of the answer, so that a server that refuses is an error of the call, and not of its stream.
 * Cancelling aborts: a generator alone ends only when its next piece has come.
 */
async function begun(partsUntil: PartsUntil, signal: Signal | undefined): Promise<Stream<StreamPart>> {
  const ending = new AbortController();
  const parts = following(signal, ending, partsUntil);
  const ahead = [await parts.next(), await parts.next()];
  return new ReadableStream<StreamPart>({
    pull: async (controller) => {
      const { done, value } = ahead.shift() ?? (await parts.next());
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async (reason) => {
      ending.abort(reason);
      await parts.return(undefined).catch(() => undefined); // throws what aborts
    },
  });
}

/** The parts, which end when either signal says so. */
async function* following(
  signal: Signal | undefined,
  ending: AbortController,
  partsUntil: PartsUntil,
): AsyncGenerator<StreamPart> {
  const follow = (): void => ending.abort(signal?.reason);
  if (signal?.aborted === true) follow();
  signal?.addEventListener("abort", follow);
  try {
    yield* partsUntil(ending.signal);
  } finally {
    signal?.removeEventListener("abort", follow);
  }
}
