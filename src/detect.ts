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
 * ends of any kind, and line breaks at the end, make no difference; Jinja ignores them, too.
 *
 *     detectTemplate(tokenizerConfig.chat_template)    // { match: "exact", id: "qwen3.5" }
 *
 * Nothing is rendered. The command `qwen3-format detect` renders an unknown text, and tells what it comes nearest to.
 * Throws `invalid-input` for what is no string.
 */
export function detectTemplate(text: string): Detection {
  if (typeof text !== "string") throw expected("text", "the text of a chat template", text);
  const [, line, by] = new RegExp(`^(\\S*).* ${fingerprint(text)}(?::(\\S+)| |$)`, "m").exec(KNOWN) ?? [];
  if (line === undefined) return { match: "unknown" };
  const id = line as TemplateId;
  return by === undefined ? { match: "exact", id } : { match: "variant", id: id || null, by };
}

/** A polynomial over the UTF-16 code units, modulo the greatest prime below 2 to the 41, in base 36. */
export function fingerprint(text: string): string {
  const normalised = text.replaceAll(/\r\n?/g, "\n").replace(/\n{1,2}$/, "");
  let sum = 0;
  for (let index = 0; index < normalised.length; index++) {
    sum = (sum * 2039 + normalised.charCodeAt(index)) % 2_199_023_255_531;
  }
  return sum.toString(36);
}

/** By nearest template the fingerprints of its official text, and of those by others. Their sources: golden/manifest.json. */
const KNOWN = `
qwen3 8xzrfsez fsx0vpod:trl 43dknjl9:harrymayne 4kzjht71:harrymayne
qwen3-2504 5mkjglfm 35ytg3o9:qwen holo5orv:unsloth 63i1uiw1:unsloth 8h1zj9k6:unsloth
qwen3-instruct-2507 onnltsic cxhtnbr6:trl 4iho0b7u:unsloth q4vjtud1:unsloth
qwen3-thinking-2507 lgohwbe7 6xg87ka7:unsloth
qwen3-coder-r1 nfkkuxyx pcncgsou:unsloth
qwen3-coder-r2 ffwo3ix6
qwen3-coder mggxpz44 ket6l01h:qwen 7v5fwdp4:llama.cpp
qwen3-vl-instruct ikfh34u5 97tvv4rz:trl
qwen3-vl-thinking lenw7rbt
qwen3.5 hxyoy4n5 lvod4f5c:trl futepnr7:unsloth
qwen3.5-nothink 9outbxae nt0zmjgq:trl m285d61n:unsloth
qwen3.6 qx5zo5wq 9zqbvmzl:trl nugezzw1:unsloth f8p5m4my:froggeric
qwen3.8 p996u3qz dsmp2u4v:unsloth 1s1oxbjo:froggeric kdg0ols5:qwen
qwen3.8-max 6719wo34
 cwyitjue:qwen l8olv04g:qwen rzlr3xv0:qwen o3i878m8:qwen
`;
