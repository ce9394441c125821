import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { LlamaTextJson, NodeLlamaCppFunctions, NodeLlamaCppItem } from "../../src/runtimes/node-llama-cpp.ts";
import { cachedPackages, messageOf, UnavailableError } from "../cached-packages.ts";

export const VERSION = "3.22.1";
const ENGINE = "node-llama-cpp";

/** The package with the compiled engine, and the device of what was compiled. */
const BINARIES: Readonly<Record<string, readonly [string, "metal" | false]>> = {
  "linux-x64": ["linux-x64", false],
  "linux-arm64": ["linux-arm64", false],
  "linux-arm": ["linux-armv7l", false],
  "darwin-x64": ["mac-x64", false],
  "darwin-arm64": ["mac-arm64-metal", "metal"],
  "win32-x64": ["win-x64", false],
  "win32-arm64": ["win-arm64", false],
};

/** What of node-llama-cpp the checks use. */
export interface Engine {
  readonly getLlama: (options: object) => Promise<Llama>;
  readonly LlamaChatSession: new (options: object) => ChatSession;
  readonly LlamaText: (values: readonly (string | Special)[]) => EngineText;
  readonly SpecialTokensText: new (text: string) => Special;
  readonly SpecialToken: new (name: "EOS") => Special;
  readonly ChatWrapper: abstract new () => ChatWrapper;
  readonly QwenChatWrapper: new (options: object) => ChatWrapper & { readonly settings: object };
}

/** Marks a special token in a text. */
export interface Special {
  readonly value: string;
}

export interface EngineText {
  readonly tokenize: (tokenizer: unknown) => number[];
  readonly toString: () => string;
  readonly toJSON: () => LlamaTextJson;
}

export interface ChatWrapper {
  readonly generateContextState: (request: {
    readonly chatHistory: readonly NodeLlamaCppItem[];
    readonly availableFunctions?: NodeLlamaCppFunctions;
  }) => { readonly contextText: EngineText };
}

export interface Llama {
  readonly loadModel: (options: { readonly modelPath: string; readonly vocabOnly?: boolean }) => Promise<Model>;
  readonly dispose: () => Promise<void>;
}

export interface Model {
  readonly tokenize: (text: string, specialTokens: boolean) => number[];
  readonly detokenize: (ids: readonly number[], specialTokens: boolean) => string;
  readonly tokenizer: unknown;
  readonly createContext: (options: object) => Promise<{ readonly getSequence: () => Sequence }>;
  readonly dispose: () => Promise<void>;
}

export interface Sequence {
  readonly contextTokens: readonly number[];
  readonly clearHistory: () => Promise<void>;
}

export interface ChatSession {
  readonly promptWithMeta: (text: string, options: object) => Promise<Answer>;
  readonly preloadPrompt: (text: string) => Promise<void>;
  readonly getChatHistory: () => NodeLlamaCppItem[];
  readonly dispose: () => void;
}

export interface Answer {
  readonly response: Extract<NodeLlamaCppItem, { type: "model" }>["response"];
  readonly stopReason: string;
}

/** The folder with the engine; fetched when it is not there. */
export function engineFolder(): string {
  const [binary] = binaryHere();
  return cachedPackages({
    name: `${ENGINE}-${VERSION}`,
    versions: { [ENGINE]: VERSION, [`@${ENGINE}/${binary}`]: VERSION },
    flags: ["--omit=optional"],
    remark: "without its 600 MB for other devices",
  });
}

function binaryHere(): readonly [string, "metal" | false] {
  const platform = `${process.platform}-${process.arch}`;
  const binary = BINARIES[platform];
  if (binary === undefined) throw new UnavailableError(`${ENGINE} has no compiled engine for ${platform}`);
  return binary;
}

/** The engine and a handle on it, with no network and no compiler. */
export async function startEngine(folder: string): Promise<{ readonly engine: Engine; readonly llama: Llama }> {
  const [, gpu] = binaryHere();
  try {
    const engine = (await import(pathToFileURL(join(folder, ENGINE, "dist", "index.js")).href)) as Engine;
    const llama = await engine.getLlama({ gpu, build: "never", skipDownload: true, logLevel: "disabled" });
    return { engine, llama };
  } catch (error) {
    throw new UnavailableError(`the engine does not start: ${messageOf(error)}`);
  }
}
