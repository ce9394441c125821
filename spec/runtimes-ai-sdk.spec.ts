import { generateText, jsonSchema, Output, streamText, tool, type LanguageModelUsage } from "ai";
import { describe, expect, it, onTestFinished } from "vitest";
import { formatQwen3, type Chat, type TemplateId } from "../src/index.ts";
import { qwen3LanguageModel, type LanguageModelOptions } from "../src/runtimes/ai-sdk.ts";
import type { Qwen3LanguageModel } from "../src/runtimes/ai-sdk-types.ts";
import { llamaServerCompletion } from "../src/runtimes/llama-server-completion.ts";
import { LlamaServerError } from "../src/runtimes/llama-server-http.ts";
import { thoughtSplitter, type AnswerPart, type AnswerState } from "../src/runtimes/thought-splitter.ts";
import { llamaEvents } from "./support/llama-events.ts";
import { llamaTokenize } from "./support/llama-tokenize.ts";
import { recordingServer, type RecordingServer, type Reply } from "./support/recording-server.ts";
import { render, tiled } from "./support/render.ts";
import { soon } from "./support/soon.ts";

// The warnings are in the results.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

async function llama(completion: Reply): Promise<RecordingServer> {
  return recordingServer(({ path, body }) => (path === "/tokenize" ? { json: llamaTokenize(body) } : completion));
}

function modelOn(url: string, template: TemplateId = "qwen3"): Qwen3LanguageModel {
  const format: LanguageModelOptions["format"] = (messages, options) =>
    tiled(formatQwen3(messages, { ...options, template }));
  return qwen3LanguageModel({ format, complete: llamaServerCompletion({ url }) });
}

const THOUGHTFUL = ["<think>", "\n", "No div", "isor.\n", "</think>", "\n\n", "Yes", "."];
const HI = [151644, 872, 198, 13048, 151645, 198, 151644, 77091, 198];

describe("generateText and streamText on a llama-server", () => {
  it("post the prompt in ids and the settings, and split the answer", async () => {
    const { url, requests } = await llama(llamaEvents(THOUGHTFUL));
    const settings = { maxOutputTokens: 64, temperature: 0.6, topP: 0.95, topK: 20, seed: 7, stopSequences: ["END"] };
    const result = await generateText({ model: modelOn(url), prompt: "Hi", ...settings });
    expect(result).toMatchObject({ reasoningText: "No divisor.", text: "Yes.", finishReason: "stop" });
    expect(usageOf(result.usage)).toEqual([9, 12]);
    expect(requests.at(-1)).toEqual({
      method: "POST",
      path: "/completion",
      body: {
        prompt: HI,
        stream: true,
        n_predict: 64,
        temperature: 0.6,
        top_p: 0.95,
        top_k: 20,
        seed: 7,
        stop: ["END"],
      },
    });
    expect(requests.map(({ path }) => path)).toEqual(["/tokenize", "/tokenize", "/completion"]);
  });

  it("stream the same", async () => {
    const { url, requests } = await llama(llamaEvents(THOUGHTFUL));
    const result = streamText({ model: modelOn(url), prompt: "Hi" });
    const deltas: string[] = [];
    for await (const part of result.fullStream) {
      if (part.type === "reasoning-delta" || part.type === "text-delta") deltas.push(`${part.type}: ${part.text}`);
    }
    expect(deltas).toEqual(["reasoning-delta: No div", "reasoning-delta: isor.", "text-delta: Yes", "text-delta: ."]);
    expect(await result.finishReason).toBe("stop");
    expect(usageOf(await result.usage)).toEqual([9, 12]);
    expect(requests.at(-1)?.body).toEqual({ prompt: HI, stream: true });
  });

  it.each([
    { stop_type: "eos", finishReason: "stop" },
    { stop_type: "word", finishReason: "stop" },
    { stop_type: "limit", finishReason: "length" },
  ])("an answer that ends by $stop_type has ended for $finishReason", async ({ stop_type, finishReason }) => {
    const { url } = await llama(llamaEvents(["Yes."], stop_type));
    expect((await generateText({ model: modelOn(url), prompt: "Hi" })).finishReason).toBe(finishReason);
  });

  it("lines that keep the connection alive are none of the answer", async () => {
    const { url } = await llama({
      pieces: [":\n\n", ...(llamaEvents(["Yes."]).pieces ?? []).flatMap((event) => [": ping\r\n", event])],
    });
    expect((await generateText({ model: modelOn(url), prompt: "Hi" })).text).toBe("Yes.");
  });

  it("events may have no blank behind their names", async () => {
    const { url } = await llama({
      pieces: (llamaEvents(["Yes."]).pieces ?? []).map((event) => event.replace(": ", ":")),
    });
    expect((await generateText({ model: modelOn(url), prompt: "Hi" })).text).toBe("Yes.");
  });

  it("an answer in other pieces of network is the same", async () => {
    const whole = llamaEvents(["<think>\n", "é😀", "</think>Yes."]).pieces?.join("") ?? "";
    const { url } = await llama({ pieces: Array.from(whole) });
    const result = await generateText({ model: modelOn(url), prompt: "Hi" });
    expect(result).toMatchObject({ reasoningText: "é😀", text: "Yes." });
  });
});

/** A server that answers the bytes of the text one by one. */
function byteByByte(text: string): typeof globalThis.fetch {
  return async (input, init) => {
    if (input === "http://llama/tokenize") return Response.json(llamaTokenize(JSON.parse(init?.body as string)));
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of new TextEncoder().encode(text)) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    return new Response(stream);
  };
}

it("an answer in single bytes is the same, also where the engine has no TextDecoderStream", async () => {
  const { TextDecoderStream } = globalThis;
  Object.assign(globalThis, { TextDecoderStream: undefined });
  onTestFinished(() => void Object.assign(globalThis, { TextDecoderStream }));
  const fetch = byteByByte(llamaEvents(["<think>\n", "é😀", "</think>Yes."]).pieces?.join("") ?? "");
  const chat = render([{ role: "user", content: "Hi" }], { addGenerationPrompt: true });
  let answer = "";
  for await (const { text } of llamaServerCompletion({ url: "http://llama", fetch })(chat, {})) answer += text;
  expect(answer).toBe("<think>\né😀</think>Yes.");
});

it("images and videos of the network stay there: the prompt has placeholders", async () => {
  const chats: Chat[] = [];
  const model = qwen3LanguageModel({
    format: (messages, options) => {
      const chat = formatQwen3(messages, { ...options, template: "qwen3-vl-instruct" });
      chats.push(chat);
      return chat;
    },
    complete: async function* () {
      yield { text: "A cat." };
    },
  });
  const at = (path: string): URL => new URL(path, "https://example.invalid"); // to load one would fail
  const content = [
    { type: "image" as const, image: at("a.png") },
    { type: "file" as const, data: at("b.jpg"), mediaType: "image/jpeg" },
    { type: "file" as const, data: at("c.mp4"), mediaType: "video/mp4" },
    { type: "text" as const, text: "What is it?" },
  ];
  const { text } = await generateText({ model, messages: [{ role: "user", content }], maxRetries: 0 });
  expect(text).toBe("A cat.");
  const pads = chats[0]?.segments.filter(({ kind }) => kind.endsWith("-pad"));
  expect(pads?.map(({ kind }) => kind)).toEqual(["image-pad", "image-pad", "video-pad"]);
});

it("leaving the answer ends its request", async () => {
  let ended = false;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (input === "http://llama/tokenize") return Response.json(llamaTokenize(JSON.parse(init?.body as string)));
    return new Response(
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('data: {"content":"a"}\n\n')),
        cancel: () => void (ended = true),
      }),
    );
  };
  const chat = render([{ role: "user", content: "Hi" }], { addGenerationPrompt: true });
  const pieces = llamaServerCompletion({ url: "http://llama", fetch })(chat, {});
  for await (const { text } of pieces) {
    expect(text).toBe("a");
    break;
  }
  expect(ended).toBe(true);
});

it("headers of a call go with each of its requests, in the place of the server's own", async () => {
  const sent: unknown[] = [];
  const answering = byteByByte(llamaEvents(["Yes."]).pieces?.join("") ?? "");
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.push(Object.fromEntries(new Headers(init?.headers)));
    return answering(input, init);
  };
  const own = { Authorization: "Bearer own", "X-Own": "o", "X-None": undefined };
  const model = qwen3LanguageModel({
    format: (messages, options) => formatQwen3(messages, options),
    complete: llamaServerCompletion({ url: "http://llama", headers: own, fetch }),
  });
  const headers = { authorization: "Bearer call", "X-Call": "c", "X-Nothing": undefined, "X-Own": undefined };
  await model.doGenerate({ prompt: [{ role: "user", content: "Hi" }], headers });
  const wanted = { "content-type": "application/json", authorization: "Bearer call", "x-own": "o", "x-call": "c" };
  expect(sent).toEqual([wanted, wanted, wanted]);
});

describe("what goes wrong is an error of the call", () => {
  const text = '/completion: 503 {"error":{"message":"Loading model"}}';
  const rows = [
    { name: "refused", reply: { status: 503, json: { error: { message: "Loading model" } } }, status: 503, text },
    {
      name: "an error in place of the answer",
      reply: { pieces: ['data: {"error":{"code":400,"message":"too long"}}\n\n'] },
      status: 200,
      text: '/completion: {"error":{"code":400,"message":"too long"}}',
    },
    {
      name: "an error as older servers send it",
      reply: { pieces: ['error: {"code":500,"message":"failed"}\n\n'] },
      status: 200,
      text: '/completion: {"code":500,"message":"failed"}',
    },
    { name: "no event", reply: { pieces: ["<html>\n"] }, status: 200, text: "/completion: <html>" },
    {
      name: "no event, told as it is",
      reply: { pieces: ["no data: yet\n"] },
      status: 200,
      text: "/completion: no data: yet",
    },
    {
      name: "over too early",
      reply: { pieces: ['data: {"content":"Ye","stop":false}\n\n'] },
      status: 200,
      text: "/completion: the connection ended before the answer did",
    },
  ] satisfies readonly { name: string; reply: Reply; status: number; text: string }[];
  it.each(rows)("$name", async ({ reply, status, text: message }) => {
    const { url } = await llama(reply);
    const error = new LlamaServerError(status, message);
    await expect(generateText({ model: modelOn(url), prompt: "Hi" })).rejects.toThrow(error);
    const errors: unknown[] = [];
    const streaming = streamText({
      model: modelOn(url),
      prompt: "Hi",
      onError: ({ error: found }) => void errors.push(found),
    });
    await streaming.consumeStream();
    expect(errors).toEqual([error]);
  });

  it("refused before there is a stream", async () => {
    const { url } = await llama({ status: 500 });
    const call = modelOn(url).doStream({ prompt: [{ role: "user", content: "Hi" }] });
    await expect(call).rejects.toThrow(new LlamaServerError(500, "/completion: 500 {}"));
  });

  it("an answer without a body is over too early", async () => {
    const fetch: typeof globalThis.fetch = async (input, init) =>
      input === "http://llama/tokenize"
        ? Response.json(llamaTokenize(JSON.parse(init?.body as string)))
        : new Response(null);
    const model = qwen3LanguageModel({
      format: (messages, options) => formatQwen3(messages, options),
      complete: llamaServerCompletion({ url: "http://llama", fetch }),
    });
    await expect(model.doGenerate({ prompt: [{ role: "user", content: "Hi" }] })).rejects.toThrow(
      new LlamaServerError(200, "/completion: the connection ended before the answer did"),
    );
  });

  it("abort ends the request for ids, too", async () => {
    const server = await recordingServer(() => ({ pieces: ['{"tokens":'], hangs: true }));
    const call = modelOn(server.url).doGenerate({
      prompt: [{ role: "user", content: "Hi" }],
      abortSignal: AbortSignal.timeout(100),
    });
    await expect(call).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
    await server.gone;
  });

  it.each(["abort", "cancel"])("%s ends the request", async (how) => {
    const server = await llama({ pieces: ['data: {"content":"Ye","stop":false}\n\n'], hangs: true });
    const abort = new AbortController();
    const prompt = [{ role: "user", content: "Hi" }] as const;
    const { stream } = await modelOn(server.url).doStream({ prompt, abortSignal: abort.signal });
    const reader = stream.getReader();
    await reader.read();
    if (how === "abort") {
      abort.abort();
      await expect(
        reader
          .read()
          .then(() => reader.read())
          .then(() => reader.read()),
      ).rejects.toThrow(/abort/);
    } else void reader.cancel();
    await server.gone;
  });

  it.each([
    { name: "is silent", pieces: ['data: {"content":"Ye","stop":false}\n\n'] },
    { name: "is silent in the middle of an event", pieces: ['data: {"content":"Ye","stop":false}\n\n', "data: {"] },
  ])("cancel ends the request to a server that $name", async ({ pieces }) => {
    const server = await llama({ pieces, hangs: true });
    const { stream } = await modelOn(server.url).doStream({ prompt: [{ role: "user", content: "Hi" }] });
    const reader = stream.getReader();
    for (let read = 0; read < 3; read++) await reader.read();
    const waiting = reader.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await soon(reader.cancel());
    expect(await waiting).toEqual({ done: true, value: undefined });
    await server.gone;
  });

  const cut = new Error("cut");
  /** A signal, and who listens to it. */
  function watchedSignal(): { readonly signal: AbortSignal; readonly listeners: ReadonlySet<unknown> } {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    signal.addEventListener = (type: string, listener: unknown) => void (type === "abort" && listeners.add(listener));
    signal.removeEventListener = (type: string, listener: unknown) =>
      void (type === "abort" && listeners.delete(listener));
    return { signal, listeners };
  }

  it.each([
    { name: "finished", afterwards: async () => undefined, reads: 6 },
    { name: "failed", afterwards: async () => Promise.reject(cut), reads: 7 },
    {
      name: "been cancelled",
      afterwards: async (signal?: AbortSignal) =>
        new Promise((_, reject) => signal?.addEventListener("abort", () => reject(cut))),
      reads: 3,
    },
  ])("an answer that has $name no longer listens to the signal of its call", async ({ afterwards, reads }) => {
    const { signal, listeners } = watchedSignal();
    const model = qwen3LanguageModel({
      format: (messages, options) => formatQwen3(messages, options),
      complete: async function* (_, { abortSignal }) {
        yield { text: "a" };
        await afterwards(abortSignal);
      },
    });
    const { stream } = await model.doStream({ prompt: [{ role: "user", content: "q" }], abortSignal: signal });
    expect(listeners.size).toBe(1);
    const reader = stream.getReader();
    for (let read = 0; read < reads; read++) await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await reader.cancel();
    expect(listeners.size).toBe(0);
  });

  it("nor does a call that is refused", async () => {
    const { url } = await llama({ status: 500 });
    const { signal, listeners } = watchedSignal();
    const call = modelOn(url).doStream({ prompt: [{ role: "user", content: "Hi" }], abortSignal: signal });
    await expect(call).rejects.toThrow(LlamaServerError);
    expect(listeners.size).toBe(0);
  });

  it("a call that is aborted before it begins asks no server", async () => {
    const { url, requests } = await llama(llamaEvents(["Yes."]));
    const abortSignal = AbortSignal.abort(cut);
    const call = modelOn(url).doStream({ prompt: [{ role: "user", content: "Hi" }], abortSignal });
    await expect(call).rejects.toThrow(cut);
    expect(requests).toEqual([]);
  });
});

describe("the parts of a stream, as the SDK wants them", () => {
  const CUT = new Error("cut");
  /** Parts of the stream of an answer in these pieces; an error is thrown. */
  async function partsOf(...pieces: readonly (string | Error)[]): Promise<unknown[]> {
    const model = qwen3LanguageModel({
      format: (messages, options) => formatQwen3(messages, options),
      complete: async function* () {
        for (const piece of pieces) {
          if (typeof piece !== "string") throw piece;
          yield { text: piece, outputTokens: 1 };
        }
      },
    });
    const { stream } = await model.doStream({ prompt: [{ role: "user", content: "q" }] });
    const parts: unknown[] = [];
    for await (const part of stream as unknown as AsyncIterable<unknown>) parts.push(part);
    return parts;
  }
  const finish = (unified: string, outputTokens?: number): object => ({
    type: "finish",
    finishReason: { unified, raw: undefined },
    usage: { inputTokens: {}, outputTokens: { total: outputTokens } },
  });
  const START = { type: "stream-start", warnings: [] };
  const part = (type: string, id: string, more: object = {}): object => ({ type: `${id}-${type}`, id, ...more });

  it.each([
    {
      name: "reasoning and text, each begun and ended once",
      pieces: ["<think>a", "b</think>", "c", "d"],
      parts: [
        START,
        part("start", "reasoning"),
        part("delta", "reasoning", { delta: "a" }),
        part("delta", "reasoning", { delta: "b" }),
        part("end", "reasoning"),
        part("start", "text"),
        part("delta", "text", { delta: "c" }),
        part("delta", "text", { delta: "d" }),
        part("end", "text"),
        finish("other", 1),
      ],
    },
    { name: "no part of an answer that is empty", pieces: [""], parts: [START, finish("other", 1)] },
    { name: "nor of one that never comes", pieces: [], parts: [START, finish("other")] },
    {
      name: "an error on the way, after which the part ends",
      pieces: ["a", CUT],
      parts: [
        START,
        part("start", "text"),
        part("delta", "text", { delta: "a" }),
        { type: "error", error: CUT },
        part("end", "text"),
        finish("error", 1),
      ],
    },
  ])("$name", async ({ pieces, parts }) => {
    expect(await partsOf(...pieces)).toEqual(parts);
  });
});

describe("the prompt of a call", () => {
  const asked: Chat[] = [];
  const complete = async function* (chat: Chat): AsyncGenerator<{ text: string }> {
    asked.push(chat);
    yield { text: '<tool_call>\n{"name": "f", "arguments": {}}\n</tool_call>' };
  };
  const model = qwen3LanguageModel({
    modelId: "Qwen3-8B",
    format: (messages, options, { providerOptions }) =>
      tiled(formatQwen3(messages, { ...options, ...providerOptions?.["qwen3"] })),
    complete,
  });
  const tools = {
    f: tool({ description: "F.", inputSchema: jsonSchema<{ a?: number }>({ type: "object" }), execute: () => "t" }),
  };

  it("is the template's, of system, history and tools; calls are left in the text, which a warning says", async () => {
    const result = await generateText({
      model,
      system: "Be brief.",
      tools,
      messages: [
        { role: "user", content: "q" },
        {
          role: "assistant",
          content: [
            { type: "reasoning", text: "r" },
            { type: "tool-call", toolCallId: "1", toolName: "f", input: { a: 1 } },
          ],
        },
        {
          role: "tool",
          content: [{ type: "tool-result", toolCallId: "1", toolName: "f", output: { type: "text", value: "t" } }],
        },
      ],
    });
    expect(asked.at(-1)?.text).toBe(
      render(
        [
          { role: "system", content: "Be brief." },
          { role: "user", content: "q" },
          {
            role: "assistant",
            content: "",
            reasoning_content: "r",
            tool_calls: [{ name: "f", arguments: { a: 1 } }],
          },
          { role: "tool", content: "t" },
        ],
        {
          tools: [{ type: "function", function: { name: "f", description: "F.", parameters: { type: "object" } } }],
          addGenerationPrompt: true,
        },
      ).text,
    );
    expect(result.text).toBe('<tool_call>\n{"name": "f", "arguments": {}}\n</tool_call>');
    expect(result.warnings).toEqual([
      {
        type: "compatibility",
        feature: "tools",
        details: "calls are not read out of the answer: they are in its text",
      },
    ]);
  });

  it("has a model that has names for logs", () => {
    const { format } = { format: () => formatQwen3([]) };
    expect(qwen3LanguageModel({ format, complete })).toMatchObject({ provider: "qwen3-format", modelId: "qwen3" });
    expect(model.modelId).toBe("Qwen3-8B");
  });

  it.each([undefined, []])("warns of nothing where the tools are %j", async (none) => {
    const { warnings } = await model.doGenerate({ prompt: [{ role: "user", content: [] }], tools: none });
    expect(warnings).toEqual([]);
  });

  it("leaves tools out where none is to be called", async () => {
    const result = await generateText({ model, prompt: "q", tools, toolChoice: "none" });
    expect(asked.at(-1)?.text).toBe("<|im_start|>user\nq<|im_end|>\n<|im_start|>assistant\n");
    expect(result.warnings).toEqual([]);
  });

  it("follows the options of the call", async () => {
    await generateText({ model, prompt: "q", providerOptions: { qwen3: { enableThinking: false } } });
    expect(asked.at(-1)?.text).toMatch(/assistant\n<think>\n\n<\/think>\n\n$/);
  });

  it.each(["required", "tool"] as const)("warns of a choice that is %s", async (type) => {
    const { warnings } = await model.doGenerate({
      prompt: [{ role: "user", content: "q" }],
      toolChoice: { type },
      responseFormat: { type: "json" },
    });
    const details: unknown = expect.stringMatching(/\w/);
    expect(warnings).toEqual([
      { type: "unsupported", feature: "toolChoice", details },
      { type: "unsupported", feature: "responseFormat", details },
    ]);
  });

  it("warns of what is asked for and not done", async () => {
    const approval = { type: "tool-approval-response", approvalId: "1", approved: true } as const;
    const { warnings } = await model.doGenerate({
      prompt: [
        { role: "user", content: "q", providerOptions: { a: { b: 1 } } },
        { role: "tool", content: [approval] },
      ],
      tools: [{ type: "function", name: "f", inputSchema: {}, strict: true }],
      toolChoice: { type: "required" },
      responseFormat: { type: "json" },
    });
    expect(warnings.map((warning) => (warning.type === "other" ? warning.message : warning.feature))).toEqual([
      "tools",
      "toolChoice",
      "responseFormat",
      "messages[1].content[0]: not in the prompt (content-not-text)",
      "tools[0].strict: not in the prompt (member-not-read)",
    ]);
  });

  it("has no structured output, and the SDK says what it got instead", async () => {
    const output = Output.object({ schema: jsonSchema<{ a: number }>({ type: "object" }) });
    const call = generateText({ model, prompt: "q", output }).then((result) => result.output);
    await expect(call).rejects.toThrow(/No (output|object) generated/);
  });
});

describe("where the answer begins depends on the prompt", () => {
  const answer = "a</think>b<think>c";
  it.each([
    { template: "qwen3", knobs: {}, wanted: [["text", answer]] },
    { template: "qwen3", knobs: { enableThinking: false }, wanted: [["text", answer]] },
    { template: "qwen3-instruct-2507", knobs: {}, wanted: [["text", answer]] },
    {
      template: "qwen3-thinking-2507",
      knobs: {},
      wanted: [
        ["reasoning", "a"],
        ["text", "b<think>c"],
      ],
    },
    {
      template: "qwen3.5",
      knobs: {},
      wanted: [
        ["reasoning", "a"],
        ["text", "b<think>c"],
      ],
    },
    { template: "qwen3.5", knobs: { enableThinking: false }, wanted: [["text", answer]] },
    {
      template: "qwen3.8-max",
      knobs: {},
      wanted: [
        ["reasoning", "a"],
        ["text", "b<think>c"],
      ],
    },
  ] as const)("$template $knobs", async ({ template, knobs, wanted }) => {
    const model = qwen3LanguageModel({
      format: (messages, options) => formatQwen3(messages, { ...options, ...knobs, template }),
      complete: async function* () {
        yield { text: answer };
      },
    });
    const { content, finishReason } = await model.doGenerate({ prompt: [{ role: "user", content: "q" }] });
    expect(content.map(({ type, text }) => [type, text])).toEqual(wanted);
    expect(finishReason).toEqual({ unified: "other", raw: undefined });
  });

  it("content that the prompt has begun is text", async () => {
    const model = qwen3LanguageModel({
      format: (messages) => formatQwen3(messages, { continueFinalMessage: true }),
      complete: async function* () {
        yield { text: "<think>a</think>b" };
      },
    });
    const { content } = await model.doGenerate({ prompt: [{ role: "user", content: "q" }] });
    expect(content).toEqual([{ type: "text", text: "<think>a</think>b" }]);
  });

  it.each([
    {
      written: "\n\nSo 42.\n</think>\n\nYes.",
      wanted: [
        ["reasoning", "\n\nSo 42."],
        ["text", "Yes."],
      ],
    },
    {
      written: " So 42.\n</think>\n\nYes.",
      wanted: [
        ["reasoning", " So 42."],
        ["text", "Yes."],
      ],
    },
    { written: "\n</think>\n\nYes.", wanted: [["text", "Yes."]] },
  ])("a thought that the prompt has begun goes on as it comes: $written", async ({ written, wanted }) => {
    const begun = { role: "assistant", content: "", reasoning_content: "First." };
    const model = qwen3LanguageModel({
      format: (messages) => formatQwen3([...messages, begun], { continueFinalMessage: "reasoning_content" }),
      complete: async function* () {
        yield { text: written };
      },
    });
    const { content } = await model.doGenerate({ prompt: [{ role: "user", content: "q" }] });
    expect(content.map(({ type, text }) => [type, text])).toEqual(wanted);
  });

  it("a template without reasoning has text only", async () => {
    const model = qwen3LanguageModel({
      format: (messages, options) => formatQwen3(messages, { ...options, template: "qwen3-coder" }),
      complete: async function* () {
        yield { text: "<think>a</think>b" };
      },
    });
    const { content } = await model.doGenerate({ prompt: [{ role: "user", content: "q" }] });
    expect(content).toEqual([{ type: "text", text: "<think>a</think>b" }]);
  });
});

describe("an answer falls into reasoning and text", () => {
  const rows: readonly {
    readonly name: string;
    readonly from?: AnswerState;
    readonly answer: string;
    readonly wanted: Partial<Record<AnswerPart["type"], string>>;
  }[] = [
    { name: "a block and an answer", answer: "<think>\na\n</think>\n\nb", wanted: { reasoning: "a", text: "b" } },
    { name: "an answer alone", answer: "b\n", wanted: { text: "b\n" } },
    { name: "white space before an answer is its own", answer: "\n b", wanted: { text: "\n b" } },
    {
      name: "white space before a block is none",
      answer: "\n <think>a</think>b",
      wanted: { reasoning: "a", text: "b" },
    },
    { name: "an empty block is no reasoning", answer: "<think>\n\n</think>\n\nb", wanted: { text: "b" } },
    { name: "a block alone", answer: "<think>\na\n</think>\n\n", wanted: { reasoning: "a" } },
    { name: "a block that does not end", answer: "<think>\na\n", wanted: { reasoning: "a" } },
    { name: "nor has its end", answer: "<think>\na\n</think", wanted: { reasoning: "a\n</think" } },
    { name: "nothing", answer: "", wanted: {} },
    { name: "the beginning of a tag", answer: "<thi", wanted: { text: "<thi" } },
    {
      name: "line breaks inside stay",
      answer: "<think>a\n\nb</think>c\n\nd",
      wanted: { reasoning: "a\n\nb", text: "c\n\nd" },
    },
    { name: "only line breaks are stripped", answer: "<think> a </think> b", wanted: { reasoning: " a ", text: " b" } },
    { name: "a tag further on is text", answer: "a<think>b</think>c", wanted: { text: "a<think>b</think>c" } },
    {
      name: "the first end is the end",
      answer: "<think>a</think>b</think>",
      wanted: { reasoning: "a", text: "b</think>" },
    },
    {
      name: "what begins as the end and is not",
      answer: "<think>a\n</thin\nb</think>c",
      wanted: { reasoning: "a\n</thin\nb", text: "c" },
    },
    {
      name: "a block that the prompt has begun",
      from: "thought-start",
      answer: "\na\n</think>\n\nb",
      wanted: { reasoning: "a", text: "b" },
    },
    {
      name: "text that the prompt has begun",
      from: "text",
      answer: "<think>a</think>",
      wanted: { text: "<think>a</think>" },
    },
  ];
  it.each(rows)("$name, in pieces of any size", ({ from = "start", answer, wanted }) => {
    for (let size = 1; size <= Math.max(1, answer.length); size++) {
      const { push, end } = thoughtSplitter(from);
      const pieces = answer.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
      const found: Partial<Record<AnswerPart["type"], string>> = {};
      for (const { type, text } of [...pieces.flatMap((piece) => push(piece)), ...end()]) {
        expect(text).not.toBe("");
        found[type] = (found[type] ?? "") + text;
      }
      expect(found).toEqual(wanted);
    }
  });
});

function usageOf({ inputTokens, outputTokens }: LanguageModelUsage): unknown[] {
  return [inputTokens, outputTokens];
}
