/** What the model may know of the text so far, by counting tokens. */
export type Circumstance = "thinking" | "calling" | "equipped" | "answered";

/** Each token counts so much; the circumstance is given where the sum is above 0. */
export const CIRCUMSTANCES: Readonly<Record<Circumstance, Readonly<Record<string, number>>>> = {
  // A think block, or a call, is open.
  thinking: { "<think>": 1, "</think>": -1 },
  calling: { "<tool_call>": 1, "</tool_call>": -1 },
  // `<tools>` stands in the prompt.
  equipped: { tools: 1 },
  // A result does; that counts for more than the tools.
  answered: { "<tool_response>": 20 },
};

/** After this token, under this circumstance, the model writes that one; or the next, where a grammar forbids the first. */
export interface Line {
  readonly after: string;
  readonly when?: Circumstance;
  readonly write: readonly string[];
}

/** Thinks `ok.` unless the prompt has closed the think block, calls `weather` once if there are tools, and answers. */
const SPEECH: readonly Line[] = [
  { after: "\n", write: ["<think>"] },
  { after: "\n", when: "thinking", write: ["ok"] },
  { after: "<think>", write: ["\n"] },
  { after: "ok", write: [".\n"] },
  { after: ".\n", write: ["</think>"] },
  { after: "</think>", write: ["\n\n"] },
  { after: "\n\n", write: ["Hi"] },
  { after: "\n\n", when: "equipped", write: ["<tool_call>"] },
  { after: "\n\n", when: "answered", write: ["Rain"] },
  { after: "Hi", write: ["<|im_end|>"] },
  { after: "Rain", write: ["<|im_end|>"] },
  { after: "<tool_call>", write: ["\n"] },
  { after: "</tool_call>", write: ["<|im_end|>"] },
];

/** {"city": "Paris"} and the line breaks at which the engine's grammar ends. */
const ARGUMENTS: readonly Line[] = [
  { after: "city", write: ['":'] },
  { after: '":', write: [' "'] },
  { after: ' "', write: ["Paris", "weather"] },
  { after: "Paris", write: ['"}'] },
  { after: '"}', write: ["\n\n\n\n"] },
];

/** The answers of a model of the family, whose calls are JSON, or else XML as far as the engine lets it. */
export const SCRIPTS: Readonly<Record<"json" | "xml", readonly Line[]>> = {
  json: [
    ...SPEECH,
    ...ARGUMENTS,
    { after: "\n", when: "calling", write: ['{"'] },
    { after: '{"', write: ["name", "city"] },
    { after: "name", write: ['":'] },
    { after: " ", write: ['{"'] },
  ],
  xml: [
    ...SPEECH,
    ...ARGUMENTS,
    { after: "\n", when: "calling", write: ["<"] },
    { after: "<", write: ["function"] },
    { after: "function", write: ["="] },
    { after: "=", write: ["weather"] },
    { after: ">\n", write: ['{"'] },
    { after: '{"', write: ["city"] },
  ],
};
