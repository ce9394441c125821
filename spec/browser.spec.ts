import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { templateIds } from "../src/index.ts";
import { goldenCases, pageFiles } from "./support/browser-files.ts";
import { chromiumPath, openPage, type OpenedPage } from "./support/browser.ts";

const LEFT_OUT = "LEFT OUT, because there is no chromium: install Debian's, or set CHROMIUM to the path of one";
const isMissing = chromiumPath === undefined;
if (isMissing) console.warn(`\n!! A browser: ${LEFT_OUT}\n`);

const HEADER = "<|im_start|>user\nIs 7 prime? 😀<|im_end|>\n<|im_start|>assistant\n";
const THOUGHT = "<think>\n7 has no divisor but 1 and 7.\n</think>\n\nYes.<|im_end|>";

describe.skipIf(isMissing)(`in chromium, from the built modules${isMissing ? `: ${LEFT_OUT}` : ""}`, () => {
  let opened: OpenedPage;
  const check = async (call: string): Promise<unknown> => opened.page.evaluate(`checks.${call}`);

  beforeAll(async () => {
    opened = await openPage(pageFiles());
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
