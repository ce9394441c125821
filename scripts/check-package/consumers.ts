import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { CHECK, CHECKED, JSON_REQUEST, PRINT, PROMPT, TYPED, TYPED_CHECK } from "./example.ts";
import { assertEqual, command, PROJECT, step } from "./steps.ts";

const RUN_NAMES = "formatQwen3, QwenFormatError";
const IMPORTS =
  'import { formatChat, formatQwen3, qwen3, sampled, type Chat, type Message } from "qwen3-format";\n' +
  'import { readGguf, type GgufHeader } from "qwen3-format/gguf";\n' +
  'import { encodeChat, type EncodedChat } from "qwen3-format/tokens";';

const CHECK_NAMES = "checkFormatter, loadCorpus";
const CHECK_IMPORTS =
  'import fc from "fast-check";\nimport { formatQwen3 } from "qwen3-format";\n' +
  'import { checkFormatter, conversations, type ConformanceReport, type FormatRequest } from "qwen3-format/testing";\n';

const files: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "consumer", "private": true }\n',
  "run.mjs": `import { ${RUN_NAMES} } from "qwen3-format";\nimport { encodeChat } from "qwen3-format/tokens";\n${PRINT}`,
  "run.cjs": `const { ${RUN_NAMES} } = require("qwen3-format");\nconst { encodeChat } = require("qwen3-format/tokens");\n${PRINT}`,
  "typed.mts": `${IMPORTS}\n${TYPED}`,
  "typed.cts": `${IMPORTS}\n${TYPED}`,
  "check.mjs": `import { formatQwen3, parseJson } from "qwen3-format";\nimport { ${CHECK_NAMES} } from "qwen3-format/testing";\n${CHECK}`,
  "check.cjs": `const { formatQwen3, parseJson } = require("qwen3-format");\nconst { ${CHECK_NAMES} } = require("qwen3-format/testing");\n${CHECK}`,
  "typed-check.mts": `${CHECK_IMPORTS}${TYPED_CHECK}`,
  "typed-check.cts": `${CHECK_IMPORTS}${TYPED_CHECK}`,
};

const resolutions = [
  { module: "node16", moduleResolution: "node16" },
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
] as const;

/** Installs the tarball into an empty project, and imports, requires, type-checks and runs it there. */
export function checkConsumers(tarball: string, cwd: string): void {
  step("installs into an empty project", () => {
    mkdirSync(cwd);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    command("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], { cwd });
  });
  for (const file of ["run.mjs", "run.cjs"]) {
    step(`${file} formats a chat`, () => assertEqual("text", command(process.execPath, [file], { cwd }), PROMPT));
  }
  for (const resolution of resolutions) checkTypes(cwd, resolution, ["typed.mts", "typed.cts"]);
  step("npx qwen3-format renders standard input", () => {
    const text = command("npx", ["--no-install", "qwen3-format", "render"], { cwd, input: JSON_REQUEST });
    assertEqual("text", text, PROMPT);
  });
  checkKit(cwd);
}

/** The kit wants fast-check, which is not installed with the package. */
function checkKit(cwd: string): void {
  const args = [
    "--no-install",
    "qwen3-format",
    "conformance",
    "--cmd",
    "npx qwen3-format render --jsonl",
    "--runs",
    "1",
  ];
  step("conformance says that it needs fast-check", () => {
    const { status, stderr } = spawnSync("npx", args, { cwd, encoding: "utf8" });
    assertEqual("status and error", [status, stderr.includes("npm install qwen3-format fast-check")], [2, true]);
  });
  step("installs fast-check beside it", () =>
    command("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", `fast-check@${FAST_CHECK}`], { cwd }),
  );
  for (const file of ["check.mjs", "check.cjs"]) {
    step(`${file} runs the kit`, () => assertEqual("found", command(process.execPath, [file], { cwd }), CHECKED));
  }
  for (const resolution of resolutions) checkTypes(cwd, resolution, ["typed-check.mts", "typed-check.cts"]);
  step("npx qwen3-format conformance runs it against the command line", () => command("npx", args, { cwd }));
}

const FAST_CHECK = manifest.devDependencies["fast-check"];

/** With the project's own compiler, strict, and without the types of Node or of a browser. */
function checkTypes(
  cwd: string,
  { module, moduleResolution }: (typeof resolutions)[number],
  names: readonly string[],
): void {
  const compilerOptions = {
    ...{ module, moduleResolution, target: "es2022", lib: ["es2022"], types: [] },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
  };
  const config = `tsconfig.${moduleResolution}.json`;
  writeFileSync(join(cwd, config), JSON.stringify({ compilerOptions, files: names }));
  const tsc = join(PROJECT, "node_modules", "typescript", "bin", "tsc");
  step(`types of ${names.join(" and ")} check under moduleResolution ${moduleResolution}`, () =>
    command(process.execPath, [tsc, "--project", config], { cwd }),
  );
}
