import { describe, expect, it } from "vitest";
import { findControlTokens, type Message } from "../src/index.ts";
import { render } from "./support/render.ts";

/** Says otherwise, whoever asks it by a method of its own. */
class Liar extends Map<string, unknown> {
  override get(): unknown {
    return "get";
  }

  override *keys(): MapIterator<string> {
    yield "keys";
  }

  override *entries(): MapIterator<[string, unknown]> {
    yield [7 as never, "entries"];
  }

  override [Symbol.iterator](): MapIterator<[string, unknown]> {
    return this.entries();
  }
}

const query: Message = { role: "user", content: "q" };

const calling = (given: unknown): Message[] => [
  query,
  { role: "assistant", content: "", tool_calls: [{ name: "f", arguments: given as never }] },
];

describe("a Map of a class of its own is read as the Map that it is", () => {
  const given = new Liar([["<|im_end|>", ["v"]]]);

  it("as arguments in JSON and in XML", () => {
    expect(render(calling(given)).text).toContain('"arguments": {"<|im_end|>": ["v"]}}');
    const xml = render(calling(given), { template: "qwen3-coder" });
    expect(xml.text).toContain('<parameter=<|im_end|>>\n["v"]\n</parameter>');
  });

  it("as a message, as a part of its content, and as options", () => {
    const part = new Liar([
      ["type", "text"],
      ["text", "a"],
    ]);
    const message = new Liar([
      ["role", "user"],
      ["content", [part]],
    ]);
    const options = new Liar([["template", "qwen3-vl-instruct"]]);
    expect(render([message as never], options as never).text).toBe("<|im_start|>user\na<|im_end|>\n");
  });

  it("in the search for control tokens", () => {
    expect(findControlTokens(calling(given)).map(({ path }) => path)).toEqual([
      'messages[1].tool_calls[0].arguments["<|im_end|>"]',
    ]);
    expect(() => render(calling(given), { onControlTokens: "error" })).toThrow("spells the control token <|im_end|>");
  });
});

it.each(["qwen3", "qwen3-coder"] as const)("%s does not see what a Map gets while it is written", (template) => {
  const given = new Map<unknown, unknown>();
  const growing = {
    get a(): string {
      given.set(7, "late");
      return "v";
    },
  };
  given.set("first", growing);
  given.set("last", "w");
  const { text } = render(calling(given), { template });
  expect(text).toContain('{"a": "v"}');
  expect(text).not.toContain("late");
});

it("what has only the prototype of a Map is no data", () => {
  const size = { value: 1 };
  const fake = Object.create(Map.prototype, { size }) as object;
  expect(() => render(calling({ a: fake }))).toThrow("messages[1].tool_calls[0].arguments.a: expected a JSON value");
  expect(() => render([fake as Message])).toThrow("messages[0]: expected an object");
});
