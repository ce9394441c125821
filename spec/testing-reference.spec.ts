import { describe, expect, it } from "vitest";
import { expectedOf } from "../src/testing/reference.ts";

describe("what a formatter should make of a request", () => {
  const call = (members: string): string =>
    `{"messages": [{"role": "assistant", "content": "", "tool_calls": [{"function": {"name": "f"${members}}}]}]}`;

  it.each<{ what: string; request: string; expected: ReturnType<typeof expectedOf> }>([
    {
      what: "a text",
      request: '{"messages": [{"role": "user", "content": "Hi"}]}',
      expected: { text: "<|im_start|>user\nHi<|im_end|>\n" },
    },
    {
      what: "the text of its template",
      request:
        '{"template": "qwen3.5", "messages": [{"role": "user", "content": "Hi"}], "add_generation_prompt": true, "enable_thinking": false}',
      expected: {
        text: "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n",
      },
    },
    {
      what: "a refusal where the template raises",
      request: '{"template": "qwen3.5", "messages": []}',
      expected: { raises: "messages: No messages provided." },
    },
    {
      what: "a refusal of a call without arguments, which Python cannot print",
      request: call(""),
      expected: { raises: "messages[0].tool_calls[0].function.arguments: expected a JSON value, got undefined" },
    },
    {
      what: "a call with arguments",
      request: call(', "arguments": {}'),
      expected: {
        text: '<|im_start|>assistant\n<tool_call>\n{"name": "f", "arguments": {}}\n</tool_call><|im_end|>\n',
      },
    },
    { what: "nothing, of a role that is no text", request: '{"messages": [{"role": 5}]}', expected: undefined },
    { what: "nothing, of what is no request", request: "5", expected: undefined },
    { what: "nothing, of what is no JSON", request: '{"messages": ', expected: undefined },
  ])("$what", ({ request, expected }) => {
    expect(expectedOf(request)).toEqual(expected);
  });
});
