import { transformSync } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { jinjaFormatter, jinjaName } from "../scripts/peers/jinja.ts";
import { columnIn, sectionIn } from "../scripts/peers/readme.ts";
import { checkPeer, columnOf, exampleTable, peerTable } from "../scripts/peers/table.ts";
import { typeErrors } from "../scripts/type-errors.ts";
import { exampleProject, ownPackages } from "./support/example-project.ts";
import { ggufOf, qwen3Pairs } from "./support/gguf.ts";
import { cases, readGolden } from "./support/golden.ts";
import { maskTable } from "./support/mask-table.ts";
import { blocks, readme } from "./support/readme.ts";
import { templateTable } from "./support/template-table.ts";
import { renderRequest } from "./support/render.ts";
import { tokenizerFile } from "./support/tokenizer.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = exampleProject(ownPackages("@huggingface/tokenizers", "fast-check"));
const modelFile = join(folder, "Qwen3-8B-Q4_K_M.gguf");
const configFile = tokenizerFile.replace("tokenizer.json", "tokenizer_config.json");
symlinkSync(join(root, "golden"), join(folder, "golden"));
symlinkSync(configFile, join(folder, "tokenizer_config.json"));
writeFileSync(modelFile, ggufOf(qwen3Pairs({ firstId: 151643 })));
afterAll(() => rmSync(folder, { recursive: true }));

/** Files that snippets name, and where they are here. */
const FILES: Readonly<Record<string, string>> = {
  "tokenizer.json": tokenizerFile,
  "tokenizer_config.json": configFile,
  "Qwen3-8B-Q4_K_M.gguf": modelFile,
};

describe("every TypeScript snippet runs, on the package as built", () => {
  const snippets = blocks("ts").map((code, index) => ({ name: `snippet ${index + 1}`, code }));

  it("there are some, and most of their lines make a claim", () => {
    expect(snippets.length).toBeGreaterThanOrEqual(6);
    expect(readme.match(/\/\/ (=>|throws) /g)?.length).toBeGreaterThanOrEqual(15);
  });

  it.each(snippets)("$name", { timeout: 60_000 }, async ({ name, code }) => {
    const claims = code.match(/\/\/ (?:=>|throws) /g)?.length ?? 0;
    const file = join(folder, `${name.replace(" ", "-")}.mjs`);
    writeFileSync(file, runnable(code));
    const made: unknown[] = [];
    (globalThis as { claim?: unknown }).claim = (actual: () => unknown, expected: unknown, throws: boolean) => {
      made.push(expected);
      if (throws) expect(actual).toThrow(String(expected));
      else expect(actual()).toEqual(expected);
    };
    await import(/* @vite-ignore */ pathToFileURL(file).href);
    expect(made.length).toBe(claims);
  });

  it("all compile under strict", { timeout: 60_000 }, () => {
    const types = mkdtempSync(join(folder, "types-"));
    for (const { name, code } of snippets) writeFileSync(join(types, `${name.replace(" ", "-")}.ts`), code);
    const typeRoots = [join(root, "node_modules", "@types")];
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: true, target: "es2024", module: "esnext" },
      ...{ moduleResolution: "bundler", typeRoots, types: ["node"], noUncheckedIndexedAccess: true },
    };
    expect(typeErrors(types, { compilerOptions })).toBeUndefined();
  });

  /** `EXPRESSION; // => VALUE` and `EXPRESSION; // throws MESSAGE` become calls of `claim`. */
  function runnable(code: string): string {
    const claimed = code
      .replace(/^(\s*(?:if \(.*?\) )?)([^\s/].*); \/\/ => (.*)$/gm, "$1claim(() => ($2), $3, false);")
      .replace(/^(\s*)([^\s/].*); \/\/ throws (.*)$/gm, "$1claim(() => ($2), $3, true);");
    return Object.entries(FILES).reduce(
      (text, [name, file]) => text.replaceAll(JSON.stringify(name), JSON.stringify(file)),
      transformSync(claimed, { loader: "ts" }).code,
    );
  }
});

describe("every console snippet prints what it says", () => {
  const commands = blocks("console").flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = "", ...output] = part.split("\n");
        return { command, output: output.join("\n") };
      }),
  );

  // As for a reader who has set it, in a pipe of the usual width.
  const env = { ...process.env, QWEN3_TOKENIZER: tokenizerFile, FORCE_COLOR: undefined, COLUMNS: undefined };

  it.each(commands)("$command", { timeout: 60_000 }, ({ command, output }) => {
    const script = command.replaceAll("npx qwen3-format", `node ${join(root, "dist/cli.js")}`);
    const printed = execFileSync("sh", ["-c", `${script} || true`], {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
      env,
    });
    expect(printed.trimEnd()).toBe(output.trimEnd());
  });
});

describe("tables", () => {
  // QwenChatWrapper's column is checked by `npm run peers -- --check`, which installs it.
  it("of peers say what `npm run peers` finds of @huggingface/jinja", { timeout: 120_000 }, async () => {
    const report = await checkPeer(jinjaFormatter);
    const [, name = ""] = /(QwenChatWrapper, .*?) +\|/.exec(readme) ?? [];
    const columns = [
      { name: jinjaName, column: columnOf(report) },
      { name, column: columnIn(readme, 1) },
    ];
    const tables = `${peerTable(report, columns)}\n${exampleTable(report, jinjaName)}`;
    expect(cells(sectionIn(readme))).toEqual(cells(tables));
  });

  it("of presets says what each trains", () => {
    const [, table] = /<!-- masks -->\n([^]*?)<!-- \/masks -->/.exec(readme) ?? [];
    expect(cells(table ?? "")).toEqual(cells(maskTable()));
  });

  it("of templates lists the records, their models and options", () => {
    const [, table] = /<!-- templates -->\n([^]*?)<!-- \/templates -->/.exec(readme) ?? [];
    expect(cells(table ?? "")).toEqual(cells(templateTable()));
  });

  it("and the number of golden token cases are those of the files", () => {
    const { cases: golden } = readGolden<{ cases: readonly unknown[] }>("tokens.json");
    expect(readme).toContain(`offsets of ${golden.length} cases`);
  });

  it("of segment kinds names each kind that the golden cases bring out, and no other", () => {
    const kinds = new Set<string>();
    for (const { request } of cases) for (const kind of kindsOf(request)) kinds.add(kind);
    const [section = ""] = readme.split("## Segments")[1]?.split("\n## ") ?? [];
    const listed = [...section.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, kind]) => kind);
    expect(new Set(listed)).toEqual(kinds);
    expect(listed.length).toBe(kinds.size);
  });

  function kindsOf(request: string): string[] {
    return (["qwen3", "qwen3.8"] as const).flatMap((template) => {
      try {
        return renderRequest(request, template).segments.map(({ kind }) => kind);
      } catch {
        return []; // cases on which the template raises
      }
    });
  }

  /** Markdown formatters pad tables. */
  function cells(table: string): string[] {
    return table
      .split("\n")
      .map((line) => line.replace(/ +(?=\|)|(?<=\|) +/g, " ").replace(/-+(?=:? \|)/g, "-"))
      .filter((line) => line !== "");
  }
});
