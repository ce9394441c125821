import { spawnSync } from "node:child_process";
import { scriptCommand } from "./script-command.ts";

scriptCommand("audit")
  .description(
    "Asks the registry whether a vulnerability is known of any package that is installed, also for development.",
  )
  .addHelpText(
    "after",
    "\nExit status: 0 none is known, 1 some are, or npm cannot ask, 2 the registry cannot be reached or does not answer such questions.",
  )
  .parse();

/** Of `npm audit --json`: of an answer, and of none. */
interface Answer {
  readonly metadata?: {
    readonly vulnerabilities: { readonly total: number };
    readonly dependencies: { readonly total: number };
  };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
  /** What became of the question to the registry. */
  readonly message?: string;
  /** npm has not asked. */
  readonly error?: { readonly summary?: string };
}

const { stdout } = spawnSync("npm", ["audit", "--json"], { encoding: "utf8" });
const { metadata, vulnerabilities = {}, message, error } = answerOf(stdout);
if (message !== undefined) {
  console.error(`no answer: ${message}`);
  process.exitCode = 2;
} else if (metadata === undefined) {
  console.error(`npm audit failed: ${error?.summary ?? stdout}`);
  process.exitCode = 1;
} else {
  for (const [name, { severity, range }] of Object.entries(vulnerabilities))
    console.error(`${name} ${range}: ${severity}`);
  console.log(`${metadata.vulnerabilities.total} vulnerabilities known, of ${metadata.dependencies.total} packages`);
  process.exitCode = metadata.vulnerabilities.total > 0 ? 1 : 0;
}

function answerOf(output: string): Answer {
  try {
    return JSON.parse(output) as Answer;
  } catch {
    return {};
  }
}
