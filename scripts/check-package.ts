import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkConsumers } from "./check-package/consumers.ts";
import { checkBundles } from "./check-package/bundles.ts";
import { checkCore } from "./check-package/core.ts";
import { CheckError, command, PROJECT, step } from "./check-package/steps.ts";
import { checkTarball, pack } from "./check-package/tarball.ts";
import { scriptCommand } from "./script-command.ts";

scriptCommand("check-package")
  .description("Packs the package as npm would publish it, installs it into an empty project and uses it there.")
  .parse();

const folder = mkdtempSync(join(tmpdir(), "check-package-"));
try {
  const tarball = step("pack", () => pack(folder));
  checkTarball(tarball);
  step("publint", () => command("npx", ["--no-install", "publint", "run", tarball, "--strict"], { cwd: PROJECT }));
  step("are the types wrong", () =>
    command("npx", ["--no-install", "attw", tarball, "--profile", "node16", "--no-emoji"], { cwd: PROJECT }),
  );
  await checkCore();
  await checkBundles();
  checkConsumers(tarball, join(folder, "consumer"));
  console.log("The package is fit to publish.");
} catch (error) {
  if (!(error instanceof CheckError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
