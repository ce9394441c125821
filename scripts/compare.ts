import { createReadStream, existsSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { unreadKnobs } from "../src/testing/arbitraries/knobs.ts";
import { readLines } from "../src/cli/lines.ts";
import { parseJson, templateIds } from "../src/index.ts";
import { isMembers, memberOf } from "../src/members.ts";
import { isMap } from "../src/objects.ts";
import { templateOf } from "../src/templates/index.ts";
import { dumps } from "../src/python/dumps.ts";
import { difference } from "./difference.ts";
import { startOracle } from "./python.ts";
import { scriptCommand } from "./script-command.ts";

const program = scriptCommand("compare")
  .description(
    "Compares the library with Python Jinja on the requests of a JSON Lines file, for every template; options that a " +
      "template does not read are left out for it.",
  )
  .argument("<file>", "JSON Lines, or the same as .gz; options may stand in a member `kwargs`")
  .addHelpText("after", "\nThe official templates are read from the folder in QWEN3_TEMPLATES.");

const [file = ""] = program.parse().args;

if (!existsSync(file)) program.error(`error: there is no ${file}`);

const oracle = startOracle();
const tally = { requests: 0, texts: 0, errors: 0, differences: 0 };
for await (const line of readLines(openLines(file))) {
  if (line.length > 0) await compare(withOptions(Buffer.from(line).toString().trim()));
}
await oracle.close();
console.log(
  `${tally.requests} requests x ${templateIds.length} templates: ${tally.texts} texts and ${tally.errors} errors compared, ` +
    `${tally.differences} differences`,
);
if (tally.texts === 0) console.error("no text was compared: that shows nothing");
process.exitCode = tally.differences > 0 || tally.texts === 0 ? 1 : 0;

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

/** {"messages": …, "kwargs": {"enable_thinking": false}} -> …, "enable_thinking": false}, as text: numbers keep their spelling. */
function withOptions(request: string): string {
  const kwargs = memberOf(read(request), "kwargs") ?? {};
  if (!isMembers(kwargs) || isMap(kwargs))
    return program.error(`error: kwargs are no options: ${request.slice(0, 60)}…`);
  const members = Object.entries(kwargs).map(([name, value]) => `, ${dumps(name, "kwargs")}: ${dumps(value, name)}`);
  return withMembers(request, members.join(""));
}

/** Nothing for what is no JSON, about which both have something to say. */
function read(request: string): unknown {
  try {
    return parseJson(request);
  } catch {
    return undefined;
  }
}

/** Put at the end, where they replace members of the same name: of duplicates the last one holds. */
function withMembers(request: string, members: string): string {
  return request.replace(/\}$/, () => `${members}}`);
}

function openLines(path: string): AsyncIterable<Uint8Array> {
  const bytes = createReadStream(path);
  return path.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
}
