import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleProject, ownPackages } from "../../spec/support/example-project.ts";
import { blocks } from "../../spec/support/readme.ts";
import { PROJECT } from "../check-package/steps.ts";
import { typeErrors } from "../type-errors.ts";

const compilerOptions = {
  ...{ module: "esnext", moduleResolution: "bundler", target: "es2022", lib: ["es2022", "dom"] },
  ...{ types: ["node"], typeRoots: [join(PROJECT, "node_modules", "@types")] },
  ...{ strict: true, allowJs: true, checkJs: true, skipLibCheck: true, noEmit: true },
};

/** Compiles the examples with the types of the real packages; returns what the compiler says. */
export function checkExampleTypes(packages: Readonly<Record<string, string>>): string | undefined {
  const clients = ownPackages("openai", "ollama", "ai", "@huggingface/tokenizers");
  const project = exampleProject({ ...clients, ...packages });
  try {
    // That of node-llama-cpp runs where its package is, in `npm run test:gguf`.
    const examples = blocks("js").filter((code) => !code.includes('"node-llama-cpp"'));
    examples.forEach((code, index) => writeFileSync(join(project, `example-${index + 1}.mjs`), code));
    return typeErrors(project, { compilerOptions, include: ["*.mjs"] });
  } finally {
    rmSync(project, { recursive: true });
  }
}
