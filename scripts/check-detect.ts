import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../golden/manifest.json" with { type: "json" };
import { compareWith } from "../src/cli/detect/compare.ts";
import { renderProbes } from "../src/cli/detect/jinja.ts";
import { verdictOf, type Verdict } from "../src/cli/detect/verdict.ts";
import { fingerprint } from "../src/detect.ts";
import { templateIds } from "../src/index.ts";
import { scriptCommand } from "./script-command.ts";

const program = scriptCommand("check-detect")
  .description(
    "Checks that `detect` knows each official text by its fingerprint and, where that is hidden, by its probes, and of " +
      "training templates which print the official text.",
  )
  .argument("[folder]", "of the template files; files that are missing are named (default: QWEN3_TEMPLATES)");

const folder = program.parse().args[0] ?? process.env["QWEN3_TEMPLATES"] ?? "";
if (folder === "") program.error("no template folder: name one, or set QWEN3_TEMPLATES");

const tally = { checked: 0, failed: 0, missing: 0 };
for (const row of manifest.templates) {
  await check(row.file, async (text, altered) => [
    ["its fingerprint is that of the manifest", fingerprint(text) === row.fingerprint],
    [`it is exactly ${row.id}`, isMatch(await verdict(text), "exact", row.id)],
    ["altered, it is equivalent to that", isMatch(altered, "equivalent", row.id)],
    ["and to no other template", (await equivalents(text)).join(" ") === row.id],
  ]);
}
for (const { file, text_of: id } of manifest.masks) {
  await check(file, async (text, altered) => [
    [`it is a variant of ${id}`, isMatch(await verdict(text), "variant", id)],
    ["altered, it is equivalent to that", isMatch(altered, "equivalent", id)],
  ]);
}
for (const { file, training_of: id } of manifest.training) {
  await check(file, async (text, altered) => [
    [`it is a variant of ${id}`, isMatch(await verdict(text), "variant", id)],
    ["altered, it is unknown", isMatch(altered, "unknown", null)],
  ]);
}
console.log(
  `${counted(tally.checked, "text")}, ${counted(tally.failed, "check")} failed, ${counted(tally.missing, "file")} missing`,
);
process.exitCode = tally.failed + tally.missing > 0 ? 1 : 0;

type Checks = readonly (readonly [rule: string, isMet: boolean])[];

/** `altered` is the verdict on the text with a comment, which hides the fingerprint and prints nothing. */
async function check(file: string, checksOf: (text: string, altered: Verdict) => Promise<Checks>): Promise<void> {
  const path = join(folder, file);
  if (!existsSync(path)) {
    tally.missing++;
    return console.log(`${file}: missing`);
  }
  const text = readFileSync(path, "utf8");
  const altered = await verdict(`{# altered #}\n${text}`);
  const failed = (await checksOf(text, altered)).filter(([, isMet]) => !isMet);
  tally.checked++;
  tally.failed += failed.length;
  console.log(`${file}: ${summary(altered)}`);
  for (const [rule] of failed) console.log(`  NOT: ${rule}`);
}

/** 1 check, 2 checks */
function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function verdict(text: string): Promise<Verdict> {
  return verdictOf(text, async (unknown) => ({ renderings: await renderProbes(unknown) }));
}

function isMatch({ match, id }: Verdict, wantedMatch: string, wantedId: string | null): boolean {
  return match === wantedMatch && id === wantedId;
}

/** The templates from which no probe tells the text. */
async function equivalents(text: string): Promise<readonly string[]> {
  const renderings = await renderProbes(text);
  return templateIds.filter((id) => compareWith(id, renderings).difference === undefined);
}

/** `equivalent to qwen3-coder-r2, 44 of 44 probes; not compared: image, …` */
function summary({ match, comparison, reason }: Verdict): string {
  if (comparison === undefined) return reason ?? match;
  const { id, equal, compared, skipped } = comparison;
  const left = skipped.length === 0 ? "" : `; not compared: ${skipped.map(({ probe }) => probe).join(", ")}`;
  return `${match}, ${id} in ${equal} of ${compared} probes${left}`;
}
