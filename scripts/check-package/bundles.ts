import { build } from "esbuild";
import { templateIds } from "../../src/index.ts";
import { assertEqual, PROJECT, step } from "./steps.ts";

/** By import, the ids in its bundle: a template that spreads from a parent brings the parent along. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  qwen3: ["qwen3"],
  qwen3_2504: ["qwen3", "qwen3-2504"],
  qwen3Instruct2507: ["qwen3", "qwen3-instruct-2507"],
  qwen3Thinking2507: ["qwen3", "qwen3-thinking-2507"],
  qwen3Coder: ["qwen3-coder"],
  qwen3CoderR2: ["qwen3-coder", "qwen3-coder-r2"],
  qwen3CoderR1: ["qwen3-coder", "qwen3-coder-r1"],
  qwen3VlInstruct: ["qwen3", "qwen3-vl-instruct"],
  qwen3VlThinking: ["qwen3", "qwen3-vl-thinking"],
  qwen3_5: ["qwen3.5"],
  qwen3_5Nothink: ["qwen3.5", "qwen3.5-nothink"],
  qwen3_6: ["qwen3.5", "qwen3.6"],
  qwen3_8: ["qwen3.8"],
  qwen3_8Max: ["qwen3.8", "qwen3.8-max"],
};

/** Words that only some families write, and a beginning of the ids of these. */
const WORDS: Readonly<Record<string, RegExp>> = {
  "You may call one or more": /^qwen3(?!-coder|\.)/,
  example_function_name: /^qwen3(-coder|\.)/,
  "You are Qwen, a helpful": /^qwen3-coder/,
  "Reasoning effort is set": /^qwen3\.8/,
  Picture: /^qwen3(-vl|\.)/,
};

/** A program that imports one template by name gets that one, its parent, and nothing of another family. */
export async function checkBundles(): Promise<void> {
  const checked = Object.values(RECORDS).map((ids) => ids.at(-1));
  step("a bundle of each template is looked into", () => assertEqual("ids", checked, templateIds));
  for (const [name, ids] of Object.entries(RECORDS)) {
    const contents = `export { formatChat, ${name} } from "./dist/index.js";`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: PROJECT },
      ...({ bundle: true, minify: true, write: false, format: "esm", logLevel: "error" } as const),
    });
    const code = outputFiles.map(({ text }) => text).join("");
    const found = [...code.matchAll(/id:"(qwen3[^"]*)"/g)].map(([, id]) => id);
    const words = Object.keys(WORDS).filter((word) => code.includes(word));
    const expected = Object.keys(WORDS).filter((word) => ids.some((id) => WORDS[word]?.test(id)));
    step(`a bundle of ${name} holds no other family`, () => assertEqual("records", [found, words], [ids, expected]));
  }
}
