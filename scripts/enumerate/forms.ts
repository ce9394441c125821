import type { Knobs } from "../../src/template.ts";
import { templateIds, templateOf, type TemplateId } from "../../src/templates/index.ts";

/** A template as it is published, or as `"reasoning_history": "all"` asks for it. */
export interface Form {
  readonly template: TemplateId;
  readonly history: "all" | null;
  readonly knobs: readonly (keyof Knobs)[];
}

export const forms: readonly Form[] = templateIds.flatMap((template) => {
  const { knobs } = templateOf(template);
  const histories = knobs.includes("reasoningHistory") ? ([null, "all"] as const) : ([null] as const);
  return histories.map((history) => ({ template, history, knobs }));
});

/** qwen3.5, qwen3.5 with reasoning_history all */
export function formName({ template, history }: Pick<Form, "template" | "history">): string {
  return history === null ? template : `${template} with reasoning_history ${history}`;
}
