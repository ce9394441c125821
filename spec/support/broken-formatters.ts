import { parseJson, type TemplateId } from "../../src/index.ts";
import { formatRequest } from "../../src/request.ts";
import type { FormatRequest, Formatter, RuleId } from "../../src/testing/index.ts";

/** A formatter with one fault, and the rule that the fault is against. */
export interface Broken {
  readonly rule: RuleId;
  readonly fault: string;
  readonly template?: TemplateId;
  readonly format: Formatter;
}

type Fields = { [key: string]: unknown };
type Edited = Fields & { messages: Fields[]; tools?: Fields[] | null };

const ours = (json: string): string => formatRequest(parseJson(json), {}).text;

/** Ours, with its text changed. */
const withText =
  (change: (text: string, json: string) => string): Formatter =>
  ({ json }) =>
    change(ours(json), json);

/** Ours, with the request changed before; where there is nothing to change, the request stays as it is spelled. */
const withRequest =
  (change: (request: Edited) => void): Formatter =>
  ({ json }) => {
    if (json.includes("NaN") || json.includes("Infinity")) return ours(json);
    const request = JSON.parse(json) as Edited;
    const before = JSON.stringify(request);
    change(request);
    const after = JSON.stringify(request);
    return ours(before === after ? json : after);
  };

const withMessages = (change: (message: Fields, index: number) => void): Formatter =>
  withRequest(({ messages }) => messages.forEach(change));

const without = (...members: readonly string[]): Formatter =>
  withRequest((request) => {
    for (const member of members) delete request[member];
  });

const partsText = (content: unknown): unknown =>
  Array.isArray(content)
    ? content.map((part: Fields | string) => (typeof part === "string" ? part : part["text"])).join("")
    : content;

const trimmed = (value: unknown): unknown => (typeof value === "string" ? value.trim() : value);

const callsOf = (message: Fields): Fields[] =>
  Array.isArray(message["tool_calls"]) ? (message["tool_calls"] as Fields[]) : [];

function parametersOf(tool: Fields): Fields[] {
  const definition = (tool["function"] ?? tool) as Fields;
  const properties = (definition["parameters"] as Fields | null | undefined)?.["properties"];
  const isObject = typeof properties === "object" && properties !== null && !Array.isArray(properties);
  return isObject ? Object.values(properties).filter((each) => typeof each === "object" && each !== null) : [];
}

let calls = 0;

export const brokenFormatters: readonly Broken[] = [
  {
    rule: "empty-chat",
    fault: "writes nothing for no messages",
    format: ({ json }) => (json.includes('"messages": []') ? "" : ours(json)),
  },
  {
    rule: "text-as-is",
    fault: "evaluates Jinja in text",
    format: withText((text) => text.replaceAll("{{ 7*7 }}", "49")),
  },
  {
    rule: "message-order",
    fault: "joins neighbouring user turns",
    format: withText((text) =>
      text.replaceAll(/(<\|im_start\|>user\n[^<]*)<\|im_end\|>\n<\|im_start\|>user\n(?!<)/g, "$1\n\n"),
    ),
  },
  {
    rule: "unknown-roles",
    fault: "takes a developer for the system",
    format: withMessages((message) => {
      if (message["role"] === "developer") message["role"] = "system";
    }),
  },
  {
    rule: "first-system-message",
    fault: "prints the text of a list",
    format: withMessages((message, index) => {
      if (index === 0 && message["role"] === "system") message["content"] = partsText(message["content"]);
    }),
  },
  {
    rule: "later-system-message",
    fault: "drops it",
    format: withRequest((request) => {
      request.messages = request.messages.filter(({ role }, index) => index === 0 || role !== "system");
    }),
  },
  {
    rule: "user-content",
    fault: "prints the text of a list, which this template drops",
    format: withMessages((message) => {
      if (message["role"] === "user") message["content"] = partsText(message["content"]);
    }),
  },
  {
    rule: "assistant-content",
    fault: "prints null",
    format: withMessages((message) => {
      if (message["role"] === "assistant" && message["content"] === null) message["content"] = "None";
    }),
  },
  {
    rule: "tool-result",
    fault: "prints a list as JSON",
    template: "qwen3-2504",
    format: withMessages((message) => {
      if (message["role"] === "tool" && Array.isArray(message["content"]))
        message["content"] = JSON.stringify(message["content"]);
    }),
  },
  {
    rule: "content-parts",
    fault: "knows no image without a type",
    template: "qwen3-vl-instruct",
    format: withMessages((message) => {
      if (!Array.isArray(message["content"])) return;
      message["content"] = message["content"].filter(
        (part: Fields | string) => typeof part === "string" || "type" in part || !("image" in part),
      );
    }),
  },
  { rule: "vision-numbers", fault: "numbers nothing", template: "qwen3-vl-instruct", format: without("add_vision_id") },
  {
    rule: "white-space-around-content",
    fault: "trims content",
    format: withMessages((message) => {
      if ("content" in message) message["content"] = trimmed(message["content"]);
    }),
  },
  {
    rule: "reasoning-content",
    fault: "does not read it",
    format: withMessages((message) => {
      delete message["reasoning_content"];
    }),
  },
  {
    rule: "think-block-in-content",
    fault: "takes it for text",
    format: withMessages((message) => {
      if (message["role"] === "assistant") message["reasoning_content"] ??= "";
    }),
  },
  {
    rule: "think-block-in-parts",
    fault: "takes it for text",
    template: "qwen3-vl-thinking",
    format: withMessages((message) => {
      if (message["role"] === "assistant" && Array.isArray(message["content"])) message["reasoning_content"] ??= "";
    }),
  },
  {
    rule: "white-space-around-reasoning",
    fault: "trims it",
    format: withMessages((message) => {
      if ("reasoning_content" in message) message["reasoning_content"] = trimmed(message["reasoning_content"]);
    }),
  },
  {
    rule: "reasoning-in-history",
    fault: "keeps all of it",
    format: ({ json }) => ours(json.replace(/\}$/, ', "reasoning_history": "all"}')),
  },
  {
    rule: "last-query",
    fault: "takes a tool response of the user's for a query",
    format: withText((_, json) =>
      ours(json.replaceAll("<tool_response>", "<tool_RESPONSE>")).replaceAll("<tool_RESPONSE>", "<tool_response>"),
    ),
  },
  { rule: "preserved-thinking", fault: "does not read it", template: "qwen3.6", format: without("preserve_thinking") },
  { rule: "reasoning-history", fault: "does not read it", format: without("reasoning_history") },
  { rule: "reasoning-effort", fault: "does not read it", template: "qwen3.8", format: without("reasoning_effort") },
  { rule: "thinking-modes", fault: "does not read enable_thinking", format: without("enable_thinking") },
  {
    rule: "call-shape",
    fault: "knows no flat calls",
    format: withMessages((message) => {
      if ("tool_calls" in message) message["tool_calls"] = callsOf(message).filter((call) => "function" in call);
    }),
  },
  {
    rule: "call-name",
    fault: "escapes it",
    format: withMessages((message) => {
      for (const call of callsOf(message)) {
        const called = (call["function"] || call) as Fields;
        called["name"] = JSON.stringify(called["name"]).slice(1, -1);
      }
    }),
  },
  {
    rule: "call-arguments",
    fault: "reads arguments that are JSON text",
    format: withMessages((message) => {
      for (const call of callsOf(message)) {
        const called = (call["function"] || call) as Fields;
        if (called["arguments"] === '{"a": 1.0}') called["arguments"] = { a: 1 };
      }
    }),
  },
  {
    rule: "argument-values",
    fault: "writes true as JSON has it",
    template: "qwen3-coder",
    format: withText((text) => text.replaceAll("\nTrue\n", "\ntrue\n")),
  },
  {
    rule: "breaks-before-calls",
    fault: "writes none",
    format: withText((text) => text.replaceAll("\n<tool_call>\n{", "<tool_call>\n{")),
  },
  {
    rule: "tool-block",
    fault: "one line break for two",
    format: withText((text) => text.replace("\n\n# Tools", "\n# Tools")),
  },
  {
    rule: "tool-definition",
    fault: "takes the tool out of its wrapper",
    format: withRequest((request) => {
      request.tools = request.tools?.map((tool) => (tool["function"] as Fields | null) ?? tool) ?? null;
    }),
  },
  {
    rule: "tool-parameters",
    fault: "drops what it does not know of a parameter",
    template: "qwen3-coder",
    format: withRequest((request) => {
      for (const parameter of request.tools?.flatMap(parametersOf) ?? []) delete parameter["$ref"];
    }),
  },
  {
    rule: "tool-lists",
    fault: "sorts the values of a parameter",
    template: "qwen3-coder-r1",
    format: withText((text) => text.replaceAll("[`a`, `b`]", "[`b`, `a`]")),
  },
  {
    rule: "tool-runs",
    fault: "a turn for each result",
    format: withText((text) =>
      text.replaceAll(
        "</tool_response>\n<tool_response>",
        "</tool_response><|im_end|>\n<|im_start|>user\n<tool_response>",
      ),
    ),
  },
  {
    rule: "json-numbers",
    fault: "1.0 is 1",
    format: withText((text) => text.replaceAll(/(?<=: -?\d+)\.0(?=[,}\]])/g, "")),
  },
  { rule: "json-keys", fault: "reads with JSON.parse", format: ({ json }) => ours(JSON.stringify(JSON.parse(json))) },
  {
    rule: "json-strings",
    fault: "escapes what is not ASCII",
    format: withText((text) => text.replaceAll("你好", "\\u4f60\\u597d")),
  },
  { rule: "json-structures", fault: "writes no spaces", format: withText((text) => text.replaceAll('": ', '":')) },
  {
    rule: "generation-prompt",
    fault: "leaves the empty think block out",
    format: withText((text) => text.replace(/(<\|im_start\|>assistant\n)<think>\n\n<\/think>\n\n$/, "$1")),
  },
  { rule: "continued-message", fault: "does not read it", format: without("continue_final_message") },
  {
    rule: "conversations",
    fault: "keeps the last 8 messages",
    format: withRequest((request) => {
      request.messages = request.messages.slice(-8);
    }),
  },
  { rule: "same-twice", fault: "counts", format: withText((text) => text + calls++) },
  {
    rule: "request-untouched",
    fault: "empties the list of messages",
    format: ({ json, value }: FormatRequest) => {
      (value.messages as unknown[]).pop();
      return ours(json);
    },
  },
  {
    rule: "together",
    fault: "forgets the tools where there is reasoning",
    format: withRequest((request) => {
      if (request.messages.some((message) => message["reasoning_content"])) delete request.tools;
    }),
  },
];
