import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** Specs that no mutant is run against, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "browser.spec.ts": "opens a browser on dist",
  "cli-detect-bounds.spec.ts": "waits for bounds of time and memory, which a busy machine comes to by itself",
  "cli-streaming.spec.ts": "watches dist in processes",
  "readme.spec.ts": "runs dist in processes",
  "runtimes-llama-server.spec.ts": "starts a llama-server",
  "gguf-resources.spec.ts": "reads files in a process",
  "properties.spec.ts": "random chats: what they find, a rule in another spec has to find",
  "hostile.spec.ts": "bad input in bulk: what it finds, a rule in another spec has to find",
  "robustness.spec.ts": "bad input in bulk: what it finds, a rule in another spec has to find",
  "limits.spec.ts": "large requests: slow",
  "nesting.spec.ts": "large requests: slow",
  "enumeration.spec.ts": "all conversations: slow, and the golden cases have to find it",
  "testing-arbitraries.spec.ts": "counts what is drawn at random: the weights of the kit are not mutated",
  "testing-built.spec.ts": "about dist",
  "testing-faults.spec.ts": "whole checks: slow; what makes them up has specs of its own",
  "readme-runtimes.spec.ts": "runs dist in processes",
  "docs.spec.ts": "about documents",
  "regular-expressions.spec.ts": "about the text of the source",
  "supply-chain.spec.ts": "about packages",
  "source-mutants.spec.ts": "about mutants",
  "template-mutants.spec.ts": "about mutants",
};

/** Files and folders of src/ that are not mutated. */
export const UNCHANGED: readonly string[] = [
  "templates/models.ts", // names of models; a spec compares them with the README
  // Another weight, or one fragment less, is another generator that is as good; what they must hold, their spec counts.
  "testing/arbitraries",
  "cli/main.ts", // calls `main` of program.ts
  // A process with bounds of time and memory, from outside and inside: its specs wait for them.
  "cli/detect/probe-run.ts",
  "cli/detect/jinja-process.ts",
  // Another request is as good a probe; that they tell the templates apart, scripts/check-detect.ts finds out.
  "cli/detect/probes",
];

/** A part of the source, and the specs that have to kill its mutants. */
export interface Scope {
  readonly name: string;
  /**
   * Files and folders of src/; "" for what lies in src/ itself and is in no other scope, and "cli/" for what lies in
   * src/cli itself.
   */
  readonly source: readonly string[];
  /** Specs run the command line, which starts no process then, but has its mutants. */
  readonly runsCommandLine?: boolean;
  /** In this order: those that kill most come first, slow ones come last. */
  readonly specs: readonly string[];
}

const CORE_SPECS = [
  "errors",
  "tools",
  "omissions",
  "continued-omissions",
  "dropped-members",
  "maps",
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
  { name: "request", source: ["request.ts"], specs: ["request"] },
  { name: "gguf", source: ["gguf"], specs: ["gguf", "gguf-sources", "gguf-limits"] },
  { name: "showing", source: ["showing"], specs: ["visible", "excerpts", "lines"] },
  {
    name: "testing",
    source: ["testing"],
    specs: [
      "testing-ask",
      "testing-judge",
      "testing-same-failure",
      "testing-shrink",
      "testing-report",
      "testing-options",
      "testing-reference",
      "testing-golden-files",
      "testing-rules",
      "testing-requests",
      "testing-corpus",
      "testing-check",
    ],
  },
  {
    name: "cli",
    source: ["cli/"],
    specs: ["cli-parts", "cli-terminal", "lines", "cli", "cli-help", "cli-encode-rows", "cli-encode", "cli-jsonl"],
    runsCommandLine: true,
  },
  { name: "cli-view", source: ["cli/view"], specs: ["cli-view-parts", "cli-view"], runsCommandLine: true },
  {
    name: "cli-detect",
    source: ["cli/detect"],
    specs: ["cli-detect-report", "cli-detect-texts", "cli-detect-verdict", "detect", "probes", "cli-detect"],
    runsCommandLine: true,
  },
  {
    name: "cli-conformance",
    source: ["cli/conformance"],
    specs: ["cli-conformance-parts", "cli-conformance-program", "cli-conformance"],
    runsCommandLine: true,
  },
];

/** The source files of a scope: `src/masks/policy.ts`. */
export function sourceFiles(project: string, { source }: Scope): string[] {
  const names = readdirSync(join(project, "src"), { recursive: true, encoding: "utf8" });
  const all = names.filter((name) => name.endsWith(".ts"));
  const isNamed = (name: string, entry: string): boolean =>
    name === entry || name.startsWith(`${entry}/`) || `${dirname(name)}/` === entry;
  const taken = new Set(SCOPES.flatMap((scope) => scope.source));
  const isOwn = (name: string): boolean =>
    !UNCHANGED.some((entry) => isNamed(name, entry)) &&
    (source.some((entry) => isNamed(name, entry)) ||
      (source.includes("") && dirname(name) === "." && !taken.has(name)));
  return all
    .filter(isOwn)
    .map((name) => `src/${name}`)
    .toSorted();
}
