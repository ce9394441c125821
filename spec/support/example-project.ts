import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A new folder as a reader has it, who has installed this package as built, and these, by name from where they are. */
export function exampleProject(packages: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  for (const [name, path] of Object.entries({ "qwen3-format": root, ...packages })) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(path, link, "junction");
  }
  return folder;
}

/** Packages of this project, for `exampleProject`. */
export function ownPackages(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, join(root, "node_modules", name)]));
}

/** What became of a program. */
export interface Outcome {
  readonly status: number | null;
  readonly printed: string;
  readonly complaints: string;
}

export interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  /** Code that runs before. */
  readonly before?: string;
}

/** Runs it in the folder, as `node example.mjs`. */
export async function runExample(
  folder: string,
  code: string,
  { env = {}, before = "" }: Circumstances = {},
): Promise<Outcome> {
  writeFileSync(join(folder, "before.mjs"), before);
  writeFileSync(join(folder, "example.mjs"), code);
  const options = { cwd: folder, env: { ...process.env, ...env }, timeout: 120_000 };
  const program = spawn(process.execPath, ["--import", "./before.mjs", "example.mjs"], options);
  const pieces = { printed: "", complaints: "" };
  program.stdout.setEncoding("utf8").on("data", (piece: string) => (pieces.printed += piece));
  program.stderr.setEncoding("utf8").on("data", (piece: string) => (pieces.complaints += piece));
  const status = await new Promise<number | null>((resolve) => {
    program.once("close", resolve);
  });
  return { status, ...pieces };
}
