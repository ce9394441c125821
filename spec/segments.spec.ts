import { describe, expect, it } from "vitest";
import { offsetsIn, type Chat, type Message } from "../src/index.ts";
import { answers, cases } from "./support/golden.ts";
import { render, renderRequest } from "./support/render.ts";

/** `kind|message|source` of each segment, without the path of the message: "content|0|content". */
function tags({ segments }: Chat): string[] {
  return segments.map(({ kind, message, source, text }) =>
    [kind, message ?? "-", source?.replace(/^messages\[\d+\]\./, "") ?? JSON.stringify(text)].join(" "),
  );
}

const weather: readonly Message[] = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Weather in Oslo?" },
  {
    role: "assistant",
    content: "Let me look.",
    reasoning_content: "They ask for Oslo.",
    tool_calls: [
      { id: "1", type: "function", function: { name: "get_weather", arguments: { city: "Oslo" } } },
      { name: "get_wind", arguments: '{"city":"Oslo"}' },
    ],
  },
  { role: "tool", content: "18 °C", tool_call_id: "1" },
  { role: "tool", content: "3 m/s" },
];

describe("a copy of a chat", () => {
  const chat = render(weather);
  const { text, segments, omissions } = chat;
  it.each([
    { name: "spread", copy: { ...chat } },
    { name: "through JSON", copy: JSON.parse(JSON.stringify(chat)) },
    { name: "cloned, as for a worker", copy: structuredClone(chat) },
  ])("$name has all that its type says", ({ copy }) => {
    expect(copy).toEqual({ text, segments, omissions });
  });
});

describe("segments", () => {
  it("tag every piece of an agent's turn with kind, message and source", () => {
    expect(tags(render(weather)).slice(10)).toEqual([
      'turn-start 2 "<|im_start|>"',
      'turn-role 2 "assistant\\n"',
      'think-start 2 "<think>"',
      'think-break 2 "\\n"',
      "reasoning 2 reasoning_content",
      'think-break 2 "\\n"',
      'think-end 2 "</think>"',
      'think-break 2 "\\n\\n"',
      "content 2 content",
      'tool-call-syntax 2 "\\n"',
      'tool-call-start 2 "<tool_call>"',
      'tool-call-syntax 2 "\\n{\\"name\\": \\""',
      "tool-call-name 2 tool_calls[0].function.name",
      'tool-call-syntax 2 "\\", \\"arguments\\": "',
      "tool-call-arguments 2 tool_calls[0].function.arguments",
      'tool-call-syntax 2 "}\\n"',
      'tool-call-end 2 "</tool_call>"',
      'tool-call-syntax 2 "\\n"',
      'tool-call-start 2 "<tool_call>"',
      'tool-call-syntax 2 "\\n{\\"name\\": \\""',
      "tool-call-name 2 tool_calls[1].name",
      'tool-call-syntax 2 "\\", \\"arguments\\": "',
      "tool-call-arguments 2 tool_calls[1].arguments",
      'tool-call-syntax 2 "}\\n"',
      'tool-call-end 2 "</tool_call>"',
      'turn-end 2 "<|im_end|>"',
      'turn-break 2 "\\n"',
      'turn-start 3 "<|im_start|>"',
      'turn-role 3 "user\\n"',
      'tool-response-start 3 "<tool_response>"',
      'tool-response-break 3 "\\n"',
      "tool-response 3 content",
      'tool-response-break 3 "\\n"',
      'tool-response-end 3 "</tool_response>"',
      'tool-response-break 4 "\\n"',
      'tool-response-start 4 "<tool_response>"',
      'tool-response-break 4 "\\n"',
      "tool-response 4 content",
      'tool-response-break 4 "\\n"',
      'tool-response-end 4 "</tool_response>"',
      'turn-end 4 "<|im_end|>"',
      'turn-break 4 "\\n"',
    ]);
  });

  it("give the tool block to no message, and its definitions to the caller's tools", () => {
    const chat = render(weather.slice(0, 2), { tools: [{ name: "get_weather" }, { name: "get_wind" }] });
    const block = chat.segments.filter(({ kind }) => kind.startsWith("tool"));
    expect(new Set(block.map(({ message, role }) => `${message} ${role}`))).toEqual(new Set(["null system"]));
    expect(block.map(({ source }) => source).filter((source) => source !== null)).toEqual(["tools[0]", "tools[1]"]);
    expect(block.filter(({ kind }) => kind === "tools-token").map(({ text }) => text)).toEqual([
      "<tool_call>",
      "</tool_call>",
      "<tool_call>",
      "</tool_call>",
    ]);
  });

  it("give the generation prompt to no message, as text that is not generated", () => {
    const { segments } = render(weather, { addGenerationPrompt: true, enableThinking: false });
    expect(segments.slice(-6).map(({ kind, text }) => [kind, text])).toEqual([
      ["turn-start", "<|im_start|>"],
      ["turn-role", "assistant\n"],
      ["think-start", "<think>"],
      ["think-break", "\n\n"],
      ["think-end", "</think>"],
      ["think-break", "\n\n"],
    ]);
    for (const segment of segments.slice(-6)) {
      expect(segment).toMatchObject({ message: null, role: "assistant", generated: false });
    }
  });

  it("name the content as the source of reasoning that stands in it", () => {
    const { segments } = render([weather[1] as Message, { role: "assistant", content: "<think>\nR\n</think>\n\nC" }]);
    const written = segments.filter(({ source }) => source === "messages[1].content");
    expect(written.map(({ kind, text }) => [kind, text])).toEqual([
      ["reasoning", "R"],
      ["content", "C"],
    ]);
  });
});

describe("generated segments and the line break after them are the {% generation %} spans of the all-assistant template", () => {
  const spans = answers("qwen3-all-assistant");
  const compared = cases.filter(({ id }) => spans[id]?.spans !== undefined);

  it("in more than a thousand cases", () => expect(compared.length).toBeGreaterThan(1000));

  it.each(compared)("$id", ({ id, request }) => {
    expect(assistantSpans(renderRequest(request, "qwen3"))).toEqual(spans[id]?.spans);
  });

  /** In code points. The template's own segments end with the break; consecutive turns stay apart. */
  function assistantSpans({ segments, text }: Chat): [number, number][] {
    const inPython = offsetsIn("codepoint", text);
    const spansOfTurns: [number, number][] = [];
    let start: number | undefined;
    for (const segment of segments) {
      if (segment.generated) start ??= inPython(segment.start);
      else if (start !== undefined) {
        spansOfTurns.push([start, inPython(segment.end)]);
        start = undefined;
      }
    }
    return spansOfTurns;
  }
});
