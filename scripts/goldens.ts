import { spawnSync } from "node:child_process";
import { ORACLE, pythonWithJinja } from "./python.ts";

// `oracle.py goldens`, which has the help, with the Python that all scripts take.

const { status } = spawnSync(pythonWithJinja(), [ORACLE, "goldens", ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 130;
