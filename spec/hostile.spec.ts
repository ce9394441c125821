import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findControlTokens, formatQwen3, parseJson, QwenFormatError, templateIds } from "../src/index.ts";
import { fromAiSdk, fromOllama, fromOpenAI } from "../src/messages/index.ts";
import { fromNodeLlamaCpp } from "../src/runtimes/index.ts";
import { leadsInto, type Arguments } from "./support/junk/paths.ts";
import { builtIns, changedSince } from "./support/junk/prototypes.ts";
import { strangeValues } from "./support/junk/strange.ts";
import { copyOf, memberAt, placesIn, put, type Place } from "./support/junk/trees.ts";
import { hostileKeys, junk } from "./support/junk/values.ts";
import { tiled } from "./support/render.ts";

/** Arguments of functions for callers without types. */
interface Call {
  readonly messages: unknown;
  readonly options: unknown;
}

const format = ({ messages, options }: Call): string => tiled(formatQwen3(messages as never, options as never)).text;

/** Something of everything; all templates but those without lists take it. */
const request: Call = {
  messages: [
    { role: "system", content: "s" },
    { role: "user", content: [{ type: "text", text: "q" }, { type: "image" }], name: "n" },
    {
      role: "assistant",
      content: "a",
      reasoning_content: "r",
      tool_calls: [
        { id: "1", type: "function", function: { name: "f", arguments: { a: [1, { b: null }] } } },
        { name: "g", arguments: "{}" },
      ],
    },
    { role: "tool", content: "x", tool_call_id: "1" },
    { role: "user", content: "q" },
  ],
  options: {
    template: "qwen3",
    tools: [
      {
        type: "function",
        function: { name: "f", parameters: { type: "object", properties: { a: { type: "string" } } } },
      },
    ],
    addGenerationPrompt: true,
    continueFinalMessage: null,
    onOmission: null,
  },
};

const history = {
  chatHistory: [
    { type: "system", text: "s" },
    { type: "user", text: ["a", { type: "specialTokensText", value: "b" }] },
    {
      type: "model",
      response: [
        { type: "segment", segmentType: "thought", text: "t", ended: true },
        { type: "functionCall", name: "f", params: { a: 1 }, result: { b: 1 }, startsNewChunk: true },
      ],
    },
  ],
  functions: { f: { description: "d", params: { type: "object" } } },
};

const aiSdk = {
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "q" },
        { type: "file", data: "u", mediaType: "image/png" },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "r" },
        { type: "tool-call", toolCallId: "1", toolName: "f", input: { a: 1 } },
      ],
    },
    {
      role: "tool",
      content: [{ type: "tool-result", toolCallId: "1", toolName: "f", output: { type: "json", value: [1] } }],
    },
  ],
};

interface Reader {
  readonly name: string;
  readonly given: object;
  readonly read: (given: Arguments) => unknown;
}

/** One of each way of reading content, calls and tools. */
const templates = [
  "qwen3",
  "qwen3-2504",
  "qwen3-coder",
  "qwen3-coder-r1",
  "qwen3-vl-thinking",
  "qwen3.5",
  "qwen3.8-max",
];

const readers: readonly Reader[] = [
  ...templates.map((template) => ({
    name: template,
    given: { ...request, options: { ...(request.options as object), template } },
    read: (given: Arguments) => format(given as unknown as Call),
  })),
  {
    name: "findControlTokens",
    given: { messages: request.messages, tools: (request.options as Arguments)["tools"] },
    read: ({ messages, tools }) => findControlTokens(messages as never, tools as never),
  },
  { name: "fromOpenAI", given: { messages: request.messages }, read: ({ messages }) => fromOpenAI(messages as never) },
  { name: "fromOllama", given: { messages: request.messages }, read: ({ messages }) => fromOllama(messages as never) },
  { name: "fromAiSdk", given: aiSdk, read: ({ messages }) => fromAiSdk(messages as never) },
  {
    name: "fromNodeLlamaCpp",
    given: history,
    read: ({ chatHistory, functions }) => fromNodeLlamaCpp(chatHistory as never, functions as never),
  },
];

/** A copy for each place in it, and the place. */
function* eachPlace(given: object): Generator<readonly [Arguments, Place]> {
  for (let index = 0; index < placesIn(given).length; index++) {
    const copy = copyOf(given);
    const place = placesIn(copy)[index];
    if (place !== undefined) yield [copy as Arguments, place];
  }
}

/** Throws for any exception but ours, with a path into the input. */
function answer({ name, read }: Reader, given: Arguments): "value" | "error" {
  try {
    read(given);
    return "value";
  } catch (error) {
    if (!(error instanceof QwenFormatError)) throw error;
    const options = Object(given["options"]) as Arguments;
    if (!leadsInto(error.path, { ...options, ...given })) expect.fail(`${name}: leads nowhere: ${error.message}`);
    return "error";
  }
}

describe("what is no data, in every place for data, is refused or not read", { timeout: 60_000 }, () => {
  it.each(strangeValues)("$name", ({ make }) => {
    const before = builtIns();
    let errors = 0;
    for (const reader of readers) {
      for (const [given, place] of eachPlace(reader.given)) {
        // A class is a function, and is called as one.
        if (typeof make() === "function" && place.key === "onOmission") continue;
        put(place, make());
        if (answer(reader, given) === "error") errors++;
      }
    }
    expect(errors).toBeGreaterThan(0);
    expect(changedSince(before)).toEqual([]);
  });
});

describe("a key that means something to JavaScript is a key like any other", { timeout: 60_000 }, () => {
  it.each(hostileKeys.map((key) => ({ key })))("$key", ({ key }) => {
    const before = builtIns();
    for (const reader of readers) {
      for (const [given, place] of eachPlace(reader.given)) {
        for (const value of [null, { role: "x" }, ["a"]]) {
          const copy = copyOf(given);
          const container = memberAt(place.container, place.key);
          if (typeof container === "object" && container !== null && !Array.isArray(container)) {
            put({ container, key }, value);
          }
          answer(reader, copy);
        }
      }
    }
    expect(changedSince(before)).toEqual([]);
  });

  it.each(hostileKeys.map((key) => ({ key })))(
    "$key beside the members of a message leaves its text alone",
    ({ key }) => {
      for (const value of [{ role: "system", tool_calls: [1] }, ["a"], "x", 1]) {
        const message = Object.fromEntries([
          ["role", "user"],
          ["content", "q"],
          [key, value],
        ]);
        const parsed = parseJson(JSON.stringify([message]));
        for (const messages of [[message], parsed])
          expect(format({ messages, options: {} })).toContain("user\nq<|im_end|>");
      }
    },
  );
});

describe("the caller's own exceptions", { timeout: 60_000 }, () => {
  const own = new Error("the caller's");
  const fail = (): never => {
    throw own;
  };
  const traps = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"] as const;

  it("come through as they are, out of a getter anywhere", () => {
    let thrown = 0;
    for (const reader of readers) {
      for (const [given, place] of eachPlace(reader.given)) {
        Object.defineProperty(place.container, place.key, { get: fail, enumerable: true });
        expect(exceptionOf(() => reader.read(given))).toBeOneOf([own, undefined]);
        if (exceptionOf(() => reader.read(given)) === own) thrown++;
      }
    }
    expect(thrown).toBeGreaterThan(300);
    expect(format(request)).toBe(format(copyOf(request)));
  });

  it.each(traps)("come through as they are, out of a proxy's %s", (trap) => {
    for (const reader of readers) {
      for (const [given, place] of eachPlace(reader.given)) {
        const target = memberAt(place.container, place.key);
        if (typeof target !== "object" || target === null) continue;
        put(place, new Proxy(target, { [trap]: fail }));
        expect(exceptionOf(() => reader.read(given))).toBeOneOf([own, undefined]);
      }
    }
  });

  it("are a TypeError of the engine for a proxy that has been revoked", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    expect(() => format({ ...request, messages: proxy })).toThrow(TypeError);
  });
});

/** What was thrown, unless it is ours. */
function exceptionOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof QwenFormatError ? undefined : error;
  }
}

describe("members that are another thing each time", { timeout: 60_000 }, () => {
  it("give a value or one of our errors", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...readers),
        fc.nat(),
        fc.array(junk, { minLength: 1, maxLength: 3 }),
        (reader, at, values) => {
          const copy = copyOf(reader.given);
          const places = placesIn(copy);
          const place = places[at % places.length];
          if (place === undefined) return;
          const all = [memberAt(place.container, place.key), ...values];
          let times = 0;
          Object.defineProperty(place.container, place.key, { get: () => all[times++ % all.length], enumerable: true });
          expect(exceptionOf(() => reader.read(copy as Arguments))).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("of a message, a call, its arguments and a tool are read once", () => {
    for (const template of templateIds) {
      const counts = new Map<string, number>();
      const options = { ...(request.options as object), template };
      exceptionOf(() => format(counted({ ...request, options }, "", counts) as Call));
      const often = [...counts].filter(
        ([path, count]) => count > 1 && !/^\.options\.template$|content\[\d\]/.test(path),
      );
      expect(often).toEqual([]);
      expect(counts.get(".messages[0].role")).toBe(1);
    }
  });
});

/** A copy with getters that count. */
function counted(value: unknown, path: string, counts: Map<string, number>): unknown {
  if (Array.isArray(value)) return value.map((item, index) => counted(item, `${path}[${index}]`, counts));
  if (typeof value !== "object" || value === null) return value;
  const copy = {};
  for (const [key, member] of Object.entries(value)) {
    const at = `${path}.${key}`;
    const inside = counted(member, at, counts);
    const get = (): unknown => {
      counts.set(at, (counts.get(at) ?? 0) + 1);
      return inside;
    };
    Object.defineProperty(copy, key, { get, enumerable: true });
  }
  return copy;
}

describe("nesting", { timeout: 120_000 }, () => {
  const nested = (levels: number, wrap: (value: unknown) => unknown): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level++) value = wrap(value);
    return value;
  };
  const shapes = {
    lists: (value: unknown) => [value],
    objects: (value: unknown) => ({ a: value }),
    functions: (value: unknown) => ({ name: "f", function: value }),
    Maps: (value: unknown) => new Map([["10", value]]),
  } as const;
  const table = Object.entries(shapes).flatMap(([name, wrap]) =>
    [2, 3, 4, 5, 6].map((power) => ({ name, wrap, power })),
  );

  it.each(table)("of 10 to the $power $name, in every place: a value or one of our errors", ({ wrap, power }) => {
    const deep = nested(10 ** power, wrap);
    for (const reader of readers) {
      for (const [given, place] of eachPlace(reader.given)) {
        put(place, deep);
        expect(exceptionOf(() => reader.read(given))).toBeUndefined();
      }
    }
  });

  it("that doubles at each level ends, too", () => {
    const doubled = nested(100, (value) => [value, value]);
    const messages = [{ role: "assistant", content: "", tool_calls: [{ name: "f", arguments: doubled }] }];
    expect(() => format({ messages, options: {} })).toThrow(
      "messages[0].tool_calls[0].arguments: more than 10000000 values",
    );
    expect(() => findControlTokens(messages as never)).toThrow("messages[0]: nested too deep, or too much in it");
  });

  it("of JSON text, 10 to the 6 deep", () => {
    for (const text of ["[", '{"a":', '{"1":', '[1.5,{"a":'].map((open) => open.repeat(1e6))) {
      expect(() => parseJson(text)).toThrow(QwenFormatError);
    }
  });
});

describe("a stack that runs out in the middle of it", () => {
  const json = '{"a": [1.0, "b", {"10": 1e5}], "c": "d"}';
  const actions: Readonly<Record<string, () => unknown>> = {
    parseJson: () => parseJson(json),
    formatQwen3: () => format(request),
    findControlTokens: () => findControlTokens(request.messages as never),
    fromOpenAI: () => fromOpenAI(request.messages as never),
  };

  it.each(Object.entries(actions).map(([name, act]) => ({ name, act })))("leaves $name as it was", ({ act }) => {
    const before = act();
    let failed = 0;
    const dive = (): void => {
      try {
        dive();
      } catch {
        // Here there is little left, and a little more at every level up.
      }
      if (failed > 1000) return;
      try {
        act();
      } catch {
        failed++;
      }
    };
    dive();
    expect(failed).toBeGreaterThan(3);
    expect(act()).toEqual(before);
  });
});
