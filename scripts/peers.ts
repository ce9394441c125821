import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { UnavailableError } from "./cached-packages.ts";
import { jinjaFormatter, jinjaName } from "./peers/jinja.ts";
import { wrapperFormatter, wrapperName } from "./peers/qwen-chat-wrapper.ts";
import { columnIn, sectionIn, withSection } from "./peers/readme.ts";
import { checkPeer, columnOf, exampleTable, peerTable, type Column } from "./peers/table.ts";
import { scriptCommand } from "./script-command.ts";

const { check } = scriptCommand("peers")
  .description(
    "Runs other formatters under qwen3-format/testing and writes the tables of README.md: @huggingface/jinja with the official " +
      "text, and QwenChatWrapper of node-llama-cpp, which is installed into node_modules/.cache the first time.",
  )
  .option("--check", "write nothing, and exit with 1 if the tables are not what they should be")
  .addHelpText("after", "\nWhere node-llama-cpp cannot be had, its column stays as it is; --check then exits with 2.")
  .parse()
  .opts<{ check?: boolean }>();

const README = "README.md";
const readme = readFileSync(README, "utf8");
const jinja = await checkPeer(jinjaFormatter);
const wrapper = await wrapperColumn();
const columns = [
  { name: jinjaName, column: columnOf(jinja) },
  { name: wrapperName, column: wrapper ?? columnIn(readme, 1) },
];
const written = formatted(withSection(readme, `${peerTable(jinja, columns)}\n\n${exampleTable(jinja, jinjaName)}`));
if (check !== true) writeFileSync(README, written);
else if (written === readme) console.log("ok the tables of README.md");
else console.log(`not ok the tables of README.md: npm run peers\n\n${sectionIn(written)}`);
if (check === true) process.exitCode = written === readme ? (wrapper === undefined ? 2 : 0) : 1;

async function wrapperColumn(): Promise<Column | undefined> {
  try {
    return columnOf(await checkPeer(await wrapperFormatter()));
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    console.error(`NOT CHECKED: ${error.message}`);
    return undefined;
  }
}

/** Tables are padded by prettier. */
function formatted(markdown: string): string {
  const prettier = ["node_modules/prettier/bin/prettier.cjs", "--stdin-filepath", README];
  return execFileSync(process.execPath, prettier, { input: markdown, encoding: "utf8" });
}
