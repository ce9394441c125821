import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
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
  "readme.spec.ts": "runs dist in processes",
  "runtimes-llama-server.spec.ts": "starts a llama-server",
  "lines.spec.ts": "about the command line",
  "visible.spec.ts": "about the command line",
  "probes.spec.ts": "about the command line",
  "properties.spec.ts": "random chats: what they find, a rule in another spec has to find",
  "limits.spec.ts": "large requests: slow",
};

/** A part of the source, and the specs that have to kill its mutants. */
export interface Scope {
  readonly name: string;
  /** Folders of src/; "" for the files in src/ itself. */
  readonly folders: readonly string[];
  /** In this order: those that kill most come first, slow ones come last. */
  readonly specs: readonly string[];
}

const CORE_SPECS = [
  "errors",
  "tools",
  "omissions",
  "continued-omissions",
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
] as const;

export const SCOPES: readonly Scope[] = [
  { name: "core", folders: ["", "clauses", "templates", "python"], specs: CORE_SPECS },
  { name: "masks", folders: ["masks"], specs: ["family-masks", "masks", "training", "golden"] },
  { name: "tokens", folders: ["tokens"], specs: ["tokens", "tokens-golden"] },
  {
    name: "messages",
    folders: ["messages"],
    specs: [
      "messages",
      "messages-openai",
      "messages-ollama",
      "messages-ai-sdk",
      "messages-round-trip",
      "messages-properties",
    ],
  },
  { name: "runtimes", folders: ["runtimes"], specs: ["runtimes", "runtimes-ai-sdk", "node-llama-cpp"] },
  { name: "gguf", folders: ["gguf"], specs: ["gguf", "gguf-sources", "gguf-limits"] },
];

/** The source files of a scope: `src/masks/policy.ts`. */
export function sourceFiles(project: string, { folders }: Scope): string[] {
  const all = readdirSync(join(project, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const isWithin = (name: string): boolean =>
    folders.some((folder) => (folder === "" ? dirname(name) === "." : name.startsWith(`${folder}/`)));
  return all
    .filter(isWithin)
    .map((name) => `src/${name}`)
    .toSorted();
}

/** Of the source and the specs of a scope, and of the golden cases where these are among its specs. */
export function digest(project: string, scope: Scope): string {
  const specs = scope.specs.map((name) => `spec/${name}.spec.ts`);
  const golden = scope.specs.includes("golden") ? ["golden/cases.json"] : [];
  const hash = createHash("sha256");
  for (const file of [...sourceFiles(project, scope), ...specs, ...golden]) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(project, file)))
      .update("\0");
  }
  return hash.digest("hex");
}
