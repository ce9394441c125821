import type { RuleId } from "../../src/testing/index.ts";

/** What some of the requests of a rule hold, as JSON text, and what none of them does. */
export interface Held {
  readonly some: readonly (string | RegExp)[];
  readonly none?: readonly (string | RegExp)[];
}

const prompted = ['"add_generation_prompt": true'];
const tooled = ['"tools": [{"type": "function", "function": {"name": "get_weather", "description": "Asks."'];
const blank = [/"content": "(\\\w+|\s)+a"/, /"content": "a b(\\\w+|\s)+"/, '"content": ""'];

const contents: Held = {
  some: [
    '"content": "Hi"',
    '"content": ""',
    '"content": null',
    '"content": []',
    /"role": "\w+"\}/,
    '{"type": "text", "text": "',
  ],
};
const calls = { none: ['"tool_calls": []'] };

export const heldRequests: Readonly<Record<RuleId, Held>> = {
  "empty-chat": { some: ['"messages": []', '"enable_thinking": ', ...tooled, ...prompted] },
  "text-as-is": {
    some: [
      ...["user", "assistant", "tool", "system"].map((role) => `{"role": "${role}", "content": "a<`),
      ...["<think>", "<|im_end|>", "{{ 7*7 }}", 'z"'],
    ],
    none: ["</think>", /"content": "a[^"]*[^z"\\]"\}, \{"role": "x"/],
  },
  "message-order": {
    some: [
      '"messages": [{"role": "system"',
      /\}, \{"role": "system"/,
      '"messages": [{"role": "tool"',
      /"user", "content": "[^"]*"\}, \{"role": "user"/,
      /(\{"role": [^[]*){6}/,
    ],
  },
  "unknown-roles": {
    some: [
      ...["developer", "User", "function", "", "__proto__", "assistant "].map(
        (role) => `{"role": "${role}", "content": "`,
      ),
      /"messages": \[\{"role": "developer"/,
      /"tool_calls": \[\]\}/,
      /"role": "tool", "content": "([^"]|\\")*"\}, \{"role": "developer", "content": "[^"]*"\}, \{"role": "tool"/,
      /\{"role": "user", "content": "[^"]*"\}, \{"role": "developer", "content": "[^"]*"\}\]/,
    ],
  },
  "first-system-message": {
    some: [
      '"messages": [{"role": "system", "content": "Hi"',
      ...contents.some,
      ...tooled,
      '"messages": [{"role": "system", "content": ',
    ],
  },
  "later-system-message": {
    some: [
      ...contents.some,
      /\}, \{"role": "system", "content": \[/,
      /"role": "assistant", "content": "[^"]*"\}, \{"role": "system"/,
    ],
  },
  "user-content": contents,
  "assistant-content": {
    some: [
      ...contents.some,
      '"tool_calls": null',
      '"tool_calls": []',
      '"tool_calls": [{"name": "f", "arguments": {}}]',
    ],
  },
  "tool-result": { some: [...contents.some, '{"type": "audio"}', '{"type": "image"}'] },
  "content-parts": {
    some: [
      ...[
        '{"type": "image"}',
        '{"image": "a.png"}',
        '{"type": "image_url", "image_url": {"url": "u"}}',
        '{"type": "video"}',
      ],
      ...['{"type": "audio"}', '"a text"', '{"type": "image", "text": "a"}', '{"type": "text", "text": 1}'],
      ...['[{"type": "text", "text": "', '{"text": "', '["Hi"'],
      ...["user", "assistant", "tool", "system"].map((role) => `{"role": "${role}", "content": [{"type": "video"}`),
    ],
  },
  "vision-numbers": {
    some: ['"add_vision_id": true', '"add_vision_id": false', '"add_vision_id": null', '"content": [{"type": "image"}'],
  },
  "white-space-around-content": {
    some: [
      '{"role": "user", "content": ""',
      ...blank,
      ...tooled,
      '"content": [{"type": "text", "text": "',
      /"text": "[^"]*"\}, \{"type": "text", "text": "/,
      ...["user", "assistant", "tool", "system"].map(
        (role) => new RegExp(`"role": "${role}", "content": "(\\\\\\w+|\\s)+a`),
      ),
    ],
    none: ['"content": []'],
  },
  "reasoning-content": {
    some: [
      '"content": "T</think>c"',
      '"content": "\\nc"',
      '"reasoning_content": "<think>R</think>"',
      '"reasoning_content": null',
    ],
  },
  "think-block-in-content": {
    some: [
      "<think>a",
      "</think>a",
      "a\\na",
      "<think>",
      "<think>\\n",
      "</think>",
      "\\n</think>\\n\\n",
      "<THINK>",
      "</think >",
      "b c",
      /"content": "a/,
      "\\n<",
    ],
  },
  "think-block-in-parts": {
    some: [
      /"text": "[^"]+"\}, \{"text": "[^"]+"\}\]/,
      '}, {"type": "image"}, {"text": ',
      '}, "a text", {"text": ',
      /"text": "[^"]*<\/?thi?n?"/,
    ],
  },
  "white-space-around-reasoning": {
    some: [
      /"reasoning_content": "(\\\w+|\s)+a"/,
      '"reasoning_content": ""',
      /"reasoning_content": "[^"]*a\\nb/,
      /"content": "<think>(\\\w+|\s)+a<\/think>/,
      /<\/think>[^"]*a\\nb/,
    ],
  },
  "reasoning-in-history": {
    some: [
      '"content": "c", "reasoning_content": "R"',
      '"messages": [{"role": "system", "content": "Hi"}',
      '"messages": [{"role": "user"',
      ...[
        '"content": "<think>\\nT\\n</think>\\n\\nc"',
        '"content": "c"',
        '"content": "\\nc"',
        '"reasoning_content": "R"',
      ],
      ...['"reasoning_content": ""', '"reasoning_content": null'],
      /"tool_calls": \[[^\]]*\]\}, \{"role": "tool"/,
      /"reasoning_content": "R", "tool_calls": /,
      /(\{"role": .*){7}/,
    ],
  },
  "last-query": {
    some: [
      '"content": "<tool_response>a',
      '"content": "<tool_response>\\na',
      '>a</tool_response>"',
      "a\\n</tool_response>",
      '"content": "<tool_response>a"',
      ...[
        '"content": "<tool_response>',
        '"content": " <tool_response>',
        '"content": "\\n<tool_response>',
        '"content": "a<tool_response>',
      ],
      ...[
        "<tool_response>\\n",
        /<tool_response[^>]/,
        "<TOOL_RESPONSE>",
        ">a",
        "\\n<tool_response>\\nb",
        '</tool_response>"',
        "\\n</tool_response>",
      ],
      ...[
        /<\/tool_response[^>]/,
        '</tool_response>\\n"',
        '</tool_response>z"',
        '[{"type": "text", "text": "<tool_response>',
      ],
      '"reasoning_content": "R"',
      /"content": "<tool_response>(\\n)?(\\n)?<\/tool_response>"/,
    ],
  },
  "preserved-thinking": {
    some: [
      '"preserve_thinking": true',
      '"preserve_thinking": false',
      '"preserve_thinking": null',
      '"reasoning_content": "R"',
    ],
  },
  "reasoning-history": {
    some: ['"reasoning_history": "all"', '"reasoning_history": null', '"reasoning_content": "R"'],
  },
  "reasoning-effort": {
    some: [
      ...['"reasoning_effort": "low"', '"reasoning_effort": "high"', ...tooled],
      ...[
        '"system", "content": "Hi"',
        '"system", "content": ""',
        '"system", "content": " "',
        '"messages": [{"role": "user"',
      ],
    ],
  },
  "thinking-modes": {
    some: [
      '"enable_thinking": false',
      '"enable_thinking": true',
      '"preserve_thinking": true',
      '"reasoning_content": "R"',
    ],
    none: ["reasoning_history"],
  },
  "call-shape": {
    some: [
      ...[
        '[{"name": "f", "arguments": {"a": "b"}}',
        '{"id": "1", "type": "function", "function": {"name": "f"',
        '{"id": null',
      ],
      ...[
        '{"function": null, "name": "f", "arguments": {',
        '{"function": false',
        '{"name": "g", "function": {"name": "f"',
      ],
      ...[
        '"arguments": {"c": 2}}',
        '[{"arguments": {"a": 1, "b": [true]}, "name": "f"}',
        '[{"type": "function", "function": {"name": "get_weather"',
      ],
      /\}, \{"name": "f", "arguments": [^\]]*\}\]/,
    ],
    ...calls,
  },
  "call-name": { some: ['"name": "<think>', /"name": "([^"\\]|\\[^"])*\\"/], ...calls },
  "call-arguments": {
    some: [
      /"template": "qwen3-coder".*"arguments": \{"b c": /,
      ...[
        '"arguments": "{\\"a\\": 1.0}"',
        '"arguments": "no json"',
        '"arguments": " {} "',
        '"arguments": ""',
        '"arguments": null',
      ],
      ...[
        '"arguments": "{}"',
        '{"name": "f"}',
        '"arguments": {"b c": ',
        '"arguments": -2.5',
        '"arguments": {"x-y": "it\'s"',
      ],
    ],
    ...calls,
  },
  "argument-values": {
    some: [
      ...[
        '"arguments": {"v": "it\'s"}',
        '{"v": "\\"q\\""}',
        '{"v": {"a": "it\'s"}}',
        '{"v": ["a\'b", "c\\"d", "e\'\\"f"]}',
      ],
      ...['{"v": "<b>&amp;"}', '{"v": true}'],
    ],
    ...calls,
  },
  "breaks-before-calls": {
    some: [
      ...[
        '"content": "c"',
        '"content": ""',
        '"content": "\\n"',
        '"content": "\\n\\nc"',
        '"content": " "',
        '"content": "c\\n"',
      ],
      ...['"content": null', '"content": []', '"content": "c \\n "', '"content": "<think>\\nT\\n</think>\\n\\n"'],
      ...['"content": "<think>\\nT\\n</think>\\n\\nc"', '"reasoning_content": "R"', '"reasoning_content": ""'],
      /"tool_calls": (\[|, )(\{"type": "function"[^{]*\{[^{]*\{[^}]*\}\}\}(, )?){3}\]/,
    ],
    ...calls,
  },
  "tool-block": {
    some: [
      ...[
        '"tools": null',
        '"tools": []',
        /"tools": \[\{.*"name": "get_weather".*"name": "now"/,
        '"tools": [{"type": "function"',
      ],
      ...['"content": "Hi\\n\\n"', '"content": " Hi "', '"content": "\\n"', '"messages": [{"role": "user"'],
    ],
  },
  "tool-definition": {
    some: [
      ...[
        '"tools": [{"type": "function", "function": {',
        '"tools": [{"name": ',
        '{"function": null, "name": "f"}',
        '"strict": true}',
      ],
      ...[
        '"name": "b c"',
        '"name": "<b>"',
        '"name": null',
        '"description": "Two\\nlines"',
        '"description": " Asks. \\n"',
      ],
      ...[
        '"description": ["it\'s"]',
        '"parameters": {"type": "object", "properties": {}}',
        '"x-order by": ',
        /\}, \{"function": /,
      ],
      ...['"$ref": {"a": "it\'s"}'],
    ],
    none: [/"tools": \[\{\}|\}, \{\}\]/, '"tools": []'],
  },
  "tool-parameters": {
    some: [
      ...['"tools": [{"type": "function", "function": {"name": "f", "description": "Asks."', '"tools": [{"name": "f"'],
      ...[
        '"parameters": null',
        '"parameters": {"properties": null}',
        '"description": "Asks."}',
        '"properties": {"b c": {',
      ],
      ...[
        '"properties": {"city": null',
        '"type": "integer"',
        '"type": ["string", "null"]',
        '"type": {"a": 1}',
        '"type": "object"',
      ],
    ],
    none: ['"tools": []'],
  },
  "tool-lists": {
    some: [
      ...[
        '"enum": ["a", "b"]',
        '"enum": ["a", 1, 2.5]',
        '"enum": [["it\'s"]]',
        '"required": "ab"',
        '"required": [null, true]',
      ],
      ...[
        '"return": {"type": "string"}',
        '"return": {"a": 1}',
        '{"name": "f", "description": "Asks.", "parameters": {"type": "object"',
      ],
      ...['"properties": {"city": {"type": "string", "enum"'],
    ],
    none: ['"tools": []'],
  },
  "tool-runs": {
    some: [
      /("role": "tool", "content": "([^"]|\\")*"(\}, \{)?){5}/,
      /"tool", "content": "([^"]|\\")*"\}, \{"role": "user"/,
    ],
    none: [/"messages": \[\{"role": "tool"/],
  },
  "json-numbers": {
    some: [
      '"arguments": {"v": 1.0}',
      /"default": -?\d+[,}]/,
      /"v": \[-?[\d.]+/,
      "NaN",
      "e+",
      '"tools": [{"type": "function", "function": {"name": "f"',
    ],
  },
  "json-keys": {
    some: [
      '{"v": {"10": ',
      '"default": {"',
      /\{[^{}]*"10": [^{}]*"2": /,
      '"__proto__": "a"',
      '"constructor": {}',
      '"v": {}',
    ],
  },
  "json-strings": { some: ['"arguments": {"v": "', '"default": "', '{"v": ["', "你好", "\\ud800"] },
  "json-structures": {
    some: [
      ...['{"v": [', '"default": {', " ,\t ", " :\t", "[[", '{"a": {', '"a"', "[]", "{}", "true", "null"],
      /\[\{"\w": \[/,
    ],
  },
  "generation-prompt": {
    some: [
      ...[true, false, null].map((value) => `"add_generation_prompt": ${value}`),
      ...[true, false, null].map((value) => `"enable_thinking": ${value}`),
      ...['"role": "tool"', '"role": "assistant"'],
    ],
  },
  "continued-message": {
    some: [
      '{"role": "user", "content": ""',
      /"content": "(\\\w+|\s)+a(\\\w+|\s)*"/,
      ...[true, false, null].map((value) => `"continue_final_message": ${value}`),
      ...["content", "reasoning_content", "name", ""].map((field) => `"continue_final_message": "${field}"`),
      ...[
        '"content": [{"type": "text", "text": "a "}]',
        /"content": "[^"]*<think>\\nT\\n<\/think>\\n\\nc/,
        /"content": "a b/,
      ],
      ...[
        '"content": ""',
        '"content": null',
        '"reasoning_content": null',
        '"reasoning_content": "',
        '"enable_thinking": false',
      ],
      ...["user", "tool", "system", "assistant"].map((role) => `"messages": [{"role": "${role}", "content": "`),
      ...['"tool_calls": [{"type": "function"', '"add_generation_prompt": false', '"add_generation_prompt": true'],
      /"role": "tool", "content": "([^"]|\\")*"\}, \{"role": "assistant"/,
    ],
    none: ["reasoning_history"],
  },
  conversations: { some: ['"tools": [', '"tool_calls": ', '"reasoning_content": ', '"role": "tool"'] },
  "same-twice": { some: ['"tools": ', '"continue_final_message": ', '"role": "developer"'] },
  "request-untouched": { some: ['"tools": ', '"continue_final_message": ', '"role": "developer"'] },
  together: { some: ['"tools": ', '"continue_final_message": ', '"role": "developer"'] },
};
