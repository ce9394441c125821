import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { JSON_REQUEST, PRINT, PROMPT, TYPED } from "./example.ts";
import { assertEqual, command, PROJECT, step } from "./steps.ts";

const RUN_NAMES = "formatQwen3, QwenFormatError";
const IMPORTS =
  'import { formatChat, formatQwen3, qwen3, sampled, type Chat, type Message } from "qwen3-format";\n' +
  'import { encodeChat, type EncodedChat } from "qwen3-format/tokens";';

const files: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "consumer", "private": true }\n',
  "run.mjs": `import { ${RUN_NAMES} } from "qwen3-format";\nimport { encodeChat } from "qwen3-format/tokens";\n${PRINT}`,
  "run.cjs": `const { ${RUN_NAMES} } = require("qwen3-format");\nconst { encodeChat } = require("qwen3-format/tokens");\n${PRINT}`,
  "typed.mts": `${IMPORTS}\n${TYPED}`,
  "typed.cts": `${IMPORTS}\n${TYPED}`,
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
  for (const resolution of resolutions) checkTypes(cwd, resolution);
  step("npx qwen3-format renders standard input", () => {
    const text = command("npx", ["--no-install", "qwen3-format", "render"], { cwd, input: JSON_REQUEST });
    assertEqual("text", text, PROMPT);
  });
}

/** With the project's own compiler, strict, and without the types of Node or of a browser. */
function checkTypes(cwd: string, { module, moduleResolution }: (typeof resolutions)[number]): void {
  const compilerOptions = {
    ...{ module, moduleResolution, target: "es2022", lib: ["es2022"], types: [] },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
  };
  const config = `tsconfig.${moduleResolution}.json`;
  writeFileSync(join(cwd, config), JSON.stringify({ compilerOptions, files: ["typed.mts", "typed.cts"] }));
  const tsc = join(PROJECT, "node_modules", "typescript", "bin", "tsc");
  step(`types check under moduleResolution ${moduleResolution}`, () =>
    command(process.execPath, [tsc, "--project", config], { cwd }),
  );
}
