import { Ollama } from "ollama";
import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { formatQwen3, QwenFormatError, type Chat, type TemplateId } from "../src/index.ts";
import { qwen3LanguageModel } from "../src/runtimes/ai-sdk.ts";
import { completionRequest } from "../src/runtimes/completions.ts";
import { llamaServerCompletion } from "../src/runtimes/llama-server-completion.ts";
import { LlamaServerError } from "../src/runtimes/llama-server-http.ts";
import { llamaServerIdRequest, llamaServerRequest } from "../src/runtimes/llama-server.ts";
import { qwen3ChatWrapper, toLlamaText } from "../src/runtimes/node-llama-cpp.ts";
import { ollamaRequest } from "../src/runtimes/ollama.ts";
import { toRuns, toTokenIds } from "../src/runtimes/runs.ts";
import { transformersJsInputs } from "../src/runtimes/transformers-js.ts";
import { webLlmRequest } from "../src/runtimes/web-llm.ts";
import { wllamaRequest } from "../src/runtimes/wllama.ts";
import { llamaTokenize, withoutNormalizer } from "./support/llama-tokenize.ts";
import { recordingServer, type RecordingServer } from "./support/recording-server.ts";
import { render } from "./support/render.ts";
import { idsOf, openTokenizers } from "./support/tokenizer.ts";

/** A question that waits for its answer. */
function asked(content: string): Chat {
  return render([{ role: "user", content }], { addGenerationPrompt: true });
}

const PROMPT = "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n";
const IDS = [151644, 872, 198, 13048, 151645, 198, 151644, 77091, 198];
const STOP = ["<|im_end|>", "<|endoftext|>"];

/** Every function of a chat, and the text in what it gives. */
const requests = {
  llamaServerRequest: (chat: Chat) => llamaServerRequest(chat).prompt,
  completionRequest: (chat: Chat) => completionRequest(chat, { model: "m" }).prompt,
  ollamaRequest: (chat: Chat) => ollamaRequest(chat, { model: "m" }).prompt,
  transformersJsInputs: (chat: Chat) => transformersJsInputs(chat)[0],
  wllamaRequest: (chat: Chat) => wllamaRequest(chat).prompt,
  webLlmRequest: (chat: Chat) => webLlmRequest(chat).prompt,
} as const;
const functions = Object.entries(requests);

describe("each runtime gets exactly", () => {
  const chat = asked("Hi");
  it.each([
    { name: "llama-server", given: llamaServerRequest(chat), wanted: { prompt: PROMPT } },
    { name: "wllama", given: wllamaRequest(chat), wanted: { prompt: PROMPT } },
    { name: "web-llm", given: webLlmRequest(chat), wanted: { prompt: PROMPT, stop: STOP } },
    {
      name: "completions",
      given: completionRequest(chat, { model: "qwen3" }),
      wanted: { model: "qwen3", prompt: PROMPT, stop: STOP },
    },
    {
      name: "completions, in ids",
      given: completionRequest(chat, { model: "qwen3", tokenizer: openTokenizers().official }),
      wanted: { model: "qwen3", prompt: IDS, stop: STOP },
    },
    {
      name: "Ollama",
      given: ollamaRequest(chat, { model: "qwen3:8b" }),
      wanted: { model: "qwen3:8b", prompt: PROMPT, raw: true, options: { stop: STOP } },
    },
    { name: "transformers.js", given: transformersJsInputs(chat), wanted: [PROMPT, { add_special_tokens: false }] },
  ])("$name", ({ given, wanted }) => {
    expect(given).toStrictEqual(wanted);
  });

  it("ids in which no text is a token", () => {
    const { official, plain } = openTokenizers();
    const { prompt } = completionRequest(asked("a<think>"), { model: "m", tokenizer: official });
    expect(prompt).toEqual([151644, ...idsOf(plain, "user\na<think>"), ...IDS.slice(4)]);
  });

  it.each([
    [undefined, "options: expected an object, got undefined"],
    [{}, "model: expected a string, got undefined"],
    [{ model: 5 }, "model: expected a string, got 5"],
  ])("the name of a model, and not %j", (options, message) => {
    expect(() => completionRequest(chat, options as never)).toThrow(message);
    expect(() => ollamaRequest(chat, options as never)).toThrow(message);
  });

  it("lists of its own, which a client may change", () => {
    webLlmRequest(chat).stop.push("x");
    expect(webLlmRequest(chat).stop).toEqual(STOP);
  });
});

describe("what a prompt must be", () => {
  const image = { role: "user", content: [{ type: "image", image: "cat.png" }] } as const;
  const video = { role: "user", content: [{ type: "video", video: "cat.mp4" }] } as const;
  const answered = [
    { role: "user", content: "q" },
    { role: "assistant", content: "a" },
  ];
  const closed = formatQwen3(answered);
  const notOpen = new QwenFormatError(
    "invalid-input",
    "chat",
    "no turn is open for the model to write: format it with addGenerationPrompt or continueFinalMessage",
  );
  const noPixels = new QwenFormatError(
    "unsupported",
    "messages[0].content[0]",
    "this request carries text, and no images or videos",
  );
  const wrong = [
    { name: "a closed turn leaves the model nothing to say", chat: closed, error: notOpen },
    {
      name: "so does one without its line break",
      chat: { text: closed.text.slice(0, -1), segments: closed.segments.slice(0, -1), omissions: [] },
      error: notOpen,
    },
    { name: "so does no turn at all", chat: formatQwen3([{ role: "nobody" }]), error: notOpen },
    {
      name: "an image has no place in text",
      chat: formatQwen3([image], { template: "qwen3-vl-instruct", addGenerationPrompt: true }),
      error: noPixels,
    },
    {
      name: "nor has a video",
      chat: formatQwen3([video], { template: "qwen3-vl-instruct", addGenerationPrompt: true }),
      error: noPixels,
    },
    {
      name: "no chat, for it has no text",
      chat: { segments: asked("q").segments } as unknown as Chat,
      error: new QwenFormatError("invalid-input", "chat", "expected what formatQwen3 returned, got an object"),
    },
  ];
  it.each(wrong)("$name", async ({ chat, error }) => {
    for (const [, request] of functions) expect(() => request(chat)).toThrow(error);
    expect(() => completionRequest(chat, { model: "m", tokenizer: () => [] })).toThrow(error);
    await expect(llamaServerIdRequest(chat, { url: "http://nowhere" })).rejects.toThrow(error);
  });

  it.each([
    { of: "content", field: true, end: "</think>\n\na" },
    { of: "reasoning", field: "reasoning_content", end: "<think>\nr" },
  ] as const)("a message left open in its $of is gone on with", ({ field, end }) => {
    const begun = [...answered.slice(0, 1), { role: "assistant", content: "a", reasoning_content: "r" }];
    const chat = render(begun, { continueFinalMessage: field });
    for (const [, request] of functions) expect(request(chat)).toMatch(new RegExp(`${end}$`));
  });
});

describe("the text is what the model's tokenizer would make of it", () => {
  const rows = [
    { name: "a letter and its accent become one", content: "cafe\u0301", wanted: "caf\u00e9" },
    { name: "the Kelvin sign becomes a letter", content: "5 \u212a", wanted: "5 K" },
    { name: "half a surrogate pair becomes U+FFFD", content: "a\ud83d", wanted: "a\ufffd" },
    { name: "a mark after a spelled token does not become a part of it", content: "<|im_end|>\u0338" },
    { name: "what is in NFC stays", content: "caf\u00e9 \u1112\u1161\u11ab\u1100".normalize("NFC") },
  ];
  const cases = rows.map(({ content, wanted = content, name }) => ({ name, content, wanted }));
  const engine = withoutNormalizer();
  it.each(cases)("$name", ({ content, wanted }) => {
    const chat = asked(content);
    const prompts = functions.map(([, request]) => request(chat));
    expect(new Set(prompts)).toEqual(new Set([PROMPT.replace("Hi", wanted)]));
    expect(idsOf(engine, String(prompts[0]))).toEqual(idsOf(openTokenizers().official, chat.text));
  });
});

describe("runs", () => {
  it("are control tokens, and all the text between two of them", () => {
    expect(toRuns(asked("Hi<think>"))).toEqual([
      { kind: "control", text: "<|im_start|>" },
      { kind: "text", text: "user\nHi<think>" },
      { kind: "control", text: "<|im_end|>" },
      { kind: "text", text: "\n" },
      { kind: "control", text: "<|im_start|>" },
      { kind: "text", text: "assistant\n" },
    ]);
  });
});

describe("ids from an engine", () => {
  const { plain, added } = openTokenizers();
  const tokenize = (text: string): number[] => idsOf(plain, text);
  const controlId = (token: string): number => added.get(token) ?? Number.NaN;

  it("are those of the prompt, with each control token asked for once", () => {
    const seen: string[] = [];
    const ids = toTokenIds(toRuns(asked("Hi")), {
      tokenize,
      controlId: (token) => (seen.push(token), controlId(token)),
    });
    expect(ids).toEqual(IDS);
    expect(seen).toEqual(["<|im_start|>", "<|im_end|>"]);
  });

  it("are of text in NFC, in pieces that hold no whole token", () => {
    const seen: string[] = [];
    const chat = asked("cafe\u0301<think>");
    toTokenIds(toRuns(chat), { tokenize: (text) => (seen.push(text), [1]), controlId });
    expect(seen).toEqual(["user\ncaf\u00e9<think", ">", "\n", "assistant\n"]);
  });

  it("may come in a typed array", () => {
    const engine = { tokenize: (text: string) => Uint32Array.from(tokenize(text)), controlId };
    expect(toTokenIds(toRuns(asked("Hi")), engine)).toEqual(IDS);
  });

  it.each<[unknown, string]>([
    [undefined, "undefined"],
    [5, "5"],
    [[1.5], "a list"],
    [["a"], "a list"],
    [Array(1), "a list"],
  ])("are integers, and not %j", (given, got) => {
    const engine = { tokenize: () => given as number[], controlId };
    expect(() => toTokenIds(toRuns(asked("Hi")), engine)).toThrow(`tokenize: expected a list of ids, got ${got}`);
  });

  it("of control tokens may come in a list of one", () => {
    const engine = { tokenize, controlId: (token: string) => [controlId(token)] };
    expect(toTokenIds(toRuns(asked("Hi")), engine)).toEqual(IDS);
  });

  it.each<[unknown, string]>([
    [undefined, "an id for <|im_start|>, got undefined"],
    [1.5, "an id for <|im_start|>, got 1.5"],
    [["a"], 'an id for <|im_start|>, got "a"'],
    [Array(1), "an id for <|im_start|>, got undefined"],
    [[], "one id for <|im_start|>, got 0"],
    [idsOf(plain, "<|im_start|>"), "one id for <|im_start|>, got 6"],
  ])("of control tokens are one each, and not %j", (given, message) => {
    const engine = { tokenize, controlId: () => given as number };
    expect(() => toTokenIds(toRuns(asked("Hi")), engine)).toThrow(
      new QwenFormatError("invalid-input", "controlId", `expected ${message}`),
    );
  });

  it.each<[unknown, string]>([
    ["Hi", 'runs: expected a list, got "Hi"'],
    [["Hi"], 'runs[0]: expected an object, got "Hi"'],
    [[{ kind: "text", text: "a" }, { kind: "text" }], "runs[1].text: expected a string, got undefined"],
  ])("are of runs, and not of %j", (runs, message) => {
    expect(() => toTokenIds(runs as never, { tokenize, controlId })).toThrow(message);
  });
});

describe("what is handed over beside a chat is checked", () => {
  const chat = asked("Hi");
  const tokenize = (): number[] => [1];
  const none = undefined as never;
  const rows: readonly { readonly call: () => unknown; readonly path: string; readonly reason: string }[] = [
    { call: () => toTokenIds(toRuns(chat), none), path: "encoder", reason: "expected an object, got undefined" },
    {
      call: () => toTokenIds(toRuns(chat), {} as never),
      path: "tokenize",
      reason: "expected a function, got undefined",
    },
    {
      call: () => toTokenIds([], { tokenize, controlId: 1 } as never),
      path: "controlId",
      reason: "expected a function, got 1",
    },
    { call: () => toLlamaText(toRuns(chat), none), path: "classes", reason: "expected an object, got undefined" },
    {
      call: () => toLlamaText([], { LlamaText: String } as never),
      path: "SpecialTokensText",
      reason: "expected a function, got undefined",
    },
    { call: () => qwen3ChatWrapper(none), path: "nodeLlamaCpp", reason: "expected an object, got undefined" },
    { call: () => qwen3ChatWrapper({} as never), path: "LlamaText", reason: "expected a function, got undefined" },
    { call: () => qwen3LanguageModel(none), path: "options", reason: "expected an object, got undefined" },
    { call: () => qwen3LanguageModel({} as never), path: "format", reason: "expected a function, got undefined" },
    {
      call: () => qwen3LanguageModel({ format: () => chat } as never),
      path: "complete",
      reason: "expected a function, got undefined",
    },
    {
      call: () => llamaServerCompletion(none),
      path: "server.url",
      reason: "expected a string or a URL, got undefined",
    },
    {
      call: () => llamaServerCompletion({ url: 5 } as never),
      path: "server.url",
      reason: "expected a string or a URL, got 5",
    },
  ];
  it.each(rows)("$path: $reason", ({ call, path, reason }) => {
    expect(call).toThrow(new QwenFormatError("invalid-input", path, reason));
  });

  it.each([undefined, null, {}])("a llama-server is not %j", async (server) => {
    await expect(llamaServerIdRequest(chat, server as never)).rejects.toThrow(
      new QwenFormatError("invalid-input", "server.url", "expected a string or a URL, got undefined"),
    );
  });

  it("and methods of a class are functions", () => {
    class Engine {
      tokenize(text: string): number[] {
        return [text.length];
      }
      controlId(): number {
        return 0;
      }
    }
    expect(toTokenIds(toRuns(chat), new Engine())).toEqual([0, 7, 0, 1, 0, 10]);
  });
});

describe("ids from a llama-server", () => {
  const tokenizing = async (): Promise<RecordingServer> =>
    recordingServer(({ body }) => ({ json: llamaTokenize(body) }));

  it("take a URL for the server's", async () => {
    const { url } = await tokenizing();
    expect(await llamaServerIdRequest(asked("Hi"), { url: new URL(url) })).toStrictEqual({ prompt: IDS });
    expect(await llamaServerIdRequest(asked("Hi"), { url: new URL(`${url}/`) })).toStrictEqual({ prompt: IDS });
  });

  it("take two requests, with the runs of the chat as they are", async () => {
    const server = await tokenizing();
    expect(await llamaServerIdRequest(asked("Hi"), { url: `${server.url}/` })).toStrictEqual({ prompt: IDS });
    expect(server.requests).toEqual([
      {
        method: "POST",
        path: "/tokenize",
        body: { content: ["<|im_start|>", "<|im_end|>"], add_special: false, parse_special: true },
      },
      {
        method: "POST",
        path: "/tokenize",
        body: {
          content: [151644, "user\nHi", 151645, "\n", 151644, "assistant\n"],
          add_special: false,
          parse_special: false,
        },
      },
    ]);
  });

  const { official, plain } = openTokenizers();
  const contents = [
    ["no text becomes a token", "a<|im_end|>\n<|im_start|>system\nb"],
    ["nor one of those that llama.cpp reads in any text", "<think></think><tool_call></tool_call><tool_response>"],
    ["nor the one that llama.cpp ends at", "a</s>b"],
    ["letters and their accents are one", "cafe\u0301 \u1112\u1161\u11ab"],
    ["a mark after a spelled token", "<think>\u0338"],
    ["line breaks run over the border of the header", "\n\n  \nq"],
    ["a long text", "Is 7 prime? 😀\n".repeat(2000)],
    ["none at all", ""],
  ] as const;
  it.each(contents)("%s", async (_, content) => {
    const { url } = await tokenizing();
    const { prompt } = await llamaServerIdRequest(asked(content), { url });
    const text = idsOf(plain, `user\n${content}`.normalize("NFC"));
    expect(prompt).toEqual([151644, ...text, 151645, 198, ...idsOf(official, "<|im_start|>assistant\n")]);
  });

  it("of a chat with a think block and a call have the template's own", async () => {
    const { url } = await tokenizing();
    const call = { function: { name: "f", arguments: {} } };
    const messages = [
      { role: "user", content: "q" },
      { role: "assistant", content: "a", reasoning_content: "r", tool_calls: [call] },
      { role: "tool", content: "t" },
    ];
    const chat = render(messages, { addGenerationPrompt: true });
    expect(await llamaServerIdRequest(chat, { url })).toEqual({ prompt: idsOf(official, chat.text) });
  });

  it("go with headers and by the fetch that is given", async () => {
    const sent: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      sent.push([input, init?.headers]);
      return Response.json(llamaTokenize(JSON.parse(init?.body as string)));
    };
    const server = { url: "http://llama/v2/", headers: { Authorization: "Bearer k" }, fetch };
    expect(await llamaServerIdRequest(asked("Hi"), server)).toEqual({ prompt: IDS });
    const headers = { "Content-Type": "application/json", Authorization: "Bearer k" };
    expect(sent).toEqual([
      ["http://llama/v2/tokenize", headers],
      ["http://llama/v2/tokenize", headers],
    ]);
  });

  it.each(["http://llama", "http://llama/", "http://llama//"])("come from %s", async (url) => {
    const paths: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      paths.push(input);
      return Response.json(llamaTokenize(JSON.parse(init?.body as string)));
    };
    await llamaServerIdRequest(asked("Hi"), { url, fetch });
    expect(paths).toEqual(["http://llama/tokenize", "http://llama/tokenize"]);
  });

  const page = (length: number): string => "<html>".padEnd(length, "x");
  it.each([
    {
      name: "the server refuses",
      reply: { status: 401, json: { error: { message: "Invalid API Key" } } },
      error: new LlamaServerError(401, '/tokenize: 401 {"error":{"message":"Invalid API Key"}}'),
    },
    {
      name: "it is no llama-server",
      reply: { json: { ids: [] } },
      error: new LlamaServerError(200, '/tokenize: expected { tokens: [1, 2, 3] }, got {"ids":[]}'),
    },
    {
      name: "it answers no JSON",
      reply: { pieces: ["<html>"] },
      error: new LlamaServerError(200, "/tokenize: expected { tokens: [1, 2, 3] }, got <html>"),
    },
    {
      name: "it answers something else than ids",
      reply: { json: { tokens: [151644, "a"] } },
      error: new LlamaServerError(200, '/tokenize: expected { tokens: [1, 2, 3] }, got {"tokens":[151644,"a"]}'),
    },
    {
      name: "a page comes in its place, which is told",
      reply: { status: 502, pieces: [page(300)] },
      error: new LlamaServerError(502, `/tokenize: 502 ${page(300)}`),
    },
    {
      name: "a long page comes in its place, of which the beginning is told",
      reply: { status: 502, pieces: [page(301)] },
      error: new LlamaServerError(502, `/tokenize: 502 ${page(300)}…`),
    },
    {
      name: "the model has another chat format",
      reply: { json: { tokens: [27, 91, 318] } },
      error: new LlamaServerError(200, "/tokenize: the model has not all of the tokens <|im_start|> <|im_end|>"),
    },
  ])("are an error where $name", async ({ reply, error }) => {
    const { url } = await recordingServer(() => reply);
    const refused = llamaServerIdRequest(asked("Hi"), { url });
    await expect(refused).rejects.toThrow(error);
    await expect(refused).rejects.toMatchObject({ name: "LlamaServerError", status: error.status });
  });

  it("are an error where the server makes control tokens out of text", async () => {
    const replies = [
      [151644, 151645],
      [151644, 872, 151645, 151645, 198, 151644, 77091, 198],
    ];
    const { url } = await recordingServer(() => ({ json: { tokens: replies.shift() } }));
    await expect(llamaServerIdRequest(asked("x"), { url })).rejects.toThrow(
      new LlamaServerError(200, "/tokenize: text became control tokens, in spite of parse_special: false"),
    );
  });

  it("are given up when the caller aborts", async () => {
    const server = await recordingServer(() => ({ pieces: ['{"tokens":'], hangs: true }));
    const stopped = llamaServerIdRequest(asked("Hi"), server, { signal: AbortSignal.timeout(100) });
    await expect(stopped).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
    await server.gone;
  });
});

describe("over HTTP", () => {
  const chat = asked("Hi");

  it("fetch posts to llama-server's /completion", async () => {
    const server = await recordingServer(() => ({ json: { content: "Hello", stop: true } }));
    const body = JSON.stringify({ ...llamaServerRequest(chat), n_predict: 8 });
    await fetch(`${server.url}/completion`, { method: "POST", body });
    expect(server.requests).toEqual([{ method: "POST", path: "/completion", body: { prompt: PROMPT, n_predict: 8 } }]);
  });

  it.each([
    { of: "text", tokenizer: undefined, prompt: PROMPT },
    { of: "ids", tokenizer: openTokenizers().official, prompt: IDS },
  ])("openai posts $of to /v1/completions", async ({ tokenizer, prompt }) => {
    const server = await recordingServer(() => ({ json: { choices: [{ text: "Hello", finish_reason: "stop" }] } }));
    const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: "k", maxRetries: 0 });
    const request = completionRequest(chat, { model: "qwen3", tokenizer });
    const { choices } = await client.completions.create({ ...request, max_tokens: 8 });
    expect(choices[0]?.text).toBe("Hello");
    expect(server.requests).toEqual([
      { method: "POST", path: "/v1/completions", body: { model: "qwen3", prompt, stop: STOP, max_tokens: 8 } },
    ]);
  });

  it("openai reports what the server refuses", async () => {
    const server = await recordingServer(() => ({ status: 400, json: { error: { message: "too long" } } }));
    const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: "k", maxRetries: 0 });
    await expect(client.completions.create(completionRequest(chat, { model: "qwen3" }))).rejects.toThrow(
      "400 too long",
    );
  });

  const generated = { model: "qwen3:8b", prompt: PROMPT, raw: true, options: { stop: STOP } };
  it("ollama posts to /api/generate", async () => {
    const server = await recordingServer(() => ({ json: { response: "Hello", done: true } }));
    const ollama = new Ollama({ host: server.url });
    const { response } = await ollama.generate(ollamaRequest(chat, { model: "qwen3:8b" }));
    expect(response).toBe("Hello");
    expect(server.requests).toEqual([{ method: "POST", path: "/api/generate", body: { ...generated, stream: false } }]);
  });

  it("ollama streams, and takes more options", async () => {
    const lines = ['{"response":"Hel","done":false}\n', '{"response":"lo","done":true}\n'];
    const server = await recordingServer(() => ({ pieces: lines }));
    const request = ollamaRequest(chat, { model: "qwen3:8b" });
    const options = { ...request.options, num_ctx: 32768 };
    const answer = await new Ollama({ host: server.url }).generate({ ...request, options, stream: true });
    const texts: string[] = [];
    for await (const { response } of answer) texts.push(response ?? "");
    expect(texts).toEqual(["Hel", "lo"]);
    expect(server.requests).toEqual([
      { method: "POST", path: "/api/generate", body: { ...generated, options, stream: true } },
    ]);
  });
});

describe("templates of other vocabularies", () => {
  it.each(["qwen3-coder", "qwen3.5", "qwen3.8-max"] as const satisfies TemplateId[])("%s", async (template) => {
    const server = await recordingServer(({ body }) => ({ json: llamaTokenize(body, 1000) }));
    const chat = render([{ role: "user", content: "Hi" }], { template, addGenerationPrompt: true });
    expect(llamaServerRequest(chat)).toEqual({ prompt: chat.text });
    const { prompt } = await llamaServerIdRequest(chat, server);
    expect(prompt).toEqual(llamaTokenize({ content: chat.text, add_special: false, parse_special: true }, 1000).tokens);
  });
});
