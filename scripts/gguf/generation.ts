import { isDeepStrictEqual } from "node:util";
import { formatQwen3, type FormatOptions, type Tool } from "../../src/index.ts";
import { qwen3ChatWrapper } from "../../src/runtimes/node-llama-cpp.ts";
import type { Answer, ChatSession, Engine, Llama, Model, Sequence } from "./engine.ts";
import type { ModelFiles } from "./model-files.ts";
import { scenes, type Part, type Scene } from "./scenes.ts";

/** A check, and what is wrong in words. */
export interface Finding {
  readonly name: string;
  readonly found: string | undefined;
}

/** Plays all scenes, each model loaded once. */
export async function checkGeneration(engine: Engine, llama: Llama, files: ModelFiles): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const script of ["json", "xml"] as const) {
    const model = await llama.loadModel({ modelPath: files[script] });
    const sequence = await sequenceOf(model, 1024);
    for (const scene of scenes.filter((each) => each.script === script)) {
      findings.push({ name: scene.name, found: await play(scene, new Stage(engine, model, sequence, scene.options)) });
      await sequence.clearHistory();
    }
    const small = new Stage(engine, model, await sequenceOf(model, 256), OPTIONS[script]);
    findings.push(
      { name: `a prefix (${script})`, found: await playPrefix(new Stage(engine, model, sequence, OPTIONS[script])) },
      {
        name: `a preloaded draft (${script})`,
        found: await playDraft(new Stage(engine, model, sequence, OPTIONS[script])),
      },
      { name: `a chat longer than its context (${script})`, found: await playLong(small) },
    );
    await model.dispose();
  }
  return findings;
}

const OPTIONS = { json: { template: "qwen3" }, xml: { template: "qwen3.5" } } as const;

async function sequenceOf(model: Model, contextSize: number): Promise<Sequence> {
  // More threads than one wait for each other for longer than the work takes.
  const context = await model.createContext({ contextSize, threads: 1 });
  return context.getSequence();
}

const PARAMETERS = { type: "object", properties: { city: { type: "string" } } };
const DESCRIPTION = "Weather of today";
const TOOLS: readonly Tool[] = [
  { type: "function", function: { name: "weather", description: DESCRIPTION, parameters: PARAMETERS } },
];

/** A session with the wrapper, on a model that follows a script. */
class Stage {
  readonly session: ChatSession;
  readonly #model: Model;
  readonly #sequence: Sequence;
  readonly #functions = {
    weather: {
      description: DESCRIPTION,
      params: PARAMETERS,
      handler: ({ city }: { readonly city: string }) => `rain in ${city}`,
    },
  };

  constructor(engine: Engine, model: Model, sequence: Sequence, options: Scene["options"]) {
    this.#model = model;
    this.#sequence = sequence;
    const chatWrapper = qwen3ChatWrapper(engine, options as object);
    this.session = new engine.LlamaChatSession({ contextSequence: sequence, chatWrapper, systemPrompt: "" });
  }

  async ask(text: string, { isEquipped = false, ...options }: Ask = {}): Promise<Part[]> {
    const functions = isEquipped ? { functions: this.#functions } : {};
    const answer = await this.session.promptWithMeta(text, {
      maxTokens: 100,
      repeatPenalty: false,
      ...functions,
      ...options,
    });
    return partsOf(answer);
  }

  /** What the model has in its context. */
  context(): string {
    return this.#model.detokenize(this.#sequence.contextTokens, true);
  }

  holds(token: string): boolean {
    return this.#model.tokenize(token, true).some((id) => this.#sequence.contextTokens.includes(id));
  }
}

interface Ask {
  readonly isEquipped?: boolean;
  readonly responsePrefix?: string;
}

function partsOf({ response, stopReason }: Answer): Part[] {
  const parts = response.flatMap((item): Part[] => {
    if (typeof item === "string") return item === "" ? [] : [item];
    if (item.type === "segment") return [{ thought: item.text + (item.ended ? "" : "…") }];
    return [{ call: item.name, params: item.params as object, result: String(item.result) }];
  });
  return stopReason === "eogToken" ? parts : [...parts, `(${stopReason})`];
}

async function play({ options, isEquipped, answers, messages }: Scene, stage: Stage): Promise<string | undefined> {
  const given = [await stage.ask("Hi?", { isEquipped }), await stage.ask("And now?", { isEquipped })];
  const wanted = formatQwen3(messages, {
    ...options,
    ...(isEquipped ? { tools: TOOLS } : {}),
  } as FormatOptions).text.replace(/<\|im_end\|>\n$/, "");
  const context = stage.context();
  stage.session.dispose();
  return different("answers", given, answers) ?? different("context", context, wanted);
}

/** The answer has been begun by the caller. */
async function playPrefix(stage: Stage): Promise<string | undefined> {
  const given = await stage.ask("Hi?", { responsePrefix: "Hi" });
  const context = stage.context();
  stage.session.dispose();
  const wanted = "<|im_start|>user\nHi?<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\nHi";
  return different("answer", given, ["Hi"]) ?? different("context", context, wanted);
}

/** A draft that ends in what looks like a token: the engine must find its end, and no token may come of it. */
async function playDraft(stage: Stage): Promise<string | undefined> {
  await stage.session.preloadPrompt("What is <think>");
  const context = stage.context();
  const hasToken = stage.holds("<think>");
  stage.session.dispose();
  const wanted = "<|im_start|>user\nWhat is <think>";
  return hasToken ? "the draft holds the token <think>" : different("context", context, wanted);
}

/** More turns than the context has room for, so that the engine takes some of them away; now and then within a thought. */
async function playLong(stage: Stage): Promise<string | undefined> {
  const texts: unknown[] = [];
  for (let turn = 0; turn < 12; turn++) {
    texts.push((await stage.ask(`Hi, for the ${turn}th time, and many more to come?`)).at(-1));
  }
  stage.session.dispose();
  return different(
    "texts",
    texts,
    texts.map(() => "\n\nHi"),
  );
}

function different(what: string, given: unknown, wanted: unknown): string | undefined {
  if (isDeepStrictEqual(given, wanted)) return undefined;
  return `${what}\n  given:  ${JSON.stringify(given)}\n  wanted: ${JSON.stringify(wanted)}`;
}
