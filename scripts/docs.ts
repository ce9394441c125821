import configs from "../tsup.config.ts";
import { scriptCommand } from "./script-command.ts";

const program = scriptCommand("docs")
  .description(
    "Writes the API reference of all public entries, as HTML. An exported name without a comment, a link that leads " +
      "nowhere, and a type that is used but not exported are errors.",
  )
  .argument("[folder]", "where the pages go", "docs")
  .option("--check", "find these errors, and write nothing", false)
  .parse();
const [folder = ""] = program.processedArgs as string[];
const { check } = program.opts<{ check: boolean }>();

// typedoc asks for nothing else, and that when it is imported.
if (!process.stdout.isTTY) process.env["NO_COLOR"] ??= "1";
const { Application, OptionDefaults } = await import("typedoc");

/** By the name of the import, the source of each entry that has declarations. */
const entries = new Map(
  configs
    .filter(({ dts }) => dts !== undefined)
    .flatMap(({ entry }) => Object.entries(entry ?? {}))
    .map(([name, source]) => [name === "index" ? "qwen3-format" : `qwen3-format/${name}`, source]),
);

const application = await Application.bootstrap({
  entryPoints: [...entries.values()],
  sortEntryPoints: false,
  readme: "README.md",
  excludeInternal: true,
  intentionallyNotExported: ["Templates"], // where `KnobsOf` looks the knobs up
  highlightLanguages: [...OptionDefaults.highlightLanguages, "python"],
  skipErrorChecking: true, // `npm run typecheck` tells them better
  validation: { notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: true },
  // Whether the name and type of a property say enough, people decide.
  requiredToBeDocumented: ["Module", ...OptionDefaults.requiredToBeDocumented.filter((kind) => kind !== "Property")],
});

const { logger } = application;
const project = await application.convert();
if (project !== undefined) {
  application.validate(project);
  const modules = project.children?.map(({ name }) => name) ?? [];
  for (const [name, source] of entries) {
    if (!modules.includes(name)) logger.error(`${source} has no comment with @module ${name}`);
  }
  if (!check && logger.errorCount + logger.warningCount === 0) await application.generateDocs(project, folder);
}
if (project === undefined || logger.errorCount + logger.warningCount > 0) process.exitCode = 1;
else if (check) console.log(`${entries.size} entries, nothing is missing.`);
