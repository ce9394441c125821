import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build, type BuildResult } from "esbuild";
import buildIfStale from "../spec/support/build.ts";
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
  { name: "qwen3-format/runtimes", code: 'export * from "./dist/runtimes.js";', limit: kilobytes(25.25) },
  { name: "qwen3-format/messages", code: 'export * from "./dist/messages.js";', limit: kilobytes(8) },
  { name: "qwen3-format/tokens", code: 'export * from "./dist/tokens.js";', limit: kilobytes(8) },
  // Without the golden cases, which are loaded when they are asked for.
  { name: "qwen3-format/testing", code: 'export * from "./dist/testing.js";', limit: kilobytes(32.5) },
] as const;

buildIfStale();
for (const { name, code, limit } of ENTRIES) {
  const bytes = await measure(name, code);
  if (bytes <= limit) continue;
  console.error(`${bytes} bytes gzipped are over the limit of ${limit}.`);
  process.exitCode = 1;
}
if (files) await listFiles();

/** Prints a line, and returns the bytes after gzip. */
async function measure(name: string, code: string): Promise<number> {
  const { outputFiles } = await bundle(code);
  const contents = Buffer.concat(outputFiles.map((file) => file.contents));
  const gzip = gzipSync(contents, { level: 9 }).length;
  const brotli = brotliCompressSync(contents).length;
  console.log(`${name.padEnd(22)} ${contents.length} bytes minified, ${gzip} gzip, ${brotli} brotli`);
  return gzip;
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
