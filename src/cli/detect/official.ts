import { QwenFormatError } from "../../errors.ts";
import { formatQwen3 } from "../../format.ts";
import { optionNameOf } from "../../request.ts";
import { templateOf, type TemplateId } from "../../templates/index.ts";
import type { Probe } from "./probes/probe.ts";
import type { Rendering } from "./rendering.ts";

/** What the official template makes of a probe, by this library; knobs that it does not read are left out. */
export function officialRendering(id: TemplateId, { request }: Probe): Rendering {
  const { messages, ...members } = request;
  const read = new Set<string>(["tools", "addGenerationPrompt", ...templateOf(id).knobs]);
  const options = Object.entries(members).map(([name, value]) => [optionNameOf(name) ?? name, value] as const);
  const given = Object.fromEntries(options.filter(([name]) => read.has(name)));
  try {
    return { text: formatQwen3(messages, { ...given, template: id }).text };
  } catch (error) {
    if (error instanceof QwenFormatError && error.code === "template-error") return { error: error.message };
    throw error;
  }
}
