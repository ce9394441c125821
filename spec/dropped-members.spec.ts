import { describe, expect, it } from "vitest";
import { JsonFloat, type Message, type TemplateId } from "../src/index.ts";
import { render } from "./support/render.ts";

const query: Message = { role: "user", content: "q" };
const calling = (...calls: readonly object[]): Message[] => [
  query,
  { role: "assistant", content: "", tool_calls: calls as never },
];

function dropped(template: TemplateId, messages: readonly Message[], tools: readonly object[] = []): string[] {
  return render(messages, { template, tools }).omissions.map(({ reason, path }) => `${reason} ${path}`);
}

/** Members whose names begin or end as those that a template reads. */
const tool = {
  type: "object",
  function: {
    type: "function",
    name: "f",
    surname: "s1",
    names: "s2",
    description: "d",
    describe: 1,
    return: "r",
    "no-return": 2,
    returns: 3,
    strict: true,
    parameters: {
      type: "object",
      types: "t",
      subtype: "u",
      required: ["x"],
      properties: {
        x: {
          ...{ type: "string", subtype: "v1", types: "v2", name: "n", nickname: "v3", names: "v4" },
          ...{ description: "e", descriptions: "v5", enum: ["a"], enums: ["b"], my_enum: ["c"] },
          ...{ required: ["k"], is_required: "v6", requireds: "v7" },
        },
      },
    },
    parameters2: 4,
    my_parameters: 5,
  },
};

/** What Python renders for this tool. */
const PRINTED = {
  "qwen3-coder":
    "<function>\n<name>f</name>\n<description>d</description>\n<parameters>\n<parameter>\n<name>x</name>\n<type>string</type>\n" +
    "<description>e</description>\n<subtype>v1</subtype>\n<types>v2</types>\n<nickname>v3</nickname>\n<names>v4</names>\n" +
    '<descriptions>v5</descriptions>\n<enum>["a"]</enum>\n<enums>["b"]</enums>\n<my_enum>["c"]</my_enum>\n<required>["k"]</required>\n' +
    "<is_required>v6</is_required>\n<requireds>v7</requireds>\n</parameter>\n<types>t</types>\n<subtype>u</subtype>\n" +
    '<required>["x"]</required>\n</parameters>\n<surname>s1</surname>\n<names>s2</names>\n<describe>1</describe>\n<return>r</return>\n' +
    "<no-return>2</no-return>\n<returns>3</returns>\n<strict>True</strict>\n<parameters2>4</parameters2>\n" +
    "<my_parameters>5</my_parameters>\n</function>",
  "qwen3-coder-r1":
    "<function>\n<name>f</name>\n<description>d</description>\n<parameters>\n<parameter>\n<name>x</name>\n<type>string</type>\n" +
    "<description>e</description>\n<enum>[`a`]</enum>\n<subtype>v1</subtype>\n<types>v2</types>\n<name>n</name>\n<nickname>v3</nickname>\n" +
    "<names>v4</names>\n<descriptions>v5</descriptions>\n<enums>['b']</enums>\n<my_enum>['c']</my_enum>\n<is_required>v6</is_required>\n" +
    "<requireds>v7</requireds>\n<required>[`k`]</required>\n</parameter>\n<required>[`x`]</required>\n</parameters>\n" +
    "<return>r</return>\n</function>",
} as const;

describe("of members with names alike, the XML of a tool has what Python prints", () => {
  it.each(["qwen3-coder", "qwen3-coder-r1"] as const)("%s", (template) => {
    expect(render([query], { template, tools: [tool] }).text).toContain(PRINTED[template]);
  });

  it.each<[TemplateId, string[]]>([
    ["qwen3-coder", ["parameters.properties.x.name"]],
    [
      "qwen3-coder-r1",
      [
        ...["surname", "names", "describe", '["no-return"]', "returns", "strict", "parameters2", "my_parameters"],
        ...["parameters.types", "parameters.subtype"],
      ],
    ],
  ])("%s lists the others", (template, paths) => {
    const listed = paths.map((path) => `member-not-read tools[0].function${path.startsWith("[") ? "" : "."}${path}`);
    expect(dropped(template, [query], [tool])).toEqual(listed);
  });
});

describe("what an XML definition has no place for", () => {
  it.each<[what: string, template: TemplateId, tool: object, paths: string[]]>([
    ["a type that says nothing", "qwen3-coder", { type: "function", name: "f", parameters: { type: "object" } }, []],
    ["a type of the tool", "qwen3-coder", { type: "words", name: "f" }, ["type"]],
    ["a type of a wrapped tool", "qwen3-coder", { type: "words", function: { name: "f" } }, ["type"]],
    ["a member that says object", "qwen3-coder", { kind: "object", function: { name: "f" } }, ["kind"]],
    ["a type of the parameters", "qwen3-coder", { name: "f", parameters: { type: "words" } }, ["parameters.type"]],
    ["parameters that are none", "qwen3-coder", { name: "f", parameters: "words" }, ["parameters"]],
    [
      "properties that are none",
      "qwen3-coder",
      { name: "f", parameters: { properties: 5 } },
      ["parameters.properties"],
    ],
    [
      "a parameter that has no members",
      "qwen3-coder",
      { name: "f", parameters: { properties: { x: "words", y: { type: "string" } } } },
      ["parameters.properties.x"],
    ],
    [
      "other members of the parameters, in the first revision",
      "qwen3-coder-r1",
      { name: "f", parameters: { required: ["a"], properties: {}, other: ["a"] } },
      ["parameters.other"],
    ],
    [
      "lists that are none, and members with names alike, which are written",
      "qwen3-coder-r1",
      {
        name: "f",
        parameters: { properties: { x: { enum: 5, enums: 5, my_enum: 5, required: 6, "not-required": 6 } } },
      },
      ["parameters.properties.x.enum", "parameters.properties.x.required"],
    ],
  ])("%s (%s)", (_what, template, given, paths) => {
    expect(dropped(template, [query], [given])).toEqual(paths.map((path) => `member-not-read tools[0].${path}`));
  });
});

const bare = (members: object): object => Object.assign(Object.create(null) as object, members);

describe("what a message has that no template reads", () => {
  it.each<[what: string, messages: readonly Message[], paths: string[]]>([
    ["weight and train, which are for masks", [{ ...query, weight: 0.5, train: false }], []],
    ["a Map that holds something", [{ ...query, extra: new Map([["a", 1]]) } as Message], ["messages[0].extra"]],
    ["a Map that holds nothing", [{ ...query, extra: new Map() } as Message], []],
    ["an object without a prototype", [{ ...query, extra: bare({ a: 1 }) } as Message], ["messages[0].extra"]],
    ["one that holds nothing", [{ ...query, extra: bare({}) } as Message], []],
    ["what is no data", [{ ...query, extra: new Date(0) } as Message], ["messages[0].extra"]],
    ['a member that says "function"', [{ ...query, name: "function" }], ["messages[0].name"]],
    ["a type that says so", [Object.assign({ type: "function" }, query)], []],
    [
      "members of a call with names alike",
      calling({ function: { name: "f", arguments: {}, nickname: 1, names: 2, my_arguments: 3, arguments_: 4 } }),
      ["nickname", "names", "my_arguments", "arguments_"].map((name) => `messages[1].tool_calls[0].function.${name}`),
    ],
    [
      "members beside the function with names alike",
      calling({ function: { name: "f", arguments: {} }, functions: 1, my_function: 2 }),
      ["messages[1].tool_calls[0].functions", "messages[1].tool_calls[0].my_function"],
    ],
  ])("%s", (_what, messages, paths) => {
    expect(dropped("qwen3", messages)).toEqual(paths.map((path) => `member-not-read ${path}`));
  });

  it.each([new JsonFloat(0), 0n])("a function of %o is none, by Python's rules", (none) => {
    const flat = { name: "f", arguments: { a: 1 } };
    const chat = render(calling({ ...flat, function: none }));
    expect(chat.text).toBe(render(calling(flat)).text);
    expect(() => render(calling({ ...flat, function: new JsonFloat(1) }))).toThrow(
      "messages[1].tool_calls[0].function: expected an object, got a float",
    );
  });

  it("an argument that is undefined is none, as in JSON.stringify", () => {
    const chats = [{ a: undefined, b: 1 }, { b: 1 }].map((given) =>
      render(calling({ name: "f", arguments: given }), { template: "qwen3-coder" }),
    );
    expect(chats[0]?.text).toBe(chats[1]?.text);
  });
});

describe("parts of a list content", () => {
  const user = (...parts: readonly object[]): Message[] => [{ role: "user", content: parts as never }];
  const CALL = { name: "f", arguments: {} };
  const image = { type: "image", image: "a.png" };

  it.each<[what: string, template: TemplateId, messages: readonly Message[], omissions: string[]]>([
    [
      "members with names alike",
      "qwen3-vl-instruct",
      user({ type: "text", text: "a", subtype: 1, texts: 2, context: 3 }),
      ["subtype", "texts", "context"].map((name) => `member-not-read messages[0].content[0].${name}`),
    ],
    [
      "a list where only strings are printed",
      "qwen3-coder",
      [query, { role: "assistant", content: [{ type: "text", text: "a" }] as never, tool_calls: [CALL] }],
      ["content-not-text messages[1].content"],
    ],
    ["an image without words", "qwen3-vl-instruct", user(image), []],
    [
      "the words of an image",
      "qwen3-vl-instruct",
      user({ ...image, text: "a" }),
      ["content-not-text messages[0].content[0].text"],
    ],
    [
      "the image that has words, where only these are printed",
      "qwen3-vl-instruct",
      [query, { role: "assistant", content: [{ ...image, text: "a" }] as never }],
      ["content-not-text messages[1].content[0]"],
    ],
  ])("%s (%s)", (_what, template, messages, omissions) => {
    expect(dropped(template, messages)).toEqual(omissions);
  });
});

describe("two things lost at one path are both listed", () => {
  it("words before the block, and line breaks in it", () => {
    expect(dropped("qwen3", [query, { role: "assistant", content: "x<think>\n\nr</think>a" }])).toEqual([
      "text-around-reasoning messages[1].content",
      "white-space messages[1].content",
    ]);
  });

  it("line breaks at the end of a block are white space", () => {
    expect(dropped("qwen3", [query, { role: "assistant", content: "<think>\nr\n\n</think>\n\na" }])).toEqual([
      "white-space messages[1].content",
    ]);
  });
});
