import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Formatter } from "../../src/testing/index.ts";
import { engineFolder, VERSION, type Engine } from "../gguf/engine.ts";
import { chatHistoryOf, readValue } from "./chat-history.ts";

export const wrapperName: string = `QwenChatWrapper, node-llama-cpp ${VERSION}`;

/** The wrapper of node-llama-cpp for Qwen, on requests told as chat histories. The engine is installed if it is not there. */
export async function wrapperFormatter(): Promise<Formatter> {
  const { QwenChatWrapper } = (await import(
    pathToFileURL(join(engineFolder(), "node-llama-cpp", "dist", "index.js")).href
  )) as Engine;
  const thinking = new QwenChatWrapper({});
  const answering = new QwenChatWrapper({ thoughts: "discourage" });
  return (request) => {
    const value = readValue(request);
    const wrapper = value.enable_thinking === false ? answering : thinking;
    return wrapper.generateContextState(chatHistoryOf(value)).contextText.toString();
  };
}
