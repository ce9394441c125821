import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { QwenFormatError } from "../src/index.ts";
import { ask, type FormatRequest, type Formatter, type Outcome, type RequestValue } from "../src/testing/ask.ts";
import { soon } from "./support/soon.ts";

const REQUEST = '{"template": "qwen3", "messages": [{"role": "user", "content": "Hi"}], "v": 1.0}';

const throwing =
  (error: unknown): Formatter =>
  () => {
    throw error;
  };

describe("what a formatter makes of a request is one of four", () => {
  it.each<{ what: string; format: Formatter; outcome: Outcome }>([
    { what: "a text", format: () => "a", outcome: { text: "a" } },
    { what: "a text, later", format: async () => "a", outcome: { text: "a" } },
    { what: "the request itself", format: ({ json }) => json, outcome: { text: REQUEST } },
    { what: "an error", format: throwing(new RangeError("no")), outcome: { error: "no" } },
    { what: "a rejection", format: async () => Promise.reject(new Error("no")), outcome: { error: "no" } },
    { what: "something else that is thrown", format: throwing("no"), outcome: { error: "no" } },
    { what: "null that is thrown", format: throwing(null), outcome: { error: "null" } },
    { what: "undefined that is thrown", format: throwing(undefined), outcome: { error: "undefined" } },
    {
      what: "no place for it",
      format: throwing(new QwenFormatError("unsupported", "messages", "no tools here")),
      outcome: { unsupported: "messages: no tools here" },
    },
    {
      what: "no place for it, in an object",
      format: throwing({ code: "unsupported" }),
      outcome: { unsupported: "[object Object]" },
    },
    {
      what: "an error of another code",
      format: throwing(Object.assign(new Error("no"), { code: "EIO" })),
      outcome: { error: "no" },
    },
    { what: "a text of that name", format: throwing("unsupported"), outcome: { error: "unsupported" } },
    {
      what: "a function of that code",
      format: throwing(Object.assign(String, { code: "unsupported" })),
      outcome: { error: String(String) },
    },
    { what: "nothing", format: () => undefined as never, outcome: { gave: "undefined" } },
    { what: "null", format: () => null as never, outcome: { gave: "null" } },
    { what: "a number", format: () => 5 as never, outcome: { gave: "5" } },
    { what: "a list", format: () => ["a"] as never, outcome: { gave: "[object Array]" } },
    {
      what: "an object without a prototype",
      format: () => Object.create(null) as never,
      outcome: { gave: "[object Object]" },
    },
  ])("$what", async ({ format, outcome }) => {
    expect((await ask(format, REQUEST)).outcome).toEqual(outcome);
  });
});

describe("the value of a request", () => {
  it("is what JSON.parse makes of it, the same each time", async () => {
    const seen: RequestValue[] = [];
    await ask(({ value }) => {
      seen.push(value);
      return "";
    }, REQUEST);
    await ask((request) => {
      seen.push(request.value, request.value);
      return "";
    }, REQUEST);
    expect(seen[0]).toEqual({ template: "qwen3", messages: [{ role: "user", content: "Hi" }], v: 1 });
    expect(seen[1]).toBe(seen[2]);
    expect(seen[1]).not.toBe(seen[0]);
  });

  it("has no place for what JSON.parse refuses, which is no fault of the formatter", async () => {
    const { outcome, value } = await ask((request) => request.value.template, '{"v": NaN}');
    expect(outcome).toEqual({ unsupported: expect.stringMatching(/^not for JSON.parse: SyntaxError/) });
    expect(value).toBeUndefined();
  });

  const READ = '{"template":"qwen3","messages":[]}';
  const set = ({ value }: FormatRequest, tools: unknown): string => {
    (value as { tools?: unknown }).tools = tools;
    return "";
  };
  const circular: object[] = [];
  circular.push(circular);
  it.each<{ what: string; format: Formatter; after: unknown }>([
    { what: "as it was", format: ({ value }) => value.template, after: READ },
    {
      what: "as it was, of a formatter that throws",
      format: ({ value }) => throwing(value)({ json: "", value }),
      after: READ,
    },
    {
      what: "with a member more",
      format: (request) => set(request, []),
      after: '{"template":"qwen3","messages":[],"tools":[]}',
    },
    {
      what: "with what JSON has not",
      format: (request) => set(request, 1n),
      after: expect.stringMatching(/^TypeError: .*BigInt/),
    },
    {
      what: "in a circle",
      format: (request) => set(request, circular),
      after: expect.stringMatching(/^TypeError: .*(circular|cyclic)/),
    },
  ])("is told before and after: $what", async ({ format, after }) => {
    const { value } = await ask(format, '{"template": "qwen3", "messages": []}');
    expect(value).toEqual({ before: READ, after });
  });

  it("is none where nobody has read it", async () => {
    expect((await ask(({ json }) => json, REQUEST)).value).toBeUndefined();
  });
});

describe("a signal", () => {
  const reason = new Error("enough");

  it("that has aborted asks nothing", async () => {
    let count = 0;
    const asked = ask(() => String(count++), REQUEST, AbortSignal.abort(reason));
    await expect(soon(asked)).rejects.toBe(reason);
    expect(count).toBe(0);
  });

  it("that aborts while the formatter runs is its end", async () => {
    const controller = new AbortController();
    const asked = ask(
      () => {
        controller.abort(reason);
        return "a";
      },
      REQUEST,
      controller.signal,
    );
    await expect(soon(asked)).rejects.toBe(reason);
  });

  it("that aborts while the formatter is waited for is its end", async () => {
    const controller = new AbortController();
    const asked = ask(async () => new Promise<string>(() => undefined), REQUEST, controller.signal);
    controller.abort(reason);
    await expect(soon(asked)).rejects.toBe(reason);
  });

  it("that aborts is the end of a promise from another realm, too", async () => {
    const controller = new AbortController();
    const never = runInNewContext("new Promise(() => undefined)") as Promise<string>;
    const asked = ask(() => never, REQUEST, controller.signal);
    controller.abort(reason);
    await expect(soon(asked)).rejects.toBe(reason);
  });

  it.each<{ what: string; format: Formatter; outcome: Outcome }>([
    { what: "a text", format: () => "a", outcome: { text: "a" } },
    { what: "no text", format: () => 5 as never, outcome: { gave: "5" } },
    { what: "a text, later", format: async () => "a", outcome: { text: "a" } },
    { what: "a rejection", format: async () => Promise.reject(new Error("no")), outcome: { error: "no" } },
  ])("that does not abort changes nothing, and hears of nothing more: $what", async ({ format, outcome }) => {
    const { signal } = new AbortController();
    const heard = listeners(signal);
    expect((await soon(ask(format, REQUEST, signal))).outcome).toEqual(outcome);
    expect(heard.size).toBe(0);
  });

  it("is listened to as long as the formatter is waited for", async () => {
    const controller = new AbortController();
    const heard = listeners(controller.signal);
    const asked = ask(async () => new Promise<string>(() => undefined), REQUEST, controller.signal);
    await Promise.resolve();
    expect(heard.size).toBe(1);
    controller.abort(reason);
    await expect(soon(asked)).rejects.toBe(reason);
  });

  /** Those that a signal has at the time. */
  function listeners(signal: AbortSignal): Set<unknown> {
    const heard = new Set<unknown>();
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (type: string, listener: () => void): void => {
      if (type === "abort") heard.add(listener);
      add(type, listener);
    };
    signal.removeEventListener = (type: string, listener: () => void): void => {
      if (type === "abort") heard.delete(listener);
      remove(type, listener);
    };
    return heard;
  }
});
