import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Modules in place of runtimes. What a model is said to answer is what it was made with, and asked. */
const STAND_INS = {
  "@huggingface/transformers": `
    export const AutoTokenizer = { from_pretrained: async (...named) => (...inputs) => ({ tokenizer: named, inputs }) };
    export class TextStreamer {
      constructor(tokenizer, options) {
        this.write = (asked) => console.log(JSON.stringify({ ...asked, streamer: options }));
      }
    }
    const generate = async ({ streamer, ...asked }, model) => streamer.write({ model, ...asked });
    export const AutoModelForCausalLM = {
      from_pretrained: async (...named) => ({ generate: (asked) => generate(asked, named) }),
    };`,
  "@wllama/wllama": `
    export class Wllama {
      constructor(paths) {
        this.made = { paths };
      }
      async loadModelFromHF(...model) {
        this.made.model = model;
      }
      async createCompletion(asked) {
        return { choices: [{ text: JSON.stringify({ ...this.made, ...asked }) }] };
      }
    }`,
  "@mlc-ai/web-llm": `
    export const CreateMLCEngine = async (...model) => ({
      completions: { create: async (asked) => ({ choices: [{ text: JSON.stringify({ model, ...asked }) }] }) },
    });`,
} as const;

/** A runtime that needs a model, a browser or a GPU. */
export type StandIn = keyof typeof STAND_INS;

/** Puts one where a package would be installed. */
export function installStandIn(project: string, name: StandIn): void {
  const folder = join(project, "node_modules", name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "main": "index.js" }');
  writeFileSync(join(folder, "index.js"), STAND_INS[name]);
}
