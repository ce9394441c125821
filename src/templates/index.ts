import { expected } from "../errors.ts";
import type { Template } from "../template.ts";
import { qwen3Instruct2507, qwen3Thinking2507 } from "./qwen3-2507.ts";
import { qwen3Coder, qwen3CoderR1, qwen3CoderR2 } from "./qwen3-coder.ts";
import { qwen3VlInstruct, qwen3VlThinking } from "./qwen3-vl.ts";
import { qwen3_5, qwen3_5Nothink, qwen3_6 } from "./qwen3.5.ts";
import { qwen3_8, qwen3_8Max } from "./qwen3.8.ts";
import { qwen3, qwen3_2504 } from "./qwen3.ts";

/** Name of a chat template, one of `templateIds`. */
export type TemplateId =
  | "qwen3"
  | "qwen3-2504"
  | "qwen3-instruct-2507"
  | "qwen3-thinking-2507"
  | "qwen3-coder"
  | "qwen3-coder-r2"
  | "qwen3-coder-r1"
  | "qwen3-vl-instruct"
  | "qwen3-vl-thinking"
  | "qwen3.5"
  | "qwen3.5-nothink"
  | "qwen3.6"
  | "qwen3.8"
  | "qwen3.8-max";

interface Templates {
  readonly qwen3: typeof qwen3;
  readonly "qwen3-2504": typeof qwen3_2504;
  readonly "qwen3-instruct-2507": typeof qwen3Instruct2507;
  readonly "qwen3-thinking-2507": typeof qwen3Thinking2507;
  readonly "qwen3-coder": typeof qwen3Coder;
  readonly "qwen3-coder-r2": typeof qwen3CoderR2;
  readonly "qwen3-coder-r1": typeof qwen3CoderR1;
  readonly "qwen3-vl-instruct": typeof qwen3VlInstruct;
  readonly "qwen3-vl-thinking": typeof qwen3VlThinking;
  readonly "qwen3.5": typeof qwen3_5;
  readonly "qwen3.5-nothink": typeof qwen3_5Nothink;
  readonly "qwen3.6": typeof qwen3_6;
  readonly "qwen3.8": typeof qwen3_8;
  readonly "qwen3.8-max": typeof qwen3_8Max;
}

/** The default first. */
const templates: readonly Template[] = [
  qwen3,
  qwen3_2504,
  qwen3Instruct2507,
  qwen3Thinking2507,
  qwen3Coder,
  qwen3CoderR2,
  qwen3CoderR1,
  qwen3VlInstruct,
  qwen3VlThinking,
  qwen3_5,
  qwen3_5Nothink,
  qwen3_6,
  qwen3_8,
  qwen3_8Max,
];

/** The knobs that template `T` reads. */
export type KnobsOf<T extends TemplateId> = Templates[T]["knobs"][number];

/** All template ids, the default first. */
export const templateIds: readonly TemplateId[] = /* @__PURE__ */ templates.map(({ id }) => id as TemplateId);

/** Throws `invalid-input` for an unknown id. */
export function templateOf(id: unknown): Template {
  const template = templates.find((each) => each.id === id);
  if (template === undefined) throw expected("template", `one of ${templateIds.join(", ")}`, id);
  return template;
}
