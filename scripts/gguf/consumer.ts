import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleWith } from "../../spec/support/readme.ts";
import { PROJECT } from "../check-package/steps.ts";
import { typeErrors } from "../type-errors.ts";

/** What somebody writes who uses both packages; here it only has to compile. */
const CONSUMER = `
import * as nodeLlamaCpp from "node-llama-cpp";
import { formatQwen3 } from "./src/index.ts";
import { fromNodeLlamaCpp, qwen3ChatWrapper, toLlamaText } from "./src/runtimes/node-llama-cpp.ts";
import { toRuns, toTokenIds } from "./src/runtimes/runs.ts";

const { defineChatSessionFunction, LlamaChatSession, LlamaText, SpecialTokensText } = nodeLlamaCpp;

export async function talk(model: nodeLlamaCpp.LlamaModel): Promise<nodeLlamaCpp.Token[]> {
  const context = await model.createContext();
  const chatWrapper = qwen3ChatWrapper(nodeLlamaCpp, { template: "qwen3.8", reasoningEffort: "low" });
  const session = new LlamaChatSession({ contextSequence: context.getSequence(), chatWrapper, systemPrompt: "" });
  const weather = defineChatSessionFunction({
    description: "Weather of today",
    params: { type: "object", properties: { city: { type: "string" } } },
    handler: ({ city }) => city,
  });
  await session.prompt("Hi?", { functions: { weather } });

  const { messages, tools } = fromNodeLlamaCpp(session.getChatHistory(), { weather });
  const chat = formatQwen3(messages, { template: "qwen3.8", tools });
  const tokenize = (text: string): nodeLlamaCpp.Token[] => model.tokenize(text, false);
  await context.getSequence().evaluateWithoutGeneratingNewTokens(
    toTokenIds(toRuns(chat), { tokenize, controlId: (token) => model.tokenize(token, true) }),
  );
  return toLlamaText(toRuns(chat), { LlamaText, SpecialTokensText }).tokenize(model.tokenizer);
}

export const plain: nodeLlamaCpp.ChatWrapper = qwen3ChatWrapper(nodeLlamaCpp);
// @ts-expect-error -- qwen3-coder does not think
qwen3ChatWrapper(nodeLlamaCpp, { template: "qwen3-coder", enableThinking: false });
`;

/** Compiles it, and the example of the README, with the engine's own types; returns what the compiler says. */
export function checkTypes(engineFolder: string, folder: string): string | undefined {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "consumer.mts"), CONSUMER.replaceAll('"./src/', `"${PROJECT.replaceAll("\\", "/")}src/`));
  writeFileSync(join(folder, "example.mts"), exampleWith('"node-llama-cpp"'));
  const typeRoots = [join(PROJECT, "node_modules", "@types")];
  const paths = {
    "node-llama-cpp": [join(engineFolder, "node-llama-cpp", "dist", "index.d.ts")],
    "qwen3-format": [join(PROJECT, "src", "index.ts")],
    "qwen3-format/runtimes": [join(PROJECT, "src", "runtimes", "index.ts")],
  };
  const config = {
    extends: join(PROJECT, "tsconfig.json"),
    compilerOptions: { paths, typeRoots },
    include: ["consumer.mts", "example.mts"],
  };
  return typeErrors(folder, config);
}
