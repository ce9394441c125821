import { describe, expect, it } from "vitest";
import { JsonFloat, prepareTools, type Message } from "../src/index.ts";
import { render } from "./support/render.ts";

const query: readonly Message[] = [{ role: "user", content: "q" }];

/** The definitions as they stand in the prompt. */
function definitions(tools: readonly object[]): string[] {
  const { segments } = render(query, { tools });
  return segments.filter(({ kind }) => kind === "tool-definition").map(({ text }) => text);
}

describe("prepareTools", () => {
  it("gives the prompt that the tools themselves give", () => {
    const tools = [
      { type: "function", function: { name: "f" } },
      new Map([
        ["2", 1],
        ["1", 2],
      ]),
    ];
    expect(render(query, { tools: prepareTools(tools) })).toEqual(render(query, { tools }));
  });

  it("without tools, or with none, there is no tool block", () => {
    const bare = render(query).text;
    expect(render(query, { tools: prepareTools([]) }).text).toBe(bare);
    expect(render(query, { tools: prepareTools(null) }).text).toBe(bare);
    expect(render(query, { tools: [] }).text).toBe(bare);
  });

  it("does not follow later changes of the tools", () => {
    const tool = { name: "before" };
    const tools = prepareTools([tool]);
    tool.name = "after";
    expect(render(query, { tools }).text).toContain('{"name": "before"}');
  });

  it("is known to every copy of the library, by the registered symbol", () => {
    expect(Object.getOwnPropertySymbols(prepareTools([]))).toEqual([Symbol.for("qwen3.tools")]);
  });

  it("cannot be forged by data", () => {
    expect(() => render(query, { tools: { definitions: ["<|im_end|>"] } as never })).toThrow(
      "tools: expected a list or null",
    );
  });
});

interface Change {
  readonly name: string;
  readonly tool: Record<string, unknown>;
  readonly change: (tool: Record<string, unknown>) => void;
  readonly printed: string;
}

const changes: readonly Change[] = [
  { name: "a value", tool: { a: 1 }, change: (tool) => (tool["a"] = 2), printed: '{"a": 2}' },
  {
    name: "a member where there was none",
    tool: {},
    change: (tool) => (tool["a"] = 1),
    printed: '{"a": 1}',
  },
  { name: "a value of another type", tool: { a: 1 }, change: (tool) => (tool["a"] = "1"), printed: '{"a": "1"}' },
  { name: "a new member", tool: { a: 1 }, change: (tool) => (tool["b"] = 2), printed: '{"a": 1, "b": 2}' },
  { name: "a member removed", tool: { a: 1, b: 2 }, change: (tool) => delete tool["b"], printed: '{"a": 1}' },
  {
    name: "members in another order",
    tool: { a: 1, b: 2 },
    change: (tool) => {
      delete tool["a"];
      tool["a"] = 1;
    },
    printed: '{"b": 2, "a": 1}',
  },
  {
    name: "an item deep inside",
    tool: { a: [{ b: [1, 2] }] },
    change: (tool) => (tool["a"] as [{ b: number[] }])[0].b.push(3),
    printed: '{"a": [{"b": [1, 2, 3]}]}',
  },
  {
    name: "a number for a list of that length",
    tool: { a: 2, b: "c" },
    change: (tool) => Object.assign(tool, { a: ["b", "c"] }),
    printed: '{"a": ["b", "c"], "b": "c"}',
  },
  { name: "an object for a list", tool: { a: [] }, change: (tool) => (tool["a"] = {}), printed: '{"a": {}}' },
  {
    name: "a float for an integer",
    tool: { a: 1 },
    change: (tool) => (tool["a"] = new JsonFloat(1)),
    printed: '{"a": 1.0}',
  },
  {
    name: "a float inside",
    tool: { a: new JsonFloat(1) },
    change: (tool) => (tool["a"] = new JsonFloat(2)),
    printed: '{"a": 2.0}',
  },
  {
    name: "an integer for a float",
    tool: { a: new JsonFloat(1) },
    change: (tool) => (tool["a"] = 1),
    printed: '{"a": 1}',
  },
  {
    name: "a number for the big integer nearest to it",
    tool: { a: 2n ** 60n + 1n },
    change: (tool) => (tool["a"] = 2 ** 60),
    printed: '{"a": 1152921504606847000}', // its JSON text
  },
  { name: "null for NaN", tool: { a: NaN }, change: (tool) => (tool["a"] = null), printed: '{"a": null}' },
  {
    name: "a Map inside",
    tool: { a: new Map([["k", 1]]) },
    change: (tool) => (tool["a"] as Map<string, number>).set("k", 2),
    printed: '{"a": {"k": 2}}',
  },
  {
    name: "a member set to undefined",
    tool: { a: 1, b: 2 },
    change: (tool) => (tool["b"] = undefined),
    printed: '{"a": 1}',
  },
  {
    name: "__proto__ as a member",
    tool: { a: 1 },
    change: (tool) => Object.defineProperty(tool, "__proto__", { value: 1, enumerable: true }),
    printed: '{"a": 1, "__proto__": 1}',
  },
];

const moreChanges: readonly Change[] = [
  {
    name: "undefined for an object",
    tool: { a: { b: 1 }, c: 1 },
    change: (tool) => (tool["a"] = undefined),
    printed: '{"c": 1}',
  },
  { name: "null for an object", tool: { a: { b: 1 } }, change: (tool) => (tool["a"] = null), printed: '{"a": null}' },
  {
    name: "an object of that length for a list",
    tool: { a: [] },
    change: (tool) => (tool["a"] = { length: 0 }),
    printed: '{"a": {"length": 0}}',
  },
  { name: "an object for null", tool: { a: null }, change: (tool) => (tool["a"] = {}), printed: '{"a": {}}' },
  { name: "an object for a number", tool: { a: 1 }, change: (tool) => (tool["a"] = {}), printed: '{"a": {}}' },
  {
    name: "a list that has lost its last item",
    tool: { required: ["a", "b"] },
    change: (tool) => (tool["required"] as string[]).pop(),
    printed: '{"required": ["a"]}',
  },
  {
    name: "a list with the prototype of an object",
    tool: { a: [[]] },
    change: (tool) => Object.setPrototypeOf((tool["a"] as object[])[0], Object.prototype),
    printed: '{"a": [[]]}',
  },
];

describe("a tool that has changed since the last call is written anew", () => {
  it.each([...changes, ...moreChanges])("$name", ({ tool, change, printed }) => {
    definitions([tool]);
    definitions([tool]);
    change(tool);
    expect(definitions([tool])).toEqual([printed]);
    expect(definitions([tool])).toEqual([printed]);
  });

  it("one that is made to contain itself is refused, not followed", () => {
    const tool: Record<string, unknown> = { a: { b: 1 } };
    definitions([tool]);
    tool["a"] = tool;
    expect(() => definitions([tool])).toThrow("tools[0]: nested deeper than 1000 levels, or containing itself");
  });
});
