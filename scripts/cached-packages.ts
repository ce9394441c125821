import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, PROJECT } from "./check-package/steps.ts";

/** A runtime could not be had; nothing was checked with it. */
export class UnavailableError extends Error {}

const CACHE = join(PROJECT, "node_modules", ".cache", "qwen3-format");

/** What is not a dependency of ours, because of its size. */
export interface CachedPackages {
  /** Of the folder. */
  readonly name: string;
  /** Versions by name, all of them exact. */
  readonly versions: Readonly<Record<string, string>>;
  /** Packages in place of others, as in package.json. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** For npm. */
  readonly flags?: readonly string[];
  /** For people: what is fetched, or left away. */
  readonly remark: string;
}

/** The node_modules folder with the packages, in which nothing is a dependency of ours; fetched when they are not there. */
export function cachedPackages({ name, versions, overrides = {}, flags = [], remark }: CachedPackages): string {
  const home = join(CACHE, name);
  const folder = join(home, "node_modules");
  const wanted = Object.entries(versions);
  if (wanted.every(([each, version]) => versionIn(join(folder, each)) === version)) return folder;
  const packages = wanted.map(([each, version]) => `${each}@${version}`);
  console.log(`npm install ${packages.join(" ")}\n  into ${folder}, ${remark}`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), `${JSON.stringify({ private: true, overrides })}\n`);
  try {
    command("npm", ["install", "--prefix", home, ...QUIETLY, ...flags, ...packages], { cwd: home });
  } catch (error) {
    throw new UnavailableError(`${name} cannot be installed: ${messageOf(error)}`);
  }
  return folder;
}

const QUIETLY = ["--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];

function versionIn(folder: string): string | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version?: string };
  return version?.replace(/^v/, ""); // as packages of Node have it
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
