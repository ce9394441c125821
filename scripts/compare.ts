import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Command } from "commander";
import { unreadKnobs } from "../src/testing/arbitraries/knobs.ts";
import { readLines } from "../src/cli/lines.ts";
import { templateIds } from "../src/index.ts";
import { templateOf } from "../src/templates/index.ts";
import { difference } from "./difference.ts";
import { startOracle } from "./python.ts";

const program = new Command("compare")
  .description(
    "Compares the library with Python Jinja on the requests of a JSON Lines file, for every template; options that a " +
      "template does not read are left out for it.",
  )
  .argument("<file>", "JSON Lines, or the same as .gz; options may stand in a member `kwargs`")
  .addHelpText("after", "\nThe official templates are read from the folder in QWEN3_TEMPLATES.");

const [file = ""] = program.parse().args;

const oracle = startOracle();
const tally = { requests: 0, texts: 0, errors: 0, differences: 0 };
for await (const line of readLines(openLines(file))) {
  if (line.length > 0) await compare(withoutKwargs(Buffer.from(line).toString().trim()));
}
await oracle.close();
console.log(
  `${tally.requests} requests x ${templateIds.length} templates: ${tally.texts} texts and ${tally.errors} errors compared, ` +
    `${tally.differences} differences`,
);
process.exitCode = tally.differences > 0 || tally.requests === 0 ? 1 : 0;

async function compare(request: string): Promise<void> {
  tally.requests++;
  for (const template of templateIds) {
    const unread = unreadKnobs(templateOf(template)).map((member) => `, "${member}": null`);
    const named = withMembers(request, `, "template": "${template}"${unread.join("")}`);
    const answer = await oracle.ask(named);
    tally[answer.text === undefined ? "errors" : "texts"]++;
    const found = difference(named, answer);
    if (found === undefined) continue;
    tally.differences++;
    console.log(`${request.slice(0, 60)}… with ${template}: ${found}`);
  }
}

/** {"messages": …, "kwargs": {"enable_thinking": false}} -> {"messages": …, "enable_thinking": false}, as text: numbers keep their spelling. */
function withoutKwargs(request: string): string {
  return request.replace(/, "kwargs": \{([^{}]*)\}/, (_, members: string) => (members === "" ? "" : `, ${members}`));
}

/** Put at the end, where they replace members of the same name: of duplicates the last one holds. */
function withMembers(request: string, members: string): string {
  return request.replace(/\}$/, () => `${members}}`);
}

function openLines(path: string): AsyncIterable<Uint8Array> {
  const bytes = createReadStream(path);
  return path.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
}
