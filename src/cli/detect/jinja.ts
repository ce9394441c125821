import type { Template } from "@huggingface/jinja";
import type { ProbeRequest } from "./probes/probe.ts";
import { probes } from "./probes/probes.ts";
import type { Rendering } from "./rendering.ts";

/** What a Jinja text makes of each probe, in the engine that runs it in JavaScript. Nothing bounds it here. */
export async function renderProbes(text: string): Promise<Rendering[]> {
  // An optional dependency: this fails where it is not installed.
  const engine = await import("@huggingface/jinja");
  let template: Template;
  try {
    template = new engine.Template(withPlainBlocks(text.replaceAll(MARK, STAND_IN)));
  } catch (error) {
    return probes.map(() => failed(error));
  }
  return probes.map(({ request }) => render(template, request));
}

function render(template: Template, request: ProbeRequest): Rendering {
  try {
    const text = template.render({ ...CONTEXT, ...request }).replaceAll(STAND_IN, MARK);
    return text.length > LONGEST ? { error: `prints ${text.length} characters` } : { text };
  } catch (error) {
    return failed(error);
  }
}

// To the engine a byte order mark is white space, which `{%-` takes away; Python prints it.
const MARK = "\ufeff";
const STAND_IN = "\ufdd0"; // a noncharacter, which no template holds

/** What `apply_chat_template` gives to a template besides the request; the names of tokens are those of Qwen3. */
const CONTEXT = {
  tools: null,
  documents: null,
  add_generation_prompt: false,
  eos_token: "<|im_end|>",
  pad_token: "<|endoftext|>",
};

/** No probe needs a hundredth of it. */
const LONGEST = 1_000_000;

function failed(error: unknown): Rendering {
  return { error: error instanceof Error ? error.message : String(error) };
}

/** The engine takes `{% generation %}` out together with line breaks that Python prints; a block that is always run it leaves alone. */
function withPlainBlocks(text: string): string {
  return text
    .replaceAll(/\{%([-+]?)\s*generation\s*([-+]?)%\}/g, "{%$1 if true $2%}")
    .replaceAll(/\{%([-+]?)\s*endgeneration\s*([-+]?)%\}/g, "{%$1 endif $2%}");
}
