import { describe, expect, it } from "vitest";
import { parseJson, prepareTools, type Message } from "../src/index.ts";
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
