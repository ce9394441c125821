import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { scriptCommand } from "./script-command.ts";
import { tokenGoldens } from "./tokens/golden.ts";

const FILE = new URL("../golden/tokens.json", import.meta.url);
const SHOWN = 20; // differing lines listed

const program = scriptCommand("token-goldens")
  .description(
    "Writes golden/tokens.json: ids, assistant masks and offsets of golden cases, as transformers gives them. " +
      "Text and spans come from Python Jinja, ids and offsets from the Rust tokenizer.",
  )
  .option("--check", "compare with the file instead of writing it; exit status 1 on a difference")
  .addHelpText("after", "\nThe official templates are read from the folder in QWEN3_TEMPLATES.");

const { check = false } = program.parse().opts<{ check?: boolean }>();

const made = await tokenGoldens();
const count = made.split("\n").filter((line) => line.startsWith('{"id"')).length;
if (check) compare();
else {
  writeFileSync(FILE, made);
  console.log(`tokens.json: ${count} cases written, ${made.length} bytes`);
}

function compare(): void {
  const stored = existsSync(FILE) ? readFileSync(FILE, "utf8") : "";
  if (stored === made) return console.log(`tokens.json: as stored, ${count} cases`);
  const known = new Set(stored.split("\n"));
  const changed = made.split("\n").filter((line) => !known.has(line));
  console.log(`tokens.json: ${changed.length} lines are new or differ`);
  for (const line of changed.slice(0, SHOWN)) console.log(`  ${line.slice(0, 100)}`);
  process.exitCode = 1;
}
