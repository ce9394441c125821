/**
 * Messages as JSON text, for what the templates branch on. Of these few, all conversations of up to four are asked: who
 * speaks, whether it is a query, where reasoning comes from, and what stands before calls.
 */
export const small: readonly string[] = [
  String.raw`{"role": "system", "content": "Be brief."}`,
  String.raw`{"role": "user", "content": "Hi"}`,
  String.raw`{"role": "user", "content": "<tool_response>\n18\n</tool_response>"}`,
  String.raw`{"role": "user", "content": [{"type": "text", "text": "Hi"}]}`,
  String.raw`{"role": "assistant", "content": "Yes."}`,
  String.raw`{"role": "assistant", "content": "<think>\nWell.\n</think>\n\nYes."}`,
  String.raw`{"role": "assistant", "content": "Well.\n</think>\nYes."}`,
  String.raw`{"role": "assistant", "content": "\n\nYes.\n", "reasoning_content": "\nWell.\n"}`,
  String.raw`{"role": "assistant", "content": "", "reasoning_content": "Well.", "tool_calls": [{"type": "function", "function": {"name": "weather", "arguments": {"city": "Oslo"}}}]}`,
  String.raw`{"role": "assistant", "content": "Yes.", "tool_calls": [{"function": {"name": "weather", "arguments": {"city": "Oslo"}}}, {"name": "time", "arguments": {}}]}`,
  String.raw`{"role": "tool", "content": "18"}`,
  String.raw`{"role": "developer", "content": "Be brief."}`,
];

/** The small alphabet, and more of each kind: of these, all conversations of up to three are asked. */
export const whole: readonly string[] = [
  ...small,

  String.raw`{"role": "system", "content": ""}`,
  String.raw`{"role": "system", "content": "\nBe brief.\n"}`,
  String.raw`{"role": "system", "content": [{"type": "text", "text": "Be brief."}]}`,
  String.raw`{"role": "system", "content": [{"type": "image"}, {"type": "text", "text": "Be brief."}]}`,
  String.raw`{"role": "system", "content": [{"type": "video"}]}`,
  String.raw`{"role": "system"}`,

  String.raw`{"role": "user", "content": ""}`,
  String.raw`{"role": "user", "content": "\nHi\n"}`,
  String.raw`{"role": "user", "content": "<tool_response>18</tool_response>\n"}`,
  String.raw`{"role": "user", "content": [{"type": "text", "text": "<tool_response>"}, {"text": "18</tool_response>"}]}`,
  String.raw`{"role": "user", "content": [{"type": "image"}, {"image": "cat.png"}, {"image_url": {"url": "cat.png"}}, {"text": "Hi"}, {"video": "cat.mp4"}]}`,
  String.raw`{"role": "user", "content": [{"type": "input_audio"}]}`,
  String.raw`{"role": "user", "content": null}`,
  String.raw`{"role": "user"}`,

  String.raw`{"role": "assistant", "content": "", "tool_calls": null}`,
  String.raw`{"role": "assistant", "content": null}`,
  String.raw`{"role": "assistant", "content": [{"type": "text", "text": "Yes."}]}`,
  String.raw`{"role": "assistant", "content": "\nYes.\n", "tool_calls": []}`,
  String.raw`{"role": "assistant", "content": "<think>\n\n</think>\n\n"}`,
  String.raw`{"role": "assistant", "content": "Well.<think>a</think>b<think>\n\nc\n\n</think>\n\n\nYes.", "reasoning_content": null}`,
  String.raw`{"role": "assistant", "content": "<think>\nWell.\n</think>\n\nYes.", "reasoning_content": "Hm."}`,
  String.raw`{"role": "assistant", "content": "<think>\nWell.\n</think>\n\nYes.", "reasoning_content": ""}`,
  String.raw`{"role": "assistant", "reasoning_content": "\n\n"}`,
  String.raw`{"role": "assistant", "content": null, "tool_calls": [{"function": {"name": "weather", "arguments": "{\"city\": \"Oslo\"}"}}]}`,
  String.raw`{"role": "assistant", "content": "\n", "tool_calls": [{"function": {"name": "weather", "arguments": {"city": "\nOslo", "days": 1.0, "now": true, "at": null, "in": ["C", 1], "by": {"a": false}}}}]}`,
  String.raw`{"role": "assistant", "content": "<think>Well.</think>", "tool_calls": [{"function": {"name": "time", "arguments": ""}}]}`,
  String.raw`{"role": "assistant", "reasoning_content": "Well.", "tool_calls": [{"function": {"name": "time"}}]}`,

  String.raw`{"role": "tool", "content": "\n18\n"}`,
  String.raw`{"role": "tool", "content": [{"type": "text", "text": "18"}, {"image": "sky.png"}, {"type": "video"}]}`,
  String.raw`{"role": "tool", "content": null}`,

  String.raw`{"role": "", "content": [{"type": "image"}]}`,
];

/** A tool in its wrapper and a flat one. */
export const tools: string =
  String.raw`[{"type": "function", "function": {"name": "weather", "description": " Of a city. ", "parameters": {"type": "object", "properties": {"city": {"type": "string", "description": "Its name.", "enum": ["Oslo", 1], "x-of": {"a": 1}}, "days": {"default": 1.5}}, "required": ["city", "days"], "additionalProperties": false}, "strict": true}}, ` +
  String.raw`{"name": "time", "parameters": {"properties": {}}, "return": {"type": "string"}}]`;

/** Tools with what some templates miss. */
export const oddTools: string =
  String.raw`[{"type": "function", "function": {"name": "zone", "parameters": {"type": "object"}, "return": "text", "x": [1.0]}}, ` +
  String.raw`{"name": "now"}, {"name": "then", "parameters": {"properties": null}}]`;
