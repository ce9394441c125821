import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { LlamaTextJson, NodeLlamaCppFunctions, NodeLlamaCppItem } from "../../src/runtimes/node-llama-cpp.ts";
import { command, PROJECT } from "../check-package/steps.ts";

/** The engine could not be had; nothing was checked. */
export class EngineError extends Error {}

export const VERSION = "3.22.1";
const ENGINE = "node-llama-cpp";
const FOLDER = join(PROJECT, "node_modules", ".cache", "qwen3-format", `${ENGINE}-${VERSION}`);

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

/** The folder of the engine, in which nothing is a dependency of ours; fetched when it is not there. */
export function engineFolder(): string {
  const [binary] = binaryHere();
  const folder = join(FOLDER, "node_modules");
  const names = [ENGINE, `@${ENGINE}/${binary}`];
  if (names.every((name) => versionIn(join(folder, name)) === VERSION)) return folder;
  const packages = names.map((name) => `${name}@${VERSION}`);
  console.log(`npm install ${packages.join(" ")}\n  into ${folder}, without its 600 MB for other devices`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, "package.json"), '{ "private": true }\n');
  try {
    command("npm", ["install", "--prefix", FOLDER, ...QUIETLY, ...packages], { cwd: FOLDER });
  } catch (error) {
    throw new EngineError(`the engine cannot be installed: ${messageOf(error)}`);
  }
  return folder;
}

const QUIETLY = [
  "--omit=optional",
  "--ignore-scripts",
  "--no-save",
  "--no-package-lock",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
];

function binaryHere(): readonly [string, "metal" | false] {
  const platform = `${process.platform}-${process.arch}`;
  const binary = BINARIES[platform];
  if (binary === undefined) throw new EngineError(`${ENGINE} has no compiled engine for ${platform}`);
  return binary;
}

function versionIn(folder: string): string | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, "utf8")) as { version?: string }).version;
}

/** The engine and a handle on it, with no network and no compiler. */
export async function startEngine(folder: string): Promise<{ readonly engine: Engine; readonly llama: Llama }> {
  const [, gpu] = binaryHere();
  try {
    const engine = (await import(pathToFileURL(join(folder, ENGINE, "dist", "index.js")).href)) as Engine;
    const llama = await engine.getLlama({ gpu, build: "never", skipDownload: true, logLevel: "disabled" });
    return { engine, llama };
  } catch (error) {
    throw new EngineError(`the engine does not start: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
