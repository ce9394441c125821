import { readFileSync } from "node:fs";

export const readme: string = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The insides of the fenced blocks of a language. */
export function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp("^```" + language + "\\n([^]*?)^```", "gm"))].map(([, inside = ""]) => inside);
}

/** The one program in JavaScript that imports this: `{ Ollama }`, or `"ai"`. */
export function exampleWith(imported: string): string {
  const isImport = (line: string): boolean => line.startsWith("import ") && line.includes(imported);
  const [example, ...more] = blocks("js").filter((block) => block.split("\n").some(isImport));
  if (example !== undefined && more.length === 0) return example;
  throw new Error(`${more.length + Number(example !== undefined)} examples in README.md import ${imported}`);
}
