import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { UnavailableError } from "../cached-packages.ts";
import { goldenModules } from "../build/golden-modules.ts";
import { PROJECT } from "../check-package/steps.ts";

/** Formats the golden cases in an engine that is too old for vitest; returns whether they come out as in Python. */
export async function passGoldens(program: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "old-engine-"));
  try {
    symlinkSync(join(PROJECT, "dist", "golden"), join(folder, "golden"));
    const outfile = join(folder, "goldens.mjs");
    const entryPoints = [join(PROJECT, "scripts", "engines", "goldens.ts")];
    const options = { bundle: true, format: "esm", platform: "node", target: "es2022", logLevel: "error" } as const;
    await build({ entryPoints, outfile, plugins: [goldenModules], ...options });
    const { status, error } = spawnSync(program, [outfile], { stdio: "inherit" });
    if (error !== undefined) throw new UnavailableError(`${program} does not run: ${error.message}`);
    return status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
