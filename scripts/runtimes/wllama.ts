import { build } from "esbuild";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromiumPath, openPage } from "../../spec/support/browser.ts";
import { exampleProject } from "../../spec/support/example-project.ts";
import { exampleWith } from "../../spec/support/readme.ts";
import { UnavailableError } from "../cached-packages.ts";

const ANSWER = "<think>\nok.\n</think>\n\nHi";
const PAGE = '<!doctype html><script type="module" src="/example.js"></script>';

/** Runs the example, bundled, in Chromium, with a model of ours in place of that on Hugging Face; returns what is wrong. */
export async function checkWllama(
  packages: Readonly<Record<string, string>>,
  model: string,
): Promise<string | undefined> {
  if (chromiumPath === undefined) throw new UnavailableError("there is no chromium: set CHROMIUM to the path of one");
  const example = exampleWith('"@wllama/wllama"');
  const wasm = readFileSync(join(packages["@wllama/wllama"] ?? "", "esm/wasm/wllama.wasm"));
  const files = { "/": PAGE, "/example.js": await bundled(example, packages), "/wllama.wasm": wasm };
  const { printed, complaints, close } = await openPage(files, huggingFace(example, readFileSync(model)));
  await close();
  // The engine has printed before it, what it thinks of the device.
  const isRight = complaints.length === 0 && printed.at(-1) === ANSWER;
  return isRight ? undefined : [...complaints, ...printed].join("\n");
}

/** As for a page; `checks` tell that it has come to its end. */
async function bundled(example: string, packages: Readonly<Record<string, string>>): Promise<string> {
  const resolveDir = exampleProject(packages);
  try {
    const { outputFiles } = await build({
      stdin: { contents: `${example}\nglobalThis.checks = {};\n`, resolveDir },
      ...({ bundle: true, write: false, format: "esm", platform: "browser", logLevel: "error" } as const),
    });
    return outputFiles.map(({ text }) => text).join("");
  } finally {
    rmSync(resolveDir, { recursive: true });
  }
}

/** What the example asks for there: the list of files, and the one. */
function huggingFace(example: string, model: Buffer): Record<string, string | Buffer> {
  const [, repo = "", file = ""] = /repo: "(.+?)", file: "(.+?)"/.exec(example) ?? [];
  const host = "https://huggingface.co";
  return {
    [`${host}/api/models/${repo}/tree/main?recursive=true`]: JSON.stringify([
      { type: "file", path: file, size: model.length },
    ]),
    [`${host}/${repo}/resolve/main/${file}`]: model,
    // A checksum, which is not checked where there is none.
    [`${host}/${repo}/raw/main/${file}`]: "",
  };
}
