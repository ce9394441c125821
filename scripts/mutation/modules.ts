import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { transformSync } from "esbuild";

const requireBuiltin = createRequire(import.meta.url);

type Exports = Record<string, unknown>;
type Body = (require: (name: string) => unknown, module: { exports: Exports }, exports: Exports, url: string) => void;

interface Compiled {
  readonly run: Body;
  /** What it imports, as written. */
  readonly imports: readonly string[];
}

/** Modules of one run: each is made once, as it is first imported. */
export type Registry = Map<string, Exports>;

/**
 * Loads TypeScript modules of the project afresh for every run, from code that is compiled once. Two forms of a source
 * file can be had: as it stands in the project, and with all its mutants, from the folder `mutated`.
 */
export class ModuleLoader {
  readonly #project: string;
  readonly #mutated: string;
  readonly #compiled = new Map<string, Compiled>();
  readonly #packages = new Map<string, Exports>();
  readonly #readsSource = new Map<string, boolean>();
  /** Modules that import nothing of the source, such as the golden answers; no specs. */
  readonly #kept: Registry = new Map();

  constructor(project: string, mutated: string) {
    this.#project = project;
    this.#mutated = mutated;
  }

  /** Imports the packages of a module and of all that it imports; `given` stand for packages of that name. */
  async prepare(path: string, given: Readonly<Record<string, Exports>>): Promise<void> {
    for (const [name, exports] of Object.entries(given)) this.#packages.set(name, exports);
    for (const name of this.#packageNames(path, new Set())) {
      if (name.startsWith("node:") || this.#packages.has(name)) continue;
      const exports = (await import(name)) as Exports;
      this.#packages.set(name, { __esModule: true, ...exports });
    }
  }

  /** Loads a package in CommonJS afresh, for the modules that are loaded from now on. */
  renew(name: string): void {
    delete requireBuiltin.cache[requireBuiltin.resolve(name)];
    this.#packages.set(name, { __esModule: true, default: requireBuiltin(name) });
  }

  /** The exports of a module. `isMutated` tells which source files have their mutants in them. */
  load(path: string, registry: Registry, isMutated: (path: string) => boolean): Exports {
    const isFresh = path.endsWith(".spec.ts") || this.#importsSource(path); // a spec declares its tests each time
    const modules = isFresh ? registry : this.#kept;
    const known = modules.get(path);
    if (known !== undefined) return known;
    const module = { exports: {} };
    modules.set(path, module.exports);
    const require = (name: string): unknown => {
      if (name.startsWith("node:")) return this.#packages.get(name) ?? requireBuiltin(name);
      if (!name.startsWith(".")) return this.#packages.get(name);
      return this.load(resolve(dirname(path), name), registry, isMutated);
    };
    const { run } = this.#compile(isMutated(path) ? this.#mutatedFile(path) : path);
    run(require, module, module.exports, pathToFileURL(path).href);
    modules.set(path, module.exports);
    return module.exports;
  }

  #mutatedFile(path: string): string {
    return join(this.#mutated, path.slice(this.#project.length));
  }

  #compile(file: string): Compiled {
    const known = this.#compiled.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(file, "utf8");
    const { code } = transformSync(text, {
      loader: file.endsWith(".json") ? "json" : "ts",
      format: "cjs",
      target: "node20",
      sourcefile: file,
      define: { "import.meta.url": "__url" },
      supported: { "dynamic-import": false },
    });
    const run = compileFunction(code, ["require", "module", "exports", "__url"], { filename: file }) as Body;
    const imports = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name);
    const compiled = { run, imports };
    this.#compiled.set(file, compiled);
    return compiled;
  }

  #importsSource(path: string): boolean {
    const known = this.#readsSource.get(path);
    if (known !== undefined) return known;
    this.#readsSource.set(path, false); // for a cycle
    const found =
      path.startsWith(join(this.#project, "src") + sep) ||
      this.#neighbours(path).some((next) => this.#importsSource(next));
    this.#readsSource.set(path, found);
    return found;
  }

  #neighbours(path: string): string[] {
    const names = this.#compile(path).imports.filter((name) => name.startsWith("."));
    return names.map((name) => resolve(dirname(path), name));
  }

  #packageNames(path: string, seen: Set<string>): string[] {
    if (seen.has(path)) return [];
    seen.add(path);
    const own = this.#compile(path).imports.filter((name) => !name.startsWith("."));
    return [...own, ...this.#neighbours(path).flatMap((next) => this.#packageNames(next, seen))];
  }
}
