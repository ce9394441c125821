import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { Command } from "commander";
import { build, type BuildResult } from "esbuild";

// 6 KB, less the 40 bytes by which one gzip differs from another.
const LIMIT = 6 * 1024 - 40;

const program = new Command("size")
  .description(`Measures the core as an application gets it: bundled and minified. Limit: ${LIMIT} bytes gzipped.`)
  .option("--files", "tell the share of every source file", false);
const { files } = program.parse().opts<{ files: boolean }>();

const ENTRIES = [
  { name: "everything", code: 'export * from "./dist/index.js";' },
  { name: "{ formatChat, qwen3 }", code: 'export { formatChat, qwen3 } from "./dist/index.js";' },
] as const;

let whole = 0;
for (const { name, code } of ENTRIES) whole = Math.max(whole, await measure(name, code));
if (files) await listFiles();
if (whole > LIMIT) {
  console.error(`${whole} bytes gzipped are over the limit of ${LIMIT}.`);
  process.exitCode = 1;
}

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
    metafile: true,
    write: false,
  });
}
