import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fingerprint } from "../src/detect.ts";
import { scriptCommand } from "./script-command.ts";

const program = scriptCommand("pin-template")
  .description("Prints what the project writes down of an official template text, and where.")
  .argument("<id>", "of the template: qwen3.9")
  .argument("<file>", "its text");
const [id = "", file = ""] = program.parse().args;

const text = readText(file);
console.log(`golden/manifest.json
      "id": "${id}",
      "sha256": "${sha256(text)}",
      "fingerprint": "${fingerprint(text)}",

src/detect.ts
${id} ${fingerprint(text)}

src/cli/detect/official-sha256.ts
  "${id}": "${sha256(text.replace(/\n+$/, ""))}",`);

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return program.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function sha256(data: string): string {
  return createHash("sha256").update(data).digest("hex");
}
