import { expected } from "../errors.ts";
import type { Template } from "../template.ts";
import { qwen3_2504 } from "./qwen3-2504.ts";
import { qwen3 } from "./qwen3.ts";

const templates: { readonly qwen3: typeof qwen3; readonly "qwen3-2504": typeof qwen3_2504 } = {
  qwen3: qwen3,
  "qwen3-2504": qwen3_2504,
};

/** Name of a chat template: `"qwen3"`, `"qwen3-2504"`. */
export type TemplateId = keyof typeof templates;

/** The knobs that template `T` reads. */
export type KnobsOf<T extends TemplateId> = (typeof templates)[T]["knobs"][number];

/** All template ids, the default first. */
export const templateIds: readonly TemplateId[] = /* @__PURE__ */ Object.keys(templates) as TemplateId[];

/** Throws `invalid-input` for an unknown id. */
export function templateOf(id: unknown): Template {
  const known = templateIds.find((templateId) => templateId === id);
  if (known === undefined) throw expected("template", templateIds.join(" or "), id);
  return templates[known];
}
