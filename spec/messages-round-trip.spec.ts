import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromAiSdk, fromOllama, fromOpenAI } from "../src/messages/index.ts";
import { dumps } from "../src/python/dumps.ts";
import { objectGiven } from "./support/wire-chats.ts";
import { aiSdkChat, ollamaChat, openAIChat } from "./support/wire-families.ts";
import { anyWays, toAiSdk, toOllama, toOpenAI } from "./support/wire-forms.ts";

describe("a chat that another family can express comes back as it was", () => {
  it("from OpenAI, in whatever way it is written there", () => {
    fc.assert(
      fc.property(openAIChat, anyWays, (chat, ways) => {
        expect(fromOpenAI(toOpenAI(chat, ways)).messages).toEqual(chat);
      }),
      { numRuns: 500 },
    );
  });

  it("from the AI SDK, in whatever way it is written there", () => {
    fc.assert(
      fc.property(aiSdkChat, anyWays, (chat, ways) => {
        expect(fromAiSdk(toAiSdk(chat, ways)).messages).toEqual(chat);
      }),
      { numRuns: 500 },
    );
  });

  it("from Ollama", () => {
    fc.assert(
      fc.property(ollamaChat, (chat) => {
        expect(fromOllama(toOllama(chat)).messages).toEqual(chat);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what else holds on the way back", () => {
  it("the sources lead to the messages, in whatever order results come", () => {
    fc.assert(
      fc.property(openAIChat, anyWays, (chat, ways) => {
        const wire = toOpenAI(chat, ways);
        const { messages, sources } = fromOpenAI(wire);
        const inOrder = fromOpenAI(sources.map((source) => wire[source] ?? { role: "missing" }));
        expect(inOrder).toMatchObject({ messages, sources: wire.map((_, index) => index) });
      }),
    );
  });

  it("arguments that are read say what their text said", () => {
    fc.assert(
      fc.property(objectGiven, (given) => {
        const call = { function: { name: "f", arguments: dumps(given, "") } };
        const { messages } = fromOpenAI([{ role: "assistant", tool_calls: [call] }], { parseArguments: true });
        const [read] = messages[0]?.tool_calls ?? [];
        expect(dumps((read as typeof call).function.arguments, "")).toBe(call.function.arguments);
      }),
    );
  });
});
