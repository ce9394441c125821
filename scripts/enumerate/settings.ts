import type { Knobs } from "../../src/template.ts";
import type { TemplateId } from "../../src/templates/index.ts";
import { oddTools, tools } from "./alphabet.ts";
import type { Form } from "./forms.ts";

/** Members of a request beside its messages, as JSON text: `"tools": [], "add_generation_prompt": true`; `""` for none. */
export type Setting = string;

const withTools = `"tools": ${tools}`;
const opening = '"add_generation_prompt": true';

/** What every template reads, each with its absence. */
const common: readonly (readonly Setting[])[] = [
  ["", '"tools": []', withTools, `"tools": ${oddTools}`],
  ["", opening],
];

const valuesOf: Readonly<Record<keyof Knobs, readonly Setting[]>> = {
  enableThinking: ["", '"enable_thinking": null', '"enable_thinking": false', '"enable_thinking": true'],
  addVisionId: ["", '"add_vision_id": true'],
  preserveThinking: ["", '"preserve_thinking": null', '"preserve_thinking": false', '"preserve_thinking": true'],
  reasoningEffort: [
    "",
    '"reasoning_effort": null',
    '"reasoning_effort": "xhigh"',
    '"reasoning_effort": "medium"',
    '"reasoning_effort": "low"',
    '"reasoning_effort": "high"',
  ],
  reasoningHistory: [""], // a form of its own
};

/** Every combination of the values of all options that the template reads. */
export function everySetting({ knobs }: Form): readonly Setting[] {
  let settings: readonly Setting[] = [""];
  for (const values of [...common, ...knobs.map((knob) => valuesOf[knob])]) {
    settings = settings.flatMap((setting) => values.map((value) => joined(setting, value)));
  }
  return settings;
}

/** No option, then tools and a generation prompt with what the knobs can change; where earlier thinking can be kept or not, the other way. */
export function fewSettings({ template }: Form): readonly Setting[] {
  return few[template];
}

const plain: readonly Setting[] = ["", joined(withTools, opening)];
const hybrid: readonly Setting[] = ["", joined(withTools, opening, '"enable_thinking": false')];
const counted: readonly Setting[] = ["", joined(withTools, opening, '"add_vision_id": true')];
const later: readonly Setting[] = ["", joined(withTools, opening, '"enable_thinking": false', '"add_vision_id": true')];

const few: Readonly<Record<TemplateId, readonly Setting[]>> = {
  qwen3: hybrid,
  "qwen3-2504": hybrid,
  "qwen3-instruct-2507": plain,
  "qwen3-thinking-2507": plain,
  "qwen3-coder": plain,
  "qwen3-coder-r2": plain,
  "qwen3-coder-r1": plain,
  "qwen3-vl-instruct": counted,
  "qwen3-vl-thinking": counted,
  "qwen3.5": later,
  "qwen3.5-nothink": later,
  "qwen3.6": [...later, '"preserve_thinking": true'],
  "qwen3.8": [...later, '"preserve_thinking": false'],
  // Thinking cannot be switched off there.
  "qwen3.8-max": ["", joined(withTools, opening, '"reasoning_effort": "low"'), '"preserve_thinking": false'],
};

const content = '"continue_final_message": true';
const reasoning = '"continue_final_message": "reasoning_content"';

/** The last message is left open; not together with a generation prompt. */
export function continuedSettings(): readonly Setting[] {
  return [content, joined(withTools, content), reasoning, joined(opening, content)];
}

/** `"tools": [], "add_generation_prompt": true` */
function joined(...settings: readonly Setting[]): Setting {
  return settings.filter((setting) => setting !== "").join(", ");
}
