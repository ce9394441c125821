import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { assertEqual, PROJECT, step } from "./steps.ts";
import { PROMPT, REQUEST } from "./example.ts";

const ENTRIES = ["index", "tokens", "runtimes", "messages"].flatMap((name) => [`${name}.js`, `${name}.cjs`]);

/** CommonJS reads the golden cases as files where it cannot import them. */
const OF_TESTING = { "testing.js": ["fast-check"], "testing.cjs": ["fast-check", "node:fs"] };

/** The library runs wherever JavaScript does: it imports nothing and touches no global of Node. */
export async function checkCore(): Promise<void> {
  for (const name of ENTRIES) {
    const imports = await importsOf(join(PROJECT, "dist", name));
    step(`dist/${name} imports nothing but its own chunks`, () => assertEqual("imports", imports, []));
  }
  for (const [name, wanted] of Object.entries(OF_TESTING)) {
    const imports = new Set(await importsOf(join(PROJECT, "dist", name)));
    step(`dist/${name} imports ${wanted.join(" and ")}, and nothing else`, () =>
      assertEqual("imports", [...imports].toSorted(), wanted),
    );
  }
  const code = await bundled('export * from "./dist/index.js"; export * from "./dist/tokens.js";');
  const inContext = (call: string): unknown =>
    runInNewContext(`const module = { exports: {} };\n${code}\n${call.replaceAll("library.", "module.exports.")}`);
  step("formats with the globals of the language alone", () =>
    assertEqual("text", inContext(`library.formatQwen3(${REQUEST}).text`), PROMPT),
  );
  step("encodes with them", () =>
    assertEqual("labels", inContext(`JSON.stringify(${ENCODE})`), JSON.stringify(LABELS)),
  );
}

/** With a tokenizer whose tokens are single characters. */
const ENCODE =
  'library.encodeChat(library.formatQwen3([{ role: "assistant", content: "Hi" }]), ' +
  "(text) => Array.from(text, (character) => character.charCodeAt(0))).labels";
const HEADER = "<|im_start|>assistant\n".length - "<|im_start|>".length + 1;
const LABELS = [...Array<number>(HEADER).fill(-100), 72, 105, 151_645, 10];

/** One CommonJS file. */
async function bundled(contents: string): Promise<string> {
  const options = { bundle: true, write: false, format: "cjs", platform: "neutral", logLevel: "error" } as const;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: PROJECT }, ...options });
  return outputFiles.map(({ text }) => text).join("");
}

/** All that a module imports or requires, dynamic imports with a literal name included. */
async function importsOf(path: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [path],
    bundle: true,
    packages: "external",
    external: ["node:*"],
    metafile: true,
    write: false,
    format: "esm",
    logLevel: "silent",
  });
  return Object.values(metafile.outputs).flatMap((output) => output.imports.map((each) => each.path));
}
