import fc from "fast-check";
import { formatQwen3, templateIds, type QwenFormatError } from "../../../src/index.ts";
import { fromAiSdk, fromOllama, fromOpenAI, toolsFromAiSdk, type Conversion } from "../../../src/messages/index.ts";
import { fromNodeLlamaCpp } from "../../../src/runtimes/index.ts";
import { historyOf, stories } from "../histories.ts";
import { aiSdkChat, ollamaChat, openAIChat } from "../wire-families.ts";
import { anyWays, toAiSdk, toOllama, toOpenAI } from "../wire-forms.ts";
import type { Entry } from "./entries.ts";
import { near } from "./format-entries.ts";
import { anyKey, junk } from "./values.ts";

const options = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  near(
    fc.record(
      { separator: fc.constantFrom("", "\n", null), parseArguments: fc.constantFrom(true, null) },
      { requiredKeys: [] },
    ),
  ),
);

const schema = fc.dictionary(anyKey, junk, { maxKeys: 3, noNullPrototype: true });
const aiSdkTool = fc.record(
  {
    type: fc.constantFrom("function", "provider"),
    name: fc.constantFrom("f", "g"),
    description: fc.string({ maxLength: 3 }),
    inputSchema: schema,
    strict: fc.boolean(),
  },
  { requiredKeys: ["type", "name", "inputSchema"] },
);
const functions = fc.dictionary(
  fc.constantFrom("f", "g", "__proto__"),
  fc.record({ description: fc.string({ maxLength: 3 }), params: schema }, { requiredKeys: [] }),
);

/**
 * What a conversion gives fits the schema: formatting it may raise, and finds no fault with the input. But what an image
 * holds is passed on unread, and a template that prints lists as Python does finds what is no JSON in it.
 */
function converted({ messages, sources, omissions }: Conversion): unknown {
  const texts = templateIds.map((template) => textOf(() => formatQwen3(messages, { template }).text));
  return { messages, sources, omissions, texts };
}

function textOf(format: () => string): string {
  try {
    return format();
  } catch (error) {
    const { code, path } = error as Partial<QwenFormatError>;
    const isInImage = /^messages\[\d+\]\.content\[\d+\]\.(?:image|image_url|video)\b/.test(path ?? "");
    if (code === "template-error" || (code === "invalid-input" && isInImage)) return String(error);
    throw new Error("what was converted does not fit", { cause: error });
  }
}

export const messageEntries: readonly Entry[] = [
  {
    name: "fromOpenAI",
    weight: 3,
    given: fc.record({
      messages: near(fc.tuple(openAIChat, anyWays).map(([chat, ways]) => toOpenAI(chat, ways))),
      options,
    }),
    call: (given) => converted(fromOpenAI(given["messages"] as never, given["options"] as never)),
  },
  {
    name: "fromAiSdk",
    weight: 3,
    given: fc.record({
      messages: near(fc.tuple(aiSdkChat, anyWays).map(([chat, ways]) => toAiSdk(chat, ways))),
      options,
    }),
    call: (given) => converted(fromAiSdk(given["messages"] as never, given["options"] as never)),
  },
  {
    name: "fromOllama",
    weight: 2,
    given: fc.record({ messages: near(ollamaChat.map(toOllama)) }),
    call: ({ messages }) => converted(fromOllama(messages as never)),
  },
  {
    name: "toolsFromAiSdk",
    weight: 1,
    given: fc.record({ tools: near(fc.array(aiSdkTool, { maxLength: 3 })) }),
    call: ({ tools }) => toolsFromAiSdk(tools as never),
  },
  {
    name: "fromNodeLlamaCpp",
    weight: 3,
    given: fc.record({ chatHistory: near(stories.map(historyOf)), functions: fc.oneof(junk, near(functions)) }),
    call: (given) => {
      const { messages, tools } = fromNodeLlamaCpp(given["chatHistory"] as never, given["functions"] as never);
      return { tools, texts: textOf(() => formatQwen3(messages, { tools }).text), messages };
    },
  },
];
