import { getEventListeners } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { readGguf, type GgufSource } from "../src/gguf/index.ts";
import { QwenFormatError } from "../src/index.ts";
import { ggufOf, qwen3Pairs, string } from "./support/gguf.ts";

const bytes = ggufOf(qwen3Pairs());
const folder = mkdtempSync(join(tmpdir(), "qwen3-gguf-"));
const path = join(folder, "model.gguf");
writeFileSync(path, bytes);
const cut = join(folder, "cut.gguf");
writeFileSync(cut, bytes.subarray(0, 1000));
afterAll(() => rmSync(folder, { recursive: true }));

async function* inChunks(size: number, end: number = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < end; at += size) yield bytes.subarray(at, Math.min(at + size, end));
}

/** What it throws. */
async function failure(reading: Promise<unknown>): Promise<QwenFormatError> {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(QwenFormatError);
  return error as QwenFormatError;
}

describe("a source is", () => {
  it.each<{ what: string; source: GgufSource }>([
    { what: "a path", source: path },
    { what: "a file: URL", source: pathToFileURL(path) },
    { what: "a file: URL as a string", source: pathToFileURL(path).href },
    { what: "a data: URL", source: `data:application/octet-stream;base64,${Buffer.from(bytes).toString("base64")}` },
    { what: "a Blob", source: new Blob([bytes]) },
    { what: "a File", source: new File([bytes], "model.gguf") },
    { what: "one chunk", source: inChunks(bytes.length) },
    { what: "small chunks", source: inChunks(7) },
    { what: "bytes", source: inChunks(1) },
    { what: "a stream", source: new Blob([bytes]).stream() },
  ])("$what", async ({ source }) => {
    expect(await readGguf(source)).toMatchObject({ name: "Qwen3 8B", detection: { id: "qwen3-2504" } });
  });

  it("with null for no options", async () => {
    expect(await readGguf(new Blob([bytes]), null)).toMatchObject({ name: "Qwen3 8B" });
  });

  it.each([undefined, null, 5, {}, [bytes], bytes])("nothing else: %o", async (source) => {
    expect(await failure(readGguf(source as never))).toMatchObject({
      code: "invalid-input",
      path: "source",
      reason: expect.stringMatching(/^expected a path, a URL, a Blob or chunks of bytes, got /) as string,
    });
  });

  it("read to the end of its header, be it the end of a chunk and of all", async () => {
    const whole = ggufOf({ ...qwen3Pairs(), "other.text": string("x") });
    const source = async function* (): AsyncGenerator<Uint8Array> {
      for (const byte of whole) yield Uint8Array.of(byte);
    };
    expect(await readGguf(source())).toMatchObject({ name: "Qwen3 8B" });
  });

  it("read no further than its header, if it is a Blob", async () => {
    const asked: unknown[] = [];
    class Watched extends Blob {
      override slice(start?: number, end?: number): Blob {
        asked.push([start, end]);
        return super.slice(start, end);
      }
    }
    await readGguf(new Watched([bytes, new Uint8Array(4 * 1024 * 1024)]));
    expect(asked).toEqual([[0, 1024 * 1024]]);
  });

  it("named in errors: a File by its name, a file: URL whole, a data: URL by its beginning", async () => {
    const data = `data:,${"x".repeat(300)}`;
    const missing = pathToFileURL(join(folder, "none.gguf"));
    expect(await failure(readGguf(new File(["none"], "model.gguf")))).toMatchObject({ path: "model.gguf" });
    expect(await failure(readGguf(missing))).toMatchObject({ path: missing.href });
    expect(await failure(readGguf(data))).toMatchObject({ path: data.slice(0, 200) });
  });
});

describe("a path that cannot be read", () => {
  it.each([
    { what: "is missing", source: join(folder, "none.gguf"), reason: "cannot be read: no such file or directory" },
    { what: "is a folder", source: folder, reason: "a folder" },
    { what: "is a device", source: "/dev/zero", reason: "not a regular file" },
    { what: "is empty", source: "", reason: "cannot be read: no such file or directory" },
    ...["C:\\models\\none.gguf", "http://", "nohttp://none.gguf", "none: a, b.gguf"].map((source) => ({
      what: `is no URL: ${source}`,
      source,
      reason: "cannot be read: no such file or directory",
    })),
    { what: "ends too early", source: cut, reason: "cut off after 1000 bytes, within the header" },
    { what: "holds NUL, and more", source: "a\0B: c, d", reason: expect.stringContaining("null bytes") as string },
    { what: "holds NUL", source: "a\0b", reason: expect.stringContaining("cannot be read: ") as string },
  ])("$what", async ({ source, reason }) => {
    const reading = readGguf(source, { timeout: 5000 });
    expect(await failure(reading)).toMatchObject({ code: "invalid-input", path: source, reason });
  });
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** The origin of a server that answers so. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise((resolve) => server?.listen(0, "127.0.0.1", () => resolve(undefined)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers with the header and endless zeros, and counts them. */
function endless(): { readonly listener: RequestListener; readonly sent: () => number } {
  let sent = 0;
  const zeros = Buffer.alloc(64 * 1024);
  const listener: RequestListener = (_, response) => {
    const more = (): void => {
      do sent += zeros.length;
      while (response.write(zeros));
      response.once("drain", more);
    };
    response.writeHead(200);
    response.write(bytes);
    more();
  };
  return { listener, sent: () => sent };
}

describe("a URL", () => {
  it("is asked once, for a range, with the headers of the caller", async () => {
    const asked: unknown[] = [];
    const origin = await serve(({ headers, url }, response) => {
      asked.push({ url, range: headers.range, key: headers.authorization });
      response.writeHead(206, { "content-range": `bytes 0-${bytes.length - 1}/${bytes.length}` }).end(bytes);
    });
    const headers = { authorization: "Bearer key" };
    expect(await readGguf(`${origin}/model.gguf?a=1`, { headers })).toMatchObject({ name: "Qwen3 8B" });
    expect(await readGguf(new URL(`${origin}/model.gguf?a=1`), { headers })).toMatchObject({ name: "Qwen3 8B" });
    const once = { url: "/model.gguf?a=1", range: "bytes=0-67108863", key: "Bearer key" };
    expect(asked).toEqual([once, once]);
  });

  it("may be of a server without ranges, which is left when the header has come", async () => {
    const { listener, sent } = endless();
    const origin = await serve(listener);
    expect(await readGguf(`${origin}/model.gguf`)).toMatchObject({ name: "Qwen3 8B" });
    const most = 32 * 1024 * 1024; // what systems hold in their buffers
    for (let before = -1; before !== sent() && sent() < most;) {
      before = sent();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(sent()).toBeLessThan(most);
  });

  it("may redirect", async () => {
    const origin = await serve(({ url }, response) => {
      if (url === "/model.gguf") response.end(bytes);
      else response.writeHead(302, { location: "/model.gguf" }).end();
    });
    expect(await readGguf(`${origin}/main`)).toMatchObject({ name: "Qwen3 8B" });
  });

  it("is fetched as the caller wants", async () => {
    const asked: unknown[] = [];
    const own: typeof fetch = async (url) => (asked.push(url), new Response(bytes));
    expect(await readGguf("https://models.test/a.gguf", { fetch: own })).toMatchObject({ name: "Qwen3 8B" });
    expect(asked).toEqual(["https://models.test/a.gguf"]);
  });

  it("is left when the header has come, whatever the fetch of the caller heeds", async () => {
    let isLeft = false;
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(bytes), cancel: () => void (isLeft = true) });
    await readGguf("https://models.test/a.gguf", { fetch: async () => new Response(body) });
    expect(isLeft).toBe(true);
  });

  it.each<{ what: string; fetch: () => Promise<Response>; reason: string }>([
    {
      what: "a status without a text",
      fetch: async () => new Response(null, { status: 404 }),
      reason: "cannot be fetched: the server answers 404",
    },
    {
      what: "a cause that has a code only",
      fetch: () =>
        Promise.reject(new TypeError("failed", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) })),
      reason: "cannot be fetched: ECONNRESET",
    },
    {
      what: "a cause that says nothing",
      fetch: () => Promise.reject(new TypeError("failed", { cause: new Error() })),
      reason: "cannot be fetched: failed",
    },
  ])("that cannot be fetched says why: $what", async ({ fetch: own, reason }) => {
    expect(await failure(readGguf("https://models.test/a.gguf", { fetch: own }))).toMatchObject({ reason });
  });

  it.each<{ what: string; listener: RequestListener; reason: string | RegExp }>([
    {
      what: "cut off",
      listener: (_, response) => void response.end(bytes.subarray(0, 1000)),
      reason: "cut off after 1000 bytes, within the header",
    },
    {
      what: "missing",
      listener: (_, response) => void response.writeHead(404).end("no"),
      reason: "cannot be fetched: the server answers 404 Not Found",
    },
    {
      what: "refused",
      listener: (_, response) => void response.writeHead(401).end(),
      reason: "cannot be fetched: the server answers 401 Unauthorized",
    },
    {
      what: "empty",
      listener: (_, response) => void response.writeHead(416).end(),
      reason: "cut off after 0 bytes, within the header",
    },
    {
      what: "another range",
      listener: (_, response) => void response.writeHead(206, { "content-range": "bytes 5-9/10" }).end("GGUF!"),
      reason: "cannot be fetched: the server sends bytes 5-9/10",
    },
    {
      what: "a page",
      listener: (_, response) => void response.end("<!doctype html>"),
      reason: 'not a GGUF file: it begins with "<!do"',
    },
    {
      what: "broken off",
      listener: (_, response) => {
        response.writeHead(200, { "content-length": bytes.length });
        response.write(bytes.subarray(0, 1000), () => response.destroy());
      },
      reason: "cannot be fetched: ",
    },
    {
      what: "redirected without end",
      listener: (_, response) => void response.writeHead(302, { location: "/" }).end(),
      reason: /^cannot be fetched: .*redirect/i,
    },
  ])("that cannot be read: $what", async ({ listener, reason }) => {
    const origin = await serve(listener);
    const error = await failure(readGguf(`${origin}/model.gguf?key=secret`));
    expect(error).toMatchObject({ code: "invalid-input", path: `${origin}/model.gguf` });
    expect(error.reason).toMatch(reason);
    expect(inspect(error, { depth: 9 })).not.toContain("secret");
  });

  it("of no server says why", async () => {
    const origin = await serve(() => undefined);
    server?.close();
    expect((await failure(readGguf(`${origin}/a`))).reason).toMatch(
      /^cannot be fetched: .*(ECONNREFUSED|Connection refused)/,
    );
  });

  const signed = "https://models.test/a.gguf?key=secret#secret";
  const withCause = (message: string, cause: unknown): Error => new TypeError(message, { cause });
  it.each<{ what: string; error: unknown; says: string }>([
    {
      what: "its URL",
      error: new TypeError(`error sending request for url (${signed}): no answer`),
      says: "error sending request for url (https://models.test/a.gguf): no answer",
    },
    {
      what: "that of another place",
      error: new TypeError("redirected to https://user:secret@cdn.test/b?x=(secret) and http://cdn.test/c, twice"),
      says: "redirected to https://cdn.test/b and http://cdn.test/c, twice",
    },
    {
      what: "what only begins as one",
      error: new TypeError("no http://[secret and no more"),
      says: "no a URL and no more",
    },
    {
      what: "it in a cause",
      error: withCause("failed", new Error(`${signed} is down`)),
      says: `https://models.test/a.gguf is down`,
    },
    { what: "it around a cause", error: withCause(signed, new Error("is it up?no")), says: "is it up?no" },
    { what: "it in a property", error: Object.assign(new Error("is down"), { path: signed }), says: "is down" },
  ])("is told without what may be a secret, where the platform repeats $what", async ({ error, says }) => {
    const rejects = async (): Promise<Response> => Promise.reject(error);
    const throws = (): Promise<Response> => {
      throw error as Error;
    };
    for (const own of [rejects, throws]) {
      const told = await failure(readGguf(signed, { fetch: own }));
      expect(told.message).toBe(`https://models.test/a.gguf: cannot be fetched: ${says}`);
      expect(inspect(told, { depth: 9 })).not.toContain("secret");
    }
  });

  it.each([{ key: "secret\nkey" }, { "secret key": "a" }])(
    "has no header that HTTP cannot send: %o",
    async (headers) => {
      const error = await failure(readGguf("https://models.test/a.gguf", { headers }));
      expect([error.code, error.message]).toEqual(["invalid-input", "headers: HTTP cannot send such a name or value"]);
      expect(inspect(error, { depth: 9 })).not.toContain("secret");
    },
  );

  it("holds no password", async () => {
    const error = await failure(readGguf("https://user:secret@models.test/a.gguf"));
    expect(error.message).toBe("https://models.test/a.gguf: a URL with a name or password: give them in headers");
    expect(inspect(error, { depth: 9 })).not.toContain("secret");
  });
});

describe("a source that stalls", () => {
  const stalled: readonly { what: string; listener: RequestListener }[] = [
    { what: "before it answers", listener: () => undefined },
    { what: "within its answer", listener: (_, response) => void response.write(bytes.subarray(0, 1000)) },
  ];

  it.each(stalled)("is left when the time is up: $what", async ({ listener }) => {
    const origin = await serve(listener);
    const error = await failure(readGguf(`${origin}/a`, { timeout: 100 }));
    expect(error.message).toBe(`${origin}/a: not read within 0.1 s`);
  });

  it.each(stalled)("is left when the caller wants: $what", async ({ listener }) => {
    const origin = await serve(listener);
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 100);
    const error = await failure(readGguf(`${origin}/a`, { signal: controller.signal }));
    expect([error.message, error.cause]).toEqual([`${origin}/a: cancelled`, "enough"]);
  });

  it("is not begun when the caller does not want it any more", async () => {
    const own = (): Promise<Response> => Promise.reject(new Error("asked"));
    const options = { fetch: own, signal: AbortSignal.abort() };
    expect((await failure(readGguf("https://models.test/a", options))).reason).toBe("cancelled");
  });

  it.each<{ what: string; source: GgufSource; fetch?: typeof fetch }>([
    {
      what: "a fetch that heeds no signal",
      source: "https://models.test/a",
      fetch: () => new Promise(() => undefined),
    },
    {
      what: "chunks that do not come",
      source: { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) },
    },
    {
      what: "chunks without bytes",
      source: { [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value: new Uint8Array(0) }) }) },
    },
  ])("may be anything: $what", async ({ source, ...options }) => {
    expect((await failure(readGguf(source, { ...options, timeout: 100 }))).reason).toBe("not read within 0.1 s");
  });

  it.each([0, -1, Number.NaN])("has a time that is one: %d", async (timeout) => {
    expect(await failure(readGguf(path, { timeout }))).toMatchObject({
      path: "timeout",
      reason: `expected a number of milliseconds, got ${timeout}`,
    });
  });

  it.each([Infinity, 1e12])("may have all the time: %d", async (timeout) => {
    expect(await readGguf(path, { timeout })).toMatchObject({ name: "Qwen3 8B" });
  });
});

describe("a signal of the caller", () => {
  it("has no listeners left when the header has come", async () => {
    const { signal } = new AbortController();
    await readGguf(path, { signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("chunks of the caller", () => {
  it("need not say that they are not done", async () => {
    const next = async (): Promise<IteratorResult<Uint8Array>> => ({ value: bytes });
    expect(await readGguf({ [Symbol.asyncIterator]: () => ({ next }) })).toMatchObject({ name: "Qwen3 8B" });
  });

  it("are closed when the header has come, or is none", async () => {
    const closed: string[] = [];
    async function* watched(name: string, ...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
      try {
        yield* chunks;
        yield* [bytes, bytes];
      } finally {
        closed.push(name);
      }
    }
    await readGguf(watched("good"));
    await failure(readGguf(watched("bad", Buffer.from("none"))));
    expect(closed).toEqual(["good", "bad"]);
  });

  it.each([
    { what: "throw", chunks: [new Error("no disk")], reason: "cannot be read: no disk" },
    { what: "throw a text", chunks: [() => "no disk"], reason: "cannot be read: no disk" },
    {
      what: "are of another file",
      chunks: [Buffer.from("PK\u0003\u0004")],
      reason: 'not a GGUF file: it begins with "PK\\u0003\\u0004"',
    },
    { what: "are text", chunks: ["GGUF"], reason: "a chunk that is no Uint8Array" },
    { what: "end", chunks: [bytes.subarray(0, 10)], reason: "cut off after 10 bytes, within the header" },
    { what: "are none", chunks: [], reason: "cut off after 0 bytes, within the header" },
  ])("$what", async ({ chunks, reason }) => {
    async function* source(): AsyncGenerator<never> {
      for (const chunk of chunks) {
        if (chunk instanceof Error) throw chunk;
        // oxlint-disable-next-line no-throw-literal, only-throw-error -- others may
        if (typeof chunk === "function") throw chunk();
        yield chunk as never;
      }
    }
    expect(await failure(readGguf(source()))).toMatchObject({ path: "", reason });
  });
});
