import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./check-package/steps.ts";

/** Compiles a folder with the project's own compiler; returns what it says. */
export function typeErrors(folder: string, config: object): string | undefined {
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(PROJECT, "node_modules", "typescript", "bin", "tsc");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  return status === 0 ? undefined : stdout + stderr;
}
