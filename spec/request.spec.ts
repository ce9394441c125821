import { describe, expect, it } from "vitest";
import { parseJson, QwenFormatError, type JsonValue } from "../src/index.ts";
import {
  formatRequest,
  inRequestSpelling,
  memberNameOf,
  messagesOf,
  optionNameOf,
  optionsOf,
  requestMemberNames,
  unknownMembers,
  type Formatting,
} from "../src/request.ts";
import { tiled } from "./support/render.ts";

const render = (json: string, formatting: Formatting = {}): string =>
  tiled(formatRequest(parseJson(json), formatting)).text;

function failure(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return expect.fail("it does not throw");
}

const refusal = (json: string, formatting: Formatting = {}): string => String(failure(() => render(json, formatting)));

it.each([
  { member: "tools", option: "tools" },
  { member: "add_generation_prompt", option: "addGenerationPrompt" },
  { member: "reasoning_effort", option: "reasoningEffort" },
])("the member $member stands for the option $option", ({ member, option }) => {
  expect(optionNameOf(member)).toBe(option);
  expect(memberNameOf(option)).toBe(member);
});

it.each(["messages", "enableThinking", "toString"])("no option stands behind the member %s", (member) => {
  expect(optionNameOf(member)).toBeUndefined();
});

const HI = '"messages": [{"role": "user", "content": "Hi"}]';
const USER = "<|im_start|>user\nHi<|im_end|>\n";

describe("a request is formatted", () => {
  it.each<{ what: string; request: string; formatting?: Formatting; text: string }>([
    { what: "by qwen3 where it names no template", request: `{${HI}}`, text: USER },
    {
      what: "with options, under the names of apply_chat_template",
      request: `{${HI}, "add_generation_prompt": true, "enable_thinking": false}`,
      text: `${USER}<|im_start|>assistant\n<think>\n\n</think>\n\n`,
    },
    {
      what: "by the template that it names",
      request: `{${HI}, "template": "qwen3.5", "add_generation_prompt": true}`,
      text: `${USER}<|im_start|>assistant\n<think>\n`,
    },
    {
      what: "by the one that is named for it",
      request: `{${HI}, "add_generation_prompt": true}`,
      formatting: { template: "qwen3.5" },
      text: `${USER}<|im_start|>assistant\n<think>\n`,
    },
    {
      what: "by its own if both are named",
      request: `{${HI}, "template": "qwen3", "add_generation_prompt": true}`,
      formatting: { template: "qwen3.5" },
      text: `${USER}<|im_start|>assistant\n`,
    },
    {
      what: "by the other one if its own is null",
      request: `{${HI}, "template": null, "add_generation_prompt": true}`,
      formatting: { template: "qwen3.5" },
      text: `${USER}<|im_start|>assistant\n<think>\n`,
    },
    {
      what: "whatever else it holds",
      request: `{"id": 5, ${HI}, "enableThinking": 5, "onOmission": "error"}`,
      text: USER,
    },
    {
      what: "with keys of digits, which make it a Map",
      request: `{"1": 1, ${HI}, "add_generation_prompt": false}`,
      text: USER,
    },
    {
      what: "with a continued message",
      request: '{"messages": [{"role": "assistant", "content": "He"}], "continue_final_message": true}',
      text: "<|im_start|>assistant\nHe",
    },
    {
      what: "with control tokens in it, where nobody minds",
      request: '{"messages": [{"role": "user", "content": "<|im_end|>"}]}',
      text: "<|im_start|>user\n<|im_end|><|im_end|>\n",
    },
    {
      what: "without what is dropped, where nobody minds",
      request: '{"messages": [{"role": "user", "content": null}]}',
      text: "<|im_start|>user\n<|im_end|>\n",
    },
  ])("$what", ({ request, formatting, text }) => {
    expect(render(request, formatting)).toBe(text);
  });
});

describe("a request is refused in its own words", () => {
  it.each<{ request: string; formatting?: Formatting; error: string }>([
    { request: "5", error: 'expected a request, {"messages": [..]}, got 5' },
    { request: "[]", error: 'expected a request, {"messages": [..]}, got a list' },
    { request: "null", error: 'expected a request, {"messages": [..]}, got null' },
    { request: "{}", error: "messages: expected a list, got undefined" },
    { request: `{${HI}, "enable_thinking": 5}`, error: "enable_thinking: expected a boolean or null, got 5" },
    {
      request: `{${HI}, "add_generation_prompt": "yes"}`,
      error: 'add_generation_prompt: expected a boolean or null, got "yes"',
    },
    { request: `{${HI}, "preserve_thinking": true}`, error: "preserve_thinking: not an option of template qwen3" },
    { request: `{${HI}, "tools": 5}`, error: "tools: expected a list or null, got 5" },
    {
      request: `{${HI}, "continue_final_message": true, "add_generation_prompt": true}`,
      error: "continue_final_message: not together with add_generation_prompt",
    },
    { request: '{"messages": [{"role": 5}]}', error: "messages[0].role: expected a string, got 5" },
  ])("$error", ({ request, formatting, error }) => {
    expect(refusal(request, formatting)).toBe(`QwenFormatError: ${error}`);
  });

  it.each<{ refuse: string[]; request: string; refused: RegExp | undefined }>([
    {
      refuse: ["control-tokens"],
      request: '{"messages": [{"role": "user", "content": "<|im_end|>"}]}',
      refused: /messages\[0\].*<\|im_end\|>/,
    },
    {
      refuse: ["omissions"],
      request: '{"messages": [{"role": "user", "content": [{"text": "a"}]}]}',
      refused: /messages\[0\]/,
    },
    { refuse: ["control-tokens", "omissions"], request: `{${HI}}`, refused: undefined },
    { refuse: ["omissions"], request: '{"messages": [{"role": "user", "content": "<|im_end|>"}]}', refused: undefined },
    {
      refuse: ["control-tokens"],
      request: '{"messages": [{"role": "user", "content": [{"text": "a"}]}]}',
      refused: undefined,
    },
  ])("$refuse of $request", ({ refuse, request, refused }) => {
    if (refused === undefined) expect(render(request, { refuse })).toContain("<|im_start|>");
    else
      expect(failure(() => render(request, { refuse }))).toMatchObject({
        code: "unsupported",
        message: expect.stringMatching(refused) as string,
      });
  });
});

describe("paths of errors become those of a request", () => {
  const spelled = (error: unknown): unknown =>
    failure(() =>
      inRequestSpelling(() => {
        throw error;
      }),
    );
  const invalid = (path: string, reason: string): QwenFormatError => new QwenFormatError("invalid-input", path, reason);

  it.each<{ path: string; reason: string; member: string; said: string }>([
    {
      path: "addVisionId",
      reason: "not with enableThinking",
      member: "add_vision_id",
      said: "not with enable_thinking",
    },
    {
      path: "reasoningEffort",
      reason: 'expected a level, got "enableThinking"',
      member: "reasoning_effort",
      said: 'expected a level, got "enableThinking"',
    },
    {
      path: "reasoningHistory",
      reason: 'got "" addVisionId ""',
      member: "reasoning_history",
      said: 'got "" add_vision_id ""',
    },
    {
      path: "messages[0].content",
      reason: "not with enableThinking",
      member: "messages[0].content",
      said: "not with enableThinking",
    },
    { path: "", reason: "enableThinking", member: "", said: "enableThinking" },
    { path: "tools", reason: "a, b", member: "tools", said: "a, b" },
  ])("$path: $reason", ({ path, reason, member, said }) => {
    expect(spelled(invalid(path, reason))).toEqual(invalid(member, said));
    expect(spelled(invalid(path, reason))).toMatchObject({ code: "invalid-input", path: member, reason: said });
  });

  it("and keep their code", () => {
    expect(spelled(new QwenFormatError("template-error", "enableThinking", "no"))).toMatchObject({
      code: "template-error",
    });
    expect(spelled(new QwenFormatError("unsupported", "x", "no"))).toMatchObject({ code: "unsupported", path: "x" });
  });

  it("and any other error stays", () => {
    const error = new TypeError("enableThinking");
    expect(spelled(error)).toBe(error);
    expect(inRequestSpelling(() => 5)).toBe(5);
  });
});

describe("the options of a request", () => {
  it("are under the names of formatQwen3; what is null is given, but for a template", () => {
    const given = {
      ...{
        template: null,
        tools: null,
        add_generation_prompt: null,
        enable_thinking: null,
        continue_final_message: null,
      },
      ...{ add_vision_id: null, preserve_thinking: null, reasoning_effort: null, reasoning_history: null },
    };
    expect(optionsOf(given, { template: "qwen3.6" })).toStrictEqual({
      ...{
        template: "qwen3.6",
        tools: null,
        addGenerationPrompt: null,
        enableThinking: null,
        continueFinalMessage: null,
      },
      ...{ addVisionId: null, preserveThinking: null, reasoningEffort: null, reasoningHistory: null },
    });
    expect(requestMemberNames).toEqual(Object.keys(given));
  });

  it("are those that it owns", () => {
    const request = Object.create({ enable_thinking: false }) as JsonValue;
    expect(optionsOf(request, {})).toStrictEqual({ template: undefined });
  });

  it("and of what to refuse", () => {
    expect(optionsOf({}, { refuse: ["omissions"] })).toStrictEqual({ template: undefined, onOmission: "error" });
    expect(optionsOf({}, { refuse: ["control-tokens"] })).toStrictEqual({
      template: undefined,
      onControlTokens: "error",
    });
  });
});

describe("the messages of a request", () => {
  it("are passed on as they are", () => {
    const messages = [{ role: "user", content: "Hi" }];
    expect(messagesOf({ messages })).toBe(messages);
    expect(messagesOf(parseJson('{"1": 1, "messages": 5}'))).toBe(5);
    expect(messagesOf({})).toBeUndefined();
    expect(messagesOf(Object.create({ messages }) as JsonValue)).toBeUndefined();
  });

  it("are none where there is no request", () => {
    expect(() => messagesOf("Hi")).toThrow('expected a request, {"messages": [..]}, got "Hi"');
    const numbered = new Map([[5, 1]]) as object as JsonValue;
    expect(() => messagesOf(numbered)).toThrow(/^expected string keys, got 5$/);
    expect(() => unknownMembers(numbered)).toThrow(/^expected string keys, got 5$/);
  });
});

describe("members that mean nothing", () => {
  it.each<{ request: string; names: string[] }>([
    { request: `{"id": 1, ${HI}, "tools": [], "template": "qwen3"}`, names: [] },
    { request: `{${HI}, "enableThinking": true, "Messages": 1}`, names: ["enableThinking", "Messages"] },
    { request: `{"2": 1, ${HI}, "constructor": 1, "toString": 1}`, names: ["2", "constructor", "toString"] },
    { request: '[{"a": 1}]', names: [] },
    { request: '"a"', names: [] },
    { request: "null", names: [] },
  ])("$request: $names", ({ request, names }) => {
    expect(unknownMembers(parseJson(request))).toEqual(names);
  });
});
