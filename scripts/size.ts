import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build, type BuildResult } from "esbuild";
import buildIfStale from "../spec/support/build.ts";
import * as library from "../src/index.ts";
import { scriptCommand } from "./script-command.ts";

/** KB, less the 24 bytes by which one gzip differs from another. */
const kilobytes = (count: number): number => count * 1024 - 24;

const program = scriptCommand("size")
  .description("Measures the library as an application gets it: bundled and minified, against a limit for each part.")
  .option("--files", "tell the share of every source file", false);
const { files } = program.parse().opts<{ files: boolean }>();

const ENTRIES = [
  {
    name: "{ formatChat, qwen3 }",
    code: 'export { formatChat, qwen3 } from "./dist/index.js";',
    limit: kilobytes(7.5),
  },
  { name: "{ formatQwen3 }", code: 'export { formatQwen3 } from "./dist/index.js";', limit: kilobytes(12) },
  { name: "qwen3-format", code: 'export * from "./dist/index.js";', limit: kilobytes(15.5) },
  { name: "qwen3-format/runtimes", code: 'export * from "./dist/runtimes.js";', limit: kilobytes(25.5) },
  { name: "qwen3-format/messages", code: 'export * from "./dist/messages.js";', limit: kilobytes(8) },
  { name: "qwen3-format/tokens", code: 'export * from "./dist/tokens.js";', limit: kilobytes(8) },
  // Without the golden cases, which are loaded when they are asked for.
  { name: "qwen3-format/testing", code: 'export * from "./dist/testing.js";', limit: kilobytes(32.5) },
] as const;

buildIfStale();
// The README says how much the formatter takes with one template, whichever that is.
const largest = { ...(await largestTemplate()), limit: kilobytes(9.75) };
for (const { name, code, limit } of [largest, ...ENTRIES]) {
  const { contents, gzip, brotli } = await measure(code);
  console.log(`${name.padEnd(26)} ${contents} bytes minified, ${gzip} gzip, ${brotli} brotli`);
  if (gzip <= limit) continue;
  console.error(`${gzip} bytes gzipped are over the limit of ${limit}.`);
  process.exitCode = 1;
}
if (files) await listFiles();

interface Sizes {
  readonly contents: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** In bytes. */
async function measure(code: string): Promise<Sizes> {
  const { outputFiles } = await bundle(code);
  const contents = Buffer.concat(outputFiles.map((file) => file.contents));
  const gzip = gzipSync(contents, { level: 9 }).length;
  return { contents: contents.length, gzip, brotli: brotliCompressSync(contents).length };
}

/** Of the bundles with one template each, the one that takes the most bytes after gzip. */
async function largestTemplate(): Promise<{ readonly name: string; readonly code: string }> {
  let found = { name: "", code: "", gzip: 0 };
  for (const [exported, value] of Object.entries(library)) {
    if (typeof value !== "object" || !("showsThinking" in value)) continue; // no template
    const name = `{ formatChat, ${exported} }`;
    const code = `export ${name} from "./dist/index.js";`;
    const { gzip } = await measure(code);
    if (gzip > found.gzip) found = { name, code, gzip };
  }
  return found;
}

async function listFiles(): Promise<void> {
  const { metafile } = await bundle('export * from "./src/index.ts";');
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const rows = inputs.map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }));
  for (const { path, bytes } of rows.toSorted((a, b) => b.bytes - a.bytes)) {
    console.log(`${String(bytes).padStart(7)} ${path}`);
  }
}

async function bundle(code: string): Promise<BuildResult<{ metafile: true; write: false }>> {
  const resolveDir = fileURLToPath(new URL("..", import.meta.url));
  return build({
    stdin: { contents: code, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    external: ["fast-check", "./golden/*"],
    logLevel: "error", // not a word on chunks that are imported for nothing
    metafile: true,
    write: false,
  });
}
