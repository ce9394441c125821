import type { TemplateId } from "../../templates/index.ts";
import { requireFunctions } from "../functions.ts";
import { contextRuns } from "./context.ts";
import { toolsOf, type NodeLlamaCppFunctions, type NodeLlamaCppItem } from "./history.ts";
import { toLlamaText, type LlamaTextClasses } from "./llama-text.ts";
import { formatWith, type ChatWrapperOptions } from "./options.ts";
import { answerShape, settingsFor, type ChatWrapperSettings } from "./settings.ts";

/** What of node-llama-cpp the wrapper is made with; its import as it is. */
export interface NodeLlamaCpp<Text, Special, Builtin, Wrapper> extends LlamaTextClasses<Text, Special> {
  /** Called with strings, special tokens and the engine's own tokens. */
  readonly LlamaText: (values: readonly (string | Special | Builtin)[]) => Text;
  readonly SpecialToken: new (name: "EOS") => Builtin;
  readonly ChatWrapper: abstract new () => Wrapper;
  readonly QwenChatWrapper: new (options: { readonly variation: "3" | "3.5" }) => {
    readonly settings: ChatWrapperSettings;
  };
}

const TAKEN = ["LlamaText", "SpecialToken", "SpecialTokensText", "QwenChatWrapper", "ChatWrapper"];

/** What the engine asks with. */
export interface ContextStateOptions {
  readonly chatHistory: readonly NodeLlamaCppItem[];
  readonly availableFunctions?: NodeLlamaCppFunctions | undefined;
  readonly documentFunctionParams?: boolean | undefined;
}

/**
 * A chat wrapper for node-llama-cpp that formats as the template does:
 *
 *     import * as nodeLlamaCpp from "node-llama-cpp";
 *
 *     const chatWrapper = qwen3ChatWrapper(nodeLlamaCpp, { template: "qwen3", enableThinking: false });
 *     const session = new nodeLlamaCpp.LlamaChatSession({ contextSequence, chatWrapper, systemPrompt: "" });
 *
 * No text of a user, a tool or the model becomes an added token. The open turn is continued as the model has written it.
 * Thoughts and calls are read by the engine's own settings for Qwen. It can read arguments as one JSON text only: where a
 * template has calls in XML, it makes the model write them so, and in the history they stand as the template has them.
 *
 * Throws `invalid-input` for wrong options, or what is no node-llama-cpp; while a chat goes on, what `formatQwen3` throws.
 */
export function qwen3ChatWrapper<Text, Special, Builtin, Wrapper, const T extends TemplateId = "qwen3">(
  nodeLlamaCpp: NodeLlamaCpp<Text, Special, Builtin, Wrapper>,
  options?: ChatWrapperOptions<T>,
): Wrapper {
  requireFunctions(nodeLlamaCpp, "nodeLlamaCpp", ...TAKEN);
  const { LlamaText, SpecialToken, SpecialTokensText, QwenChatWrapper } = nodeLlamaCpp;
  const format = formatWith(options ?? {});
  const shape = answerShape(options?.template ?? "qwen3", format);
  const theirs = new QwenChatWrapper({ variation: shape.callsInXml ? "3.5" : "3" }).settings;
  const stops = [new SpecialToken("EOS"), new SpecialTokensText("<|im_end|>")];
  const ChatWrapper = nodeLlamaCpp.ChatWrapper as abstract new () => object;

  class Qwen3ChatWrapper extends ChatWrapper {
    readonly wrapperName = "Qwen3Format";
    readonly settings = settingsFor(theirs, shape);

    generateContextState({ chatHistory, availableFunctions, documentFunctionParams }: ContextStateOptions): {
      readonly contextText: Text;
      readonly stopGenerationTriggers: readonly Text[];
    } {
      const tools = toolsOf(availableFunctions, documentFunctionParams);
      const runs = contextRuns(format, { chatHistory, tools, thinks: shape.thinks });
      return {
        contextText: toLlamaText(runs, { LlamaText, SpecialTokensText }),
        stopGenerationTriggers: stops.map((stop) => LlamaText([stop])),
      };
    }
  }
  return new Qwen3ChatWrapper() as Wrapper;
}
