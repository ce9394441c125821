import { build, type BuildOptions } from "esbuild";
import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { exampleProject, ownPackages, runExample, type Outcome } from "./support/example-project.ts";
import { llamaEvents } from "./support/llama-events.ts";
import { llamaTokenize } from "./support/llama-tokenize.ts";
import { blocks, exampleWith, readme } from "./support/readme.ts";
import { recordingServer, type Recorded, type Reply } from "./support/recording-server.ts";
import { installStandIn, type StandIn } from "./support/stand-ins.ts";
import { tokenizerFile } from "./support/tokenizer.ts";

const project = exampleProject(ownPackages("@huggingface/tokenizers", "ai", "ollama", "openai"));
symlinkSync(tokenizerFile, join(project, "tokenizer.json"));
afterAll(() => rmSync(project, { recursive: true }));

const prompt = "<|im_start|>user\nIs 7 prime?<|im_end|>\n<|im_start|>assistant\n";
const ids = [151644, 872, 198, 3872, 220, 22, 10250, 30, 151645, 198, 151644, 77091, 198];
const stop = ["<|im_end|>", "<|endoftext|>"];

const post = (path: string, body: object): Recorded => ({ method: "POST", path, body });
const tokenized = [
  post("/tokenize", { content: ["<|im_start|>", "<|im_end|>"], add_special: false, parse_special: true }),
  post("/tokenize", {
    content: [151644, "user\nIs 7 prime?", 151645, "\n", 151644, "assistant\n"],
    add_special: false,
    parse_special: false,
  }),
];
const toVllm = { model: "Qwen/Qwen3-8B", stop, max_tokens: 512 };

interface Served {
  /** What its example imports, and no other. */
  readonly imports: string;
  /** The server's in the example; that of the test takes its place. */
  readonly address: string;
  readonly reply: Reply;
  readonly requests: readonly Recorded[];
  readonly printed: string;
}

const served: readonly Served[] = [
  {
    imports: "llamaServerRequest",
    address: "http://127.0.0.1:8080",
    reply: { json: { content: "Yes." } },
    requests: [
      ...tokenized,
      post("/completion", { prompt, n_predict: 512 }),
      post("/completion", { prompt: ids, n_predict: 512 }),
    ],
    printed: "Yes.\nYes.\n",
  },
  {
    imports: '"openai"',
    address: "http://127.0.0.1:8000",
    reply: { json: { choices: [{ text: "Yes." }] } },
    requests: [prompt, ids].map((asked) => post("/v1/completions", { ...toVllm, prompt: asked })),
    printed: "Yes.\nYes.\n",
  },
  {
    imports: '"ollama"',
    address: "http://127.0.0.1:11434",
    reply: { json: { response: "Yes." } },
    requests: [
      post("/api/generate", { model: "qwen3:8b", prompt, raw: true, stream: false, options: { stop, num_ctx: 32768 } }),
    ],
    printed: "Yes.\n",
  },
  {
    imports: '"ai"',
    address: "http://127.0.0.1:8080",
    reply: llamaEvents(["<think>\nNo divisor.\n</think>\n\n", "Yes."]),
    requests: [...tokenized, post("/completion", { prompt: ids, stream: true })],
    printed: "{ reasoningText: 'No divisor.', text: 'Yes.' }\n",
  },
];

describe("an example of a server runs as it stands, and asks it for", () => {
  it.each(served)(
    "what $imports says",
    async ({ imports, address, reply, requests, printed }) => {
      const server = await recordingServer(({ path, body }) =>
        path === "/tokenize" ? { json: llamaTokenize(body) } : reply,
      );
      const [before, after, ...more] = exampleWith(imports).split(address);
      expect(more).toEqual([]);
      const outcome = await runExample(project, `${before}${server.url}${after}`);
      expect(outcome).toEqual({ status: 0, printed, complaints: "" } satisfies Outcome);
      expect(server.requests).toEqual(requests);
    },
    60_000,
  );
});

const asked: readonly { readonly runtime: StandIn; readonly by: object }[] = [
  {
    runtime: "@huggingface/transformers",
    by: {
      model: ["onnx-community/Qwen3-0.6B-ONNX", { dtype: "q4f16" }],
      tokenizer: ["onnx-community/Qwen3-0.6B-ONNX"],
      inputs: [prompt, { add_special_tokens: false }],
      max_new_tokens: 512,
      streamer: { skip_prompt: true },
    },
  },
  {
    runtime: "@wllama/wllama",
    by: {
      paths: { default: "/wllama.wasm" },
      model: [{ repo: "Qwen/Qwen3-0.6B-GGUF", file: "Qwen3-0.6B-Q8_0.gguf" }, { n_ctx: 4096 }],
      prompt,
      max_tokens: 512,
    },
  },
  { runtime: "@mlc-ai/web-llm", by: { model: ["Qwen3-0.6B-q4f16_1-MLC"], prompt, stop, max_tokens: 512 } },
];

describe("an example of a library runs as it stands, and asks a stand-in for", () => {
  it.each(asked)(
    "what $runtime says",
    async ({ runtime, by }) => {
      installStandIn(project, runtime);
      const { printed, ...outcome } = await runExample(project, exampleWith(`"${runtime}"`));
      expect(outcome).toEqual({ status: 0, complaints: "" });
      expect(JSON.parse(printed)).toEqual(by);
    },
    60_000,
  );
});

it("there is no example that is not run, here or by test:gguf", () => {
  const imported = [
    ...served.map(({ imports }) => imports),
    ...asked.map(({ runtime }) => `"${runtime}"`),
    '"node-llama-cpp"',
  ];
  expect(new Set(imported.map(exampleWith))).toEqual(new Set(blocks("js")));
});

describe("esbuild bundles readGguf for browsers", () => {
  const bundle = async (options: BuildOptions): Promise<number> => {
    const contents = 'export { readGguf } from "qwen3-format/gguf";';
    const stdin = { contents, resolveDir: project };
    const common = { bundle: true, write: false, format: "esm", platform: "browser", logLevel: "silent" } as const;
    const { errors } = await build({ stdin, absWorkingDir: root, ...common, ...options });
    return errors.length;
  };
  const root = fileURLToPath(new URL("../", import.meta.url));

  it("with the alias of README.md", async () => {
    const [, name = "", path = ""] = /`--alias:(\S+)=(\S+)`/.exec(readme) ?? [];
    expect(await bundle({ alias: { [name]: path } })).toBe(0);
  });

  it("and not without it", async () => {
    await expect(bundle({})).rejects.toThrow(/Could not resolve "fs"/);
  });
});
