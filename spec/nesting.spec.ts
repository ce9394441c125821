import { describe, expect, it } from "vitest";
import { findControlTokens, messagesAt, messageWeights, parseJson, QwenFormatError, roles } from "../src/index.ts";
import { fromAiSdk, fromOllama, fromOpenAI } from "../src/messages/index.ts";
import { fromNodeLlamaCpp } from "../src/runtimes/index.ts";
import { eachPlace, exceptionOf, format, readers, request } from "./support/junk/readers.ts";
import { put } from "./support/junk/trees.ts";

describe("a list of four billion holes", { timeout: 60_000 }, () => {
  const holes = Object.assign([], { length: 2 ** 32 - 1 });
  const assistant = (calls: unknown): unknown => ({ role: "assistant", content: "", tool_calls: calls });
  const calling = (given: unknown): unknown => assistant([{ name: "f", arguments: given }]);

  it.each([
    { name: "messages", read: () => format({ messages: holes, options: {} }) },
    { name: "content", read: () => format({ messages: [{ role: "user", content: holes }], options: {} }) },
    { name: "calls", read: () => format({ messages: [assistant(holes)], options: {} }) },
    { name: "arguments", read: () => format({ messages: [calling(holes)], options: {} }) },
    { name: "tools", read: () => format({ messages: [], options: { tools: holes } }) },
    { name: "messages to be searched", read: () => findControlTokens(holes) },
    { name: "tools to be searched", read: () => findControlTokens([], holes) },
    { name: "messages of OpenAI", read: () => fromOpenAI(holes) },
    { name: "content of OpenAI", read: () => fromOpenAI([{ role: "user", content: holes }]) },
    { name: "calls of OpenAI", read: () => fromOpenAI([{ role: "assistant", tool_calls: holes }]) },
    { name: "messages of the AI SDK", read: () => fromAiSdk(holes) },
    { name: "content of the AI SDK", read: () => fromAiSdk([{ role: "user", content: holes }]) },
    { name: "images of Ollama", read: () => fromOllama([{ role: "user", images: holes }]) },
    { name: "a history", read: () => fromNodeLlamaCpp(holes) },
    { name: "text of a history", read: () => fromNodeLlamaCpp([{ type: "user", text: holes }]) },
    { name: "a response", read: () => fromNodeLlamaCpp([{ type: "model", response: holes }]) },
    { name: "weights", read: () => messageWeights(holes) },
    { name: "roles", read: () => roles(holes) },
    { name: "indices", read: () => messagesAt(holes) },
  ])("is refused at once as $name", ({ read }) => {
    expect(read).toThrow(QwenFormatError);
  });
});

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
