import { describe, expect, it } from "vitest";
import { formatChat, formatQwen3, JsonFloat, QwenFormatError, qwen3, templateIds, type Chat } from "../src/index.ts";

const IDS = templateIds.join(", "); // golden.spec.ts has them from the manifest

/** What a JavaScript caller may send, types or no types. */
const format = formatQwen3 as (messages?: unknown, options?: unknown) => Chat;

const user = { role: "user", content: "q" };
const calling = (...calls: unknown[]): unknown => [user, { role: "assistant", content: "", tool_calls: calls }];

function cyclic(): object {
  const value: Record<string, unknown> = { list: [] };
  (value["list"] as unknown[]).push({ back: value });
  return value;
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

interface Row {
  readonly name: string;
  readonly messages?: unknown;
  readonly options?: unknown;
  readonly error: string;
}

const invalid: readonly Row[] = [
  { name: "messages missing", error: "messages: expected a list, got undefined" },
  { name: "messages a string", messages: "hi", error: 'messages: expected a list, got "hi"' },
  { name: "messages an object", messages: user, error: "messages: expected a list, got an object" },
  { name: "a message null", messages: [user, null], error: "messages[1]: expected an object, got null" },
  {
    name: "a message null, behind ten thousand others",
    messages: [...Array.from({ length: 10_000 }, () => user), null],
    error: "messages[10000]: expected an object, got null",
  },
  { name: "a message a list", messages: [[]], error: "messages[0]: expected an object, got a list" },
  { name: "a hole", messages: Array(1), error: "messages[0]: expected an object, got undefined" },
  { name: "no role", messages: [{ content: "x" }], error: "messages[0].role: expected a string, got undefined" },
  { name: "role a list", messages: [{ role: ["user"] }], error: "messages[0].role: expected a string, got a list" },
  {
    name: "an inherited role",
    messages: [Object.create(user)],
    error: "messages[0].role: expected a string, got undefined",
  },
  {
    name: "an inherited name of a call",
    messages: [{ role: "assistant", tool_calls: [Object.create({ name: "f", arguments: {} })] }],
    error: "messages[0].tool_calls[0].name: expected a string, got undefined",
  },
  {
    name: "content a number",
    messages: [{ role: "user", content: 5 }],
    error: "messages[0].content: expected a string, a list or null, got 5",
  },
  {
    name: "content an object",
    messages: [{ role: "user", content: {} }],
    error: "messages[0].content: expected a string, a list or null, got an object",
  },
  {
    name: "a part that is a Map behind a proxy, which cannot be read",
    messages: [{ role: "user", content: [new Proxy(new Map(), {})] }],
    error: "messages[0].content[0]: expected an object or a string, got a Map",
  },
  {
    name: "a part that is a number",
    messages: [{ role: "user", content: [{ type: "text" }, 5] }],
    error: "messages[0].content[1]: expected an object or a string, got 5",
  },
  {
    name: "reasoning a list",
    messages: [{ role: "assistant", reasoning_content: [] }],
    error: "messages[0].reasoning_content: expected a string or null, got a list",
  },
  {
    name: "tool calls an object",
    messages: [{ role: "assistant", tool_calls: {} }],
    error: "messages[0].tool_calls: expected a list or null, got an object",
  },
  { name: "a call null", messages: calling(null), error: "messages[1].tool_calls[0]: expected an object, got null" },
  {
    name: "function a string",
    messages: calling({ function: "f" }),
    error: 'messages[1].tool_calls[0].function: expected an object, got "f"',
  },
  {
    name: "a name that is no string",
    messages: calling({ function: { name: 5, arguments: {} } }),
    error: "messages[1].tool_calls[0].function.name: expected a string, got 5",
  },
  {
    name: "a flat call without name",
    messages: calling({ arguments: {} }),
    error: "messages[1].tool_calls[0].name: expected a string, got undefined",
  },
  {
    name: "arguments undefined",
    messages: calling({ name: "f", arguments: {} }, { function: { name: "f", arguments: undefined } }),
    error: "messages[1].tool_calls[1].function.arguments: expected a JSON value, got undefined",
  },
  {
    name: "a function among the arguments",
    messages: calling({ name: "f", arguments: { a: [1, { "b c": () => 1 }] } }),
    error: 'messages[1].tool_calls[0].arguments.a[1]["b c"]: expected a JSON value, got a Function',
  },
  {
    name: "a symbol",
    messages: calling({ name: "f", arguments: Symbol("s") }),
    error: "messages[1].tool_calls[0].arguments: expected a JSON value, got Symbol(s)",
  },
  {
    name: "undefined in a list",
    messages: calling({ name: "f", arguments: [1, undefined] }),
    error: "messages[1].tool_calls[0].arguments[1]: expected a JSON value, got undefined",
  },
  {
    name: "a date",
    messages: calling({ name: "f", arguments: { when: new Date(0) } }),
    error: "messages[1].tool_calls[0].arguments.when: expected a JSON value, got a Date",
  },
  {
    name: "a Set",
    messages: calling({ name: "f", arguments: new Set() }),
    error: "messages[1].tool_calls[0].arguments: expected a JSON value, got a Set",
  },
  {
    name: "a Map with a number for a key",
    messages: calling({ name: "f", arguments: new Map([[1, 2]]) }),
    error: "messages[1].tool_calls[0].arguments: expected string keys, got 1",
  },
  {
    name: "a value that contains itself",
    messages: calling({ name: "f", arguments: cyclic() }),
    error: "messages[1].tool_calls[0].arguments: nested deeper than 1000 levels, or containing itself",
  },
  {
    name: "a value nested too deep",
    messages: calling({ name: "f", arguments: nested(1001) }),
    error: "messages[1].tool_calls[0].arguments: nested deeper than 1000 levels, or containing itself",
  },
  {
    name: "tools an object",
    messages: [user],
    options: { tools: {} },
    error: "tools: expected a list or null, got an object",
  },
  {
    name: "a tool that is a string",
    messages: [user],
    options: { tools: [{}, "f"] },
    error: 'tools[1]: expected an object, got "f"',
  },
  {
    name: "a hole among the tools",
    messages: [user],
    options: { tools: Array(1) },
    error: "tools[0]: expected an object, got undefined",
  },
  {
    name: "one of OpenAI's custom calls",
    messages: calling({ id: "1", type: "custom", custom: { name: "f", input: "x" } }),
    error: "messages[1].tool_calls[0].name: expected a string, got undefined",
  },
  {
    name: "a function that is NaN",
    messages: calling({ function: NaN, name: "f", arguments: 1 }),
    error: "messages[1].tool_calls[0].function: expected an object, got NaN",
  },
  {
    name: "a list for onOmission",
    messages: [user],
    options: { onOmission: ["unknown-role"] },
    error: 'onOmission: expected "error" or a function, got a list',
  },
  {
    name: "a tool that is a float",
    messages: [user],
    options: { tools: [new JsonFloat(1)] },
    error: "tools[0]: expected an object, got a float",
  },
  {
    name: "a part that is a float",
    messages: [{ role: "user", content: [new JsonFloat(1)] }],
    error: "messages[0].content[0]: expected an object or a string, got a float",
  },
  {
    name: "a function in a tool",
    messages: [user],
    options: { tools: [{ function: { run: () => 1 } }] },
    error: "tools[0].function.run: expected a JSON value, got a Function",
  },
  { name: "options a string", messages: [user], options: "qwen3", error: 'options: expected an object, got "qwen3"' },
  {
    name: "an unknown template",
    messages: [user],
    options: { template: "qwen" },
    error: `template: expected one of ${IDS}, got "qwen"`,
  },
  {
    name: "a template of Object's",
    messages: [user],
    options: { template: "constructor" },
    error: `template: expected one of ${IDS}, got "constructor"`,
  },
  {
    name: "a boolean that is a string",
    messages: [user],
    options: { enableThinking: "false" },
    error: 'enableThinking: expected a boolean or null, got "false"',
  },
  {
    name: "a boolean that is a number",
    messages: [user],
    options: { addGenerationPrompt: 1 },
    error: "addGenerationPrompt: expected a boolean or null, got 1",
  },
  {
    name: "a field that is a number",
    messages: [user],
    options: { continueFinalMessage: 1 },
    error: "continueFinalMessage: expected a boolean or null, got 1",
  },
  {
    name: "an unknown onOmission",
    messages: [user],
    options: { onOmission: "warn" },
    error: 'onOmission: expected "error" or a function, got "warn"',
  },
  {
    name: "a string of 40 characters, which is quoted whole",
    messages: [user],
    options: { enableThinking: "x".repeat(40) },
    error: `enableThinking: expected a boolean or null, got "${"x".repeat(40)}"`,
  },
  {
    name: "a longer string, of which 40 characters are quoted",
    messages: [user],
    options: { enableThinking: "x".repeat(40) + "y" },
    error: `enableThinking: expected a boolean or null, got "${"x".repeat(40)}…"`,
  },
  {
    name: "the id of the template, in another option",
    messages: [user],
    options: { enableThinking: "qwen3" },
    error: 'enableThinking: expected a boolean or null, got "qwen3"',
  },
  {
    name: "another reasoningHistory",
    messages: [user],
    options: { reasoningHistory: "some" },
    error: 'reasoningHistory: expected "all" or null, got "some"',
  },
  {
    name: "a reasoningEffort that is no string",
    messages: [user],
    options: { template: "qwen3.8", reasoningEffort: 5 },
    error: "reasoningEffort: expected a string or null, got 5",
  },
  ...(["qwen3", "qwen3-vl-instruct", "qwen3.5"] as const).map((template) => ({
    name: `a part with keys that are no strings, for ${template}`,
    messages: [{ role: "user", content: ["a", new Map([[1, 2]])] }],
    options: { template },
    error: "messages[0].content[1]: expected string keys, got 1",
  })),
  {
    name: "a list that is printed as Python prints it, with what is no JSON in it",
    messages: [user, { role: "tool", content: ["a", { when: new Date(0) }] }],
    options: { template: "qwen3-2504" },
    error: "messages[1].content[1].when: expected a JSON value, got a Date",
  },
  {
    name: "a part with such keys, to be continued",
    messages: [{ role: "user", content: [new Map([[1, 2]])] }],
    options: { continueFinalMessage: true },
    error: "messages[0].content[0]: expected string keys, got 1",
  },
  {
    name: "an object of a class that says what it is as JSON",
    messages: calling({
      name: "f",
      arguments: new (class {
        toJSON(): number {
          return 1;
        }
      })(),
    }),
    error: "messages[1].tool_calls[0].arguments: expected a JSON value, got an object",
  },
  {
    name: "an option that the template does not read",
    messages: [user],
    options: { addVisionId: true },
    error: "addVisionId: not an option of template qwen3",
  },
  {
    name: "a name of the wire format",
    messages: [user],
    options: { enable_thinking: false },
    error: "enable_thinking: not an option of template qwen3",
  },
];

describe("outside the schema is invalid-input, with the path", () => {
  it.each(invalid)("$name", ({ messages, options, error }) => {
    const thrown = errorOf(() => format(messages, options));
    expect(thrown.message).toBe(error);
    expect(thrown.code).toBe("invalid-input");
    expect(error.startsWith(thrown.path)).toBe(true);
  });

  it("is an error with a name of its own", () => {
    expect(errorOf(() => format([5])).name).toBe("QwenFormatError");
  });

  it.each([
    { what: "an id", template: "qwen3", got: '"qwen3"' },
    { what: "nothing", template: undefined, got: "undefined" },
    { what: "no record of clauses", template: {}, got: "an object" },
  ])("formatChat refuses $what for a template", ({ template, got }) => {
    const error = errorOf(() => formatChat(template as never, [user]));
    expect([error.code, error.message]).toEqual(["invalid-input", `template: expected a template record, got ${got}`]);
  });

  it("no options may be null", () => {
    expect(formatQwen3([user], null)).toEqual(formatQwen3([user]));
    expect(formatChat(qwen3, [user], null)).toEqual(formatQwen3([user]));
  });

  it("formatChat refuses the id of another template", () => {
    expect(errorOf(() => formatChat(qwen3, [user], { template: "qwen3-2504" } as object)).message).toBe(
      "template: not an option of template qwen3",
    );
  });
});

const raising: readonly (Row & { readonly path: string })[] = [
  { name: "no messages", messages: [], path: "messages", error: "the template raises on an empty list" },
  {
    name: "first system message without content",
    messages: [{ role: "system" }, user],
    path: "messages[0].content",
    error: "the template raises on what is no string",
  },
  {
    name: "first system message with a list",
    messages: [{ role: "system", content: [{ type: "text", text: "a" }] }, user],
    path: "messages[0].content",
    error: "the template raises on what is no string",
  },
  {
    name: "null content in the template of April 2025",
    messages: [{ role: "user", content: null }],
    options: { template: "qwen3-2504" },
    path: "messages[0].content",
    error: "the template raises on what is no string",
  },
  {
    name: "continuation together with a generation prompt",
    messages: [user],
    options: { continueFinalMessage: true, addGenerationPrompt: true },
    path: "continueFinalMessage",
    error: "not together with addGenerationPrompt",
  },
  {
    name: "nothing to continue",
    messages: [user, { role: "assistant", content: null }],
    options: { continueFinalMessage: true },
    path: "messages[1].content",
    error: "the template leaves no text to continue",
  },
  {
    name: "continuation of a message that the template drops",
    messages: [user, { role: "developer", content: "a" }],
    options: { continueFinalMessage: true },
    path: "messages[1].content",
    error: "the template leaves no text to continue",
  },
  {
    name: "continued reasoning where the template shows none",
    messages: [user, { role: "assistant", content: "a", reasoning_content: "r" }],
    options: { template: "qwen3-coder", continueFinalMessage: "reasoning_content" },
    path: "messages[1].reasoning_content",
    error: "the template leaves no text to continue",
  },
  {
    name: "an integer longer than Python prints",
    messages: calling({ name: "f", arguments: { n: 10n ** 4300n } }),
    path: "messages[1].tool_calls[0].arguments.n",
    error: "an integer of more than 4300 digits",
  },
];

describe("where the official template raises is template-error", () => {
  it.each(raising)("$name", ({ messages, options, path, error }) => {
    const thrown = errorOf(() => format(messages, options));
    expect(thrown.code).toBe("template-error");
    expect(thrown.path).toBe(path);
    expect(thrown.message).toContain(error);
  });
});

describe("null stands for absent in every option", () => {
  it.each([
    "template",
    "tools",
    "addGenerationPrompt",
    "enableThinking",
    "continueFinalMessage",
    "onOmission",
    "addVisionId",
  ])("%s", (name) => {
    expect(format([user], { [name]: null }).text).toBe(format([user]).text);
    expect(format([user], { [name]: undefined }).text).toBe(format([user]).text);
  });
});

function errorOf(run: () => unknown): QwenFormatError {
  try {
    run();
  } catch (error) {
    if (error instanceof QwenFormatError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
