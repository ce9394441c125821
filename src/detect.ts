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
  const [, line, by] = new RegExp(`^(\\S*).* ${fingerprint(text)}(?::(\\S+)| |$)`, "m").exec(KNOWN) ?? [];
  if (line === undefined) return { match: "unknown" };
  const id = line as TemplateId;
  return by === undefined ? { match: "exact", id } : { match: "variant", id: id || null, by };
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
  return text.replaceAll(/\r\n?/g, "\n").replace(/\n{1,2}$/, "");
}

/** By nearest template the fingerprints of its official text, and of those by others. Their sources: golden/manifest.json. */
const KNOWN = `
qwen3 cmifwun 1ej5gjq:trl 8iw7reh:harrymayne hzgccxf:harrymayne
qwen3-2504 ehwj9rm 9kqb2cv:qwen ajitets:unsloth l6n817j:unsloth jn3dov:unsloth
qwen3-instruct-2507 t3pj65s gtj4o18:trl h7w7een:unsloth okh97h0:unsloth
qwen3-thinking-2507 cbxxzc6 1eddaih:unsloth
qwen3-coder-r1 8qqds3m oxlz5ji:unsloth
qwen3-coder-r2 jf45riu
qwen3-coder qjup5pl 144c7uu:qwen gibg52t:llama.cpp
qwen3-vl-instruct 3olbfki v4injoy:trl
qwen3-vl-thinking ilzzge6
qwen3.5 ihdlk1c 6e8ef8k:trl ghjm6h8:unsloth
qwen3.5-nothink u2y4ggf up877wi:trl u0n4s7u:unsloth
qwen3.6 q9qj0vs sr35ocx:trl 3v08h2h:unsloth 5m7hf43:froggeric
qwen3.8 gurnrmx led66fm:unsloth 5bmo4op:froggeric gr6ta0e:qwen
qwen3.8-max 6ewj64z
 2dmmvhi:qwen n7lv4w:qwen 5xu3lrd:qwen eni1aug:qwen
`;
