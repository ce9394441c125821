import type { TemplateId } from "./index.ts";

/** The models whose official template it is. Apart from the records, so that programs do not carry it along. */
export const models: Readonly<Record<TemplateId, string>> = {
  qwen3: "Qwen3 hybrid models, 0.6B to 235B-A22B, current template",
  "qwen3-2504": "Qwen3 hybrid models as released in April 2025; many GGUF files carry it",
  "qwen3-instruct-2507": "Qwen3-4B, -30B-A3B, -235B-A22B Instruct-2507; Qwen3-Next-80B-A3B-Instruct",
  "qwen3-thinking-2507": "Qwen3-4B, -30B-A3B, -235B-A22B Thinking-2507; Qwen3-Next-80B-A3B-Thinking",
  "qwen3-coder": "Qwen3-Coder-30B-A3B-Instruct, -480B-A35B-Instruct, third revision",
  "qwen3-coder-r2": "Qwen3-Coder Instruct, second revision (August 2025)",
  "qwen3-coder-r1": "Qwen3-Coder Instruct, first revision (July 2025)",
  "qwen3-vl-instruct": "Qwen3-VL Instruct, 2B to 235B-A22B",
  "qwen3-vl-thinking": "Qwen3-VL Thinking, 2B to 235B-A22B",
  "qwen3.5": "Qwen3.5 4B, 9B, 27B, 35B-A3B, 122B-A10B, 397B-A17B",
  "qwen3.5-nothink": "Qwen3.5 0.8B, 2B",
  "qwen3.6": "Qwen3.6-27B, Qwen3.6-35B-A3B",
  "qwen3.8": "Qwen3.8-27B, Qwen3.8-Flash-Next",
  "qwen3.8-max": "Qwen3.8-2.4T-A95B",
};
