import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Specs that no mutant is run against, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "browser.spec.ts": "opens a browser on dist",
  "cli-detect.spec.ts": "runs dist in processes",
  "cli-encode-rows.spec.ts": "runs dist in processes",
  "cli-encode.spec.ts": "runs dist in processes",
  "cli-jsonl.spec.ts": "runs dist in processes",
  "cli-streaming.spec.ts": "runs dist in processes",
  "cli-view.spec.ts": "runs dist in processes",
  "cli.spec.ts": "runs dist in processes",
  "gguf-resources.spec.ts": "reads files in a process",
  "readme.spec.ts": "runs dist in processes",
  "runtimes-llama-server.spec.ts": "starts a llama-server",
  "lines.spec.ts": "about the command line",
  "visible.spec.ts": "about the command line",
  "probes.spec.ts": "about the command line",
  "properties.spec.ts": "random chats: what they find, a rule in another spec has to find",
  "limits.spec.ts": "large requests: slow",
};

/** What the README and the command line say of each template; a spec compares it with the README. */
const NAMES_OF_MODELS = "templates/models.ts";

/** A part of the source, and the specs that have to kill its mutants. */
export interface Scope {
  readonly name: string;
  /** Files and folders of src/; "" for what lies in src/ itself and is in no other scope. */
  readonly source: readonly string[];
  /** In this order: those that kill most come first, slow ones come last. */
  readonly specs: readonly string[];
}

const CORE_SPECS = [
  "errors",
  "tools",
  "omissions",
  "continued-omissions",
  "dropped-members",
  "family",
  "family-masks",
  "detect",
  "offsets",
  "security",
  "json",
  "control-tokens",
  "python",
  "golden",
  "segments",
  "golden-tags",
] as const;

export const SCOPES: readonly Scope[] = [
  { name: "core", source: ["", "clauses", "templates", "python"], specs: CORE_SPECS },
  {
    name: "masks",
    source: ["masks", "history.ts", "generation-prompt.ts", "chat.ts"],
    specs: ["family-masks", "masks", "training", "golden"],
  },
  { name: "tokens", source: ["tokens"], specs: ["tokens", "tokens-golden"] },
  {
    name: "messages",
    source: ["messages"],
    specs: [
      "messages",
      "messages-openai",
      "messages-ollama",
      "messages-ai-sdk",
      "messages-round-trip",
      "messages-properties",
    ],
  },
  { name: "runtimes", source: ["runtimes"], specs: ["runtimes", "runtimes-ai-sdk", "node-llama-cpp"] },
  { name: "gguf", source: ["gguf"], specs: ["gguf", "gguf-sources", "gguf-limits"] },
];

/** The source files of a scope: `src/masks/policy.ts`. */
export function sourceFiles(project: string, { source }: Scope): string[] {
  const names = readdirSync(join(project, "src"), { recursive: true, encoding: "utf8" });
  const all = names.filter((name) => name.endsWith(".ts"));
  const isNamed = (name: string, entry: string): boolean => name === entry || name.startsWith(`${entry}/`);
  const taken = new Set(SCOPES.flatMap((scope) => scope.source));
  const isOwn = (name: string): boolean =>
    name !== NAMES_OF_MODELS &&
    (source.some((entry) => isNamed(name, entry)) ||
      (source.includes("") && dirname(name) === "." && !taken.has(name)));
  return all
    .filter(isOwn)
    .map((name) => `src/${name}`)
    .toSorted();
}

/** Of the source and the specs of a scope, of what specs share, and of the golden cases where they are run. */
export function digest(project: string, scope: Scope): string {
  const specs = scope.specs.map((name) => `spec/${name}.spec.ts`);
  const support = readdirSync(join(project, "spec/support"), { recursive: true, encoding: "utf8" })
    .map((name) => `spec/support/${name}`)
    .filter((path) => statSync(join(project, path)).isFile());
  const golden = scope.specs.includes("golden") ? ["golden/cases.json"] : [];
  const hash = createHash("sha256");
  for (const file of [...sourceFiles(project, scope), ...specs, ...support.toSorted(), ...golden]) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(project, file)))
      .update("\0");
  }
  return hash.digest("hex");
}
