import { describe, expect, it } from "vitest";
import {
  detectTemplate,
  findControlTokens,
  offsetsIn,
  parseJson,
  prepareTools,
  type JsonInput,
  type Message,
} from "../src/index.ts";
import { fromOpenAI } from "../src/messages/index.ts";
import { toRuns, toTokenIds } from "../src/runtimes/index.ts";
import { render } from "./support/render.ts";

const query: Message = { role: "user", content: "q" };

function nested(levels: number): object {
  let value: object = [];
  for (let level = 1; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

describe("large and deep requests", () => {
  it("a float inside 1,000 lists: only lists and objects are levels", () => {
    const deep = parseJson(`${"[".repeat(1000)}1.0${"]".repeat(1000)}`) as object;
    expect(render([{ role: "assistant", tool_calls: [{ name: "f", arguments: deep }] }]).text).toContain("[1.0]");
  });

  it("a message of 50 MB, full of what the template looks for", () => {
    const content = `<think>${"\n</think".repeat(3_000_000)}${"<think>".repeat(3_000_000)}</think>${"\n".repeat(9_000_000)}a`;
    const chat = render([query, { role: "assistant", content }]);
    expect(chat.text.endsWith("</think>\n\na<|im_end|>\n")).toBe(true);
    expect(content.length).toBeGreaterThan(50e6);
  });

  it("100,000 messages, no query among them", () => {
    const messages: Message[] = Array.from({ length: 100_000 }, (_, index) => ({
      role: index % 2 ? "tool" : "assistant",
      content: "x",
    }));
    const chat = render(messages);
    expect(chat.segments.at(-3)?.message).toBe(99_999);
  });

  it("a run of 100,000 tool messages is one turn", () => {
    const run: Message[] = Array.from({ length: 100_000 }, () => ({ role: "tool", content: "x" }));
    const chat = render([query, ...run]);
    expect(chat.segments.filter(({ kind }) => kind === "turn-start").length).toBe(2);
  });

  it("a message of 20 MB of line breaks", () => {
    expect(render([query, { role: "assistant", content: "\n".repeat(20e6) }]).text).toContain("</think>\n\n<|im_end|>");
  });

  it("arguments and tools 1,000 levels deep, and not one more", () => {
    const calling = (levels: number): Message[] => [
      { role: "assistant", content: "", tool_calls: [{ name: "f", arguments: nested(levels) }] },
    ];
    expect(render(calling(1000)).text).toContain("[]");
    expect(() => render(calling(1001))).toThrow("messages[0].tool_calls[0].arguments: nested deeper than 1000 levels");
    expect(() => prepareTools([{ a: nested(1000) }])).toThrow("tools[0]: nested deeper than 1000 levels");
  });
});

// Each is the worst that a part of the library can be given: no search begins again at every character of it.
describe("50 MB of", { timeout: 60_000 }, () => {
  const of = (piece: string): string => piece.repeat(50e6 / piece.length);
  const calling = (value: JsonInput): Message[] => [
    query,
    { role: "assistant", tool_calls: [{ name: "f", arguments: { a: value } }] },
  ];
  const lengthOf = (messages: readonly Message[], tools?: readonly JsonInput[]): number =>
    render(messages, { tools: tools as never }).text.length;

  /** Length of the text that an engine gets. */
  const handedOver = (messages: readonly Message[]): number =>
    Math.max(...toTokenIds(toRuns(render(messages)), { tokenize: (text) => [text.length], controlId: () => 0 }));

  it.each([
    {
      name: "line breaks in a user's message",
      piece: "\n",
      length: (text: string) => lengthOf([{ ...query, content: text }]),
    },
    {
      name: "begun tags in reasoning",
      piece: "</think",
      length: (text: string) => lengthOf([query, { role: "assistant", content: "", reasoning_content: text }]),
    },
    {
      name: "responses that begin and do not end",
      piece: "<tool_response>",
      length: (text: string) => lengthOf([{ ...query, content: text }]),
    },
    {
      name: "quotes in the value of an argument",
      piece: '"',
      grows: 2,
      length: (text: string) => lengthOf(calling(text)),
    },
    {
      name: "lone surrogates in the value of an argument",
      piece: "\ud800",
      length: (text: string) => lengthOf(calling(text)),
    },
    {
      name: "zero characters in a tool",
      piece: "\0",
      grows: 6,
      length: (text: string) => lengthOf([query], [{ a: text }]),
    },
    {
      name: "an answer to be continued",
      piece: "</think",
      length: (text: string) =>
        render([query, { role: "assistant", content: text }], { continueFinalMessage: true }).text.length,
    },
    {
      name: "OpenAI's content",
      piece: " a",
      length: (text: string) => lengthOf(fromOpenAI([{ role: "user", content: text }]).messages),
    },
    {
      name: "accents to be composed",
      piece: "e\u0301",
      grows: 0.5,
      length: (text: string) => handedOver([{ ...query, content: text }]),
    },
    { name: "JSON text", piece: "1e", length: (text: string) => parseJson<string>(JSON.stringify(text)).length },
    {
      name: "characters of two bytes",
      piece: "é",
      grows: 2,
      length: (text: string) => offsetsIn("byte", text)(text.length),
    },
  ])("$name", ({ piece, length, grows = 1 }) => {
    const long = of(piece);
    expect(length(long) - length(piece)).toBe((long.length - piece.length) * grows);
  });

  it("what begins as a control token does", () => {
    expect(findControlTokens([{ ...query, content: of("<|im_en") }])).toEqual([]);
    expect(findControlTokens([{ ...query, content: `${of("<|im_en")}<|im_end|>` }])).toMatchObject([
      { offset: of("<|im_en").length },
    ]);
  });

  it("no chat template", () => {
    expect(detectTemplate(of("{{ a }}")).match).toBe("unknown");
  });
});
