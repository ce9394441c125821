import { expected } from "./errors.ts";
import type { TemplateId } from "./templates/index.ts";

/**
 * What a chat template is, by its text.
 *
 * - `exact`: the official text of the template `id`
 * - `variant`: another text in circulation; `by` says whose (`"unsloth"`, `"trl"`), and `id` is the nearest template, or `null`
 *   where that is none of ours, as for Qwen2.5 by `"qwen"`
 * - `unknown`: neither
 */
export type Detection =
  | { readonly match: "exact"; readonly id: TemplateId }
  | { readonly match: "variant"; readonly id: TemplateId | null; readonly by: string }
  | { readonly match: "unknown" };

/**
 * Names a chat template by its text: the Jinja source in `tokenizer_config.json`, `chat_template.jinja` or a GGUF file. Line
 * ends of any kind, and up to two line breaks at the end, make no difference; Jinja ignores them, too.
 *
 *     detectTemplate(tokenizerConfig.chat_template)    // { match: "exact", id: "qwen3.5" }
 *
 * Nothing is rendered. The command `qwen3-format detect` renders an unknown text, and tells what it comes nearest to.
 * Throws `invalid-input` for what is no string.
 */
export function detectTemplate(text: string): Detection {
  if (typeof text !== "string") throw expected("text", "a string", text);
  const known = fingerprint(text);
  for (const line of KNOWN.split("\n")) {
    const words = line.split(" ");
    const index = words.indexOf(known);
    const id = words[0] as TemplateId;
    if (index === 1) return { match: "exact", id };
    if (index % 2 === 1) return { match: "variant", id: id || null, by: String(words[index - 1]) };
  }
  return { match: "unknown" };
}

/** A polynomial over the UTF-16 code units, modulo the greatest prime below 2 to the 36, in base 36. */
export function fingerprint(text: string): string {
  const read = asJinjaReads(text);
  let sum = 0;
  for (let index = 0; index < read.length; index++) sum = (sum * 65_599 + read.charCodeAt(index)) % 68_719_476_731;
  return sum.toString(36);
}

/** Lines end in a line feed; up to two of them at the end, behind a tag, print nothing. */
export function asJinjaReads(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replace(/\n\n?$/, "");
}

/**
 * A line for each template, whose it is before each fingerprint: its own name before that of the official text. What is near
 * none of ours stands last. Their sources: golden/manifest.json.
 */
const KNOWN = `
qwen3 cmifwun trl 1ej5gjq harrymayne 8iw7reh harrymayne hzgccxf
qwen3-2504 ehwj9rm qwen 9kqb2cv unsloth ajitets unsloth l6n817j unsloth jn3dov
qwen3-instruct-2507 t3pj65s trl gtj4o18 unsloth h7w7een unsloth okh97h0
qwen3-thinking-2507 cbxxzc6 unsloth 1eddaih
qwen3-coder-r1 8qqds3m unsloth oxlz5ji
qwen3-coder-r2 jf45riu
qwen3-coder qjup5pl qwen 144c7uu llama.cpp gibg52t
qwen3-vl-instruct 3olbfki trl v4injoy
qwen3-vl-thinking ilzzge6
qwen3.5 ihdlk1c trl 6e8ef8k unsloth ghjm6h8
qwen3.5-nothink u2y4ggf trl up877wi unsloth u0n4s7u
qwen3.6 q9qj0vs trl sr35ocx unsloth 3v08h2h froggeric 5m7hf43
qwen3.8 gurnrmx unsloth led66fm froggeric 5bmo4op qwen gr6ta0e
qwen3.8-max 6ewj64z
  qwen 2dmmvhi qwen n7lv4w qwen 5xu3lrd qwen eni1aug
`;
