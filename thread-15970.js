// scripts/mutation/command-line/thread.ts
import { join as join3, sep as sep2 } from "node:path";
import { parentPort, workerData } from "node:worker_threads";

// scripts/mutation/modules.ts
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { transformSync } from "esbuild";
var requireBuiltin = createRequire(import.meta.url);
var ModuleLoader = class {
  #project;
  #mutated;
  #compiled = /* @__PURE__ */ new Map();
  #packages = /* @__PURE__ */ new Map();
  #readsSource = /* @__PURE__ */ new Map();
  /** Modules that import nothing of the source, such as the golden answers; no specs. */
  #kept = /* @__PURE__ */ new Map();
  constructor(project2, mutated) {
    this.#project = project2;
    this.#mutated = mutated;
  }
  /** Imports the packages of a module and of all that it imports; `given` stand for packages of that name. */
  async prepare(path, given) {
    for (const [name, exports] of Object.entries(given)) this.#packages.set(name, exports);
    for (const name of this.#packageNames(path, /* @__PURE__ */ new Set())) {
      if (name.startsWith("node:") || this.#packages.has(name)) continue;
      const exports = await import(name);
      this.#packages.set(name, { __esModule: true, ...exports });
    }
  }
  /** Loads a package in CommonJS afresh, for the modules that are loaded from now on. */
  renew(name) {
    delete requireBuiltin.cache[requireBuiltin.resolve(name)];
    this.#packages.set(name, { __esModule: true, default: requireBuiltin(name) });
  }
  /** The exports of a module. `isMutated` tells which source files have their mutants in them. */
  load(path, registry, isMutated) {
    const isFresh = path.endsWith(".spec.ts") || this.#importsSource(path);
    const modules = isFresh ? registry : this.#kept;
    const known = modules.get(path);
    if (known !== void 0) return known;
    const module = { exports: {} };
    modules.set(path, module.exports);
    const require2 = (name) => {
      if (name.startsWith("node:")) return this.#packages.get(name) ?? requireBuiltin(name);
      if (!name.startsWith(".")) return this.#packages.get(name);
      return this.load(resolve(dirname(path), name), registry, isMutated);
    };
    const { run } = this.#compile(isMutated(path) ? this.#mutatedFile(path) : path);
    run(require2, module, module.exports, pathToFileURL(path).href);
    modules.set(path, module.exports);
    return module.exports;
  }
  #mutatedFile(path) {
    return join(this.#mutated, path.slice(this.#project.length));
  }
  #compile(file) {
    const known = this.#compiled.get(file);
    if (known !== void 0) return known;
    const text = readFileSync(file, "utf8");
    const { code } = transformSync(text, {
      loader: file.endsWith(".json") ? "json" : "ts",
      format: "cjs",
      target: "node20",
      sourcefile: file,
      define: { "import.meta.url": "__url" },
      supported: { "dynamic-import": false }
    });
    const run = compileFunction(code, ["require", "module", "exports", "__url"], { filename: file });
    const imports = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name);
    const compiled = { run, imports };
    this.#compiled.set(file, compiled);
    return compiled;
  }
  #importsSource(path) {
    const known = this.#readsSource.get(path);
    if (known !== void 0) return known;
    this.#readsSource.set(path, false);
    const found = path.startsWith(join(this.#project, "src") + sep) || this.#neighbours(path).some((next) => this.#importsSource(next));
    this.#readsSource.set(path, found);
    return found;
  }
  #neighbours(path) {
    const names = this.#compile(path).imports.filter((name) => name.startsWith("."));
    return names.map((name) => resolve(dirname(path), name));
  }
  #packageNames(path, seen) {
    if (seen.has(path)) return [];
    seen.add(path);
    const own = this.#compile(path).imports.filter((name) => !name.startsWith("."));
    return [...own, ...this.#neighbours(path).flatMap((next) => this.#packageNames(next, seen))];
  }
};

// scripts/mutation/command-line/own-process.ts
import { Readable, Writable } from "node:stream";
var Exit = class extends Error {
};
var LISTENED = ["exit", "SIGINT", "SIGTERM"];
async function withProcess({ args, input, env }, run) {
  const [stdout, stderr] = [recorder(), recorder()];
  const before = LISTENED.map((event) => new Set(process.rawListeners(event)));
  const original = describe(["stdin", "stdout", "stderr", "argv", "env", "exit"]);
  process.exitCode = void 0;
  let end = () => void 0;
  const ended = new Promise((resolve2) => end = resolve2);
  const onFault = (error) => {
    if (error instanceof Exit) return;
    stderr.write(error instanceof Error ? error.stack ?? error.message : String(error));
    end(1);
  };
  define({
    stdin: Readable.from(input.length === 0 ? [] : [input]),
    stdout,
    stderr,
    argv: [process.execPath, "cli.js", ...args],
    env: { ...env },
    exit: (status) => {
      end(status ?? statusSet());
      throw new Exit();
    }
  });
  process.on("uncaughtException", onFault);
  try {
    const status = await Promise.race([ended, run().then(statusSet, (error) => (onFault(error), ended))]);
    LISTENED.forEach((event, index) => leave(event, before[index]));
    return { stdout: stdout.bytes(), stderr: stderr.bytes(), status };
  } finally {
    process.off("uncaughtException", onFault);
    Object.defineProperties(process, original);
  }
}
function statusSet() {
  return Number(process.exitCode ?? 0);
}
function recorder() {
  const chunks = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(chunk);
      done();
    }
  });
  return Object.assign(stream, { bytes: () => Uint8Array.from(Buffer.concat(chunks)) });
}
function describe(names) {
  return Object.fromEntries(names.map((name) => [name, Object.getOwnPropertyDescriptor(process, name) ?? {}]));
}
function define(values) {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
  }
}
function leave(event, before) {
  for (const listener of process.rawListeners(event)) {
    if (before?.has(listener) === true) continue;
    if (event === "exit") listener();
    process.removeListener(event, listener);
  }
}

// scripts/mutation/command-line/packages.ts
import { Tokenizer } from "@huggingface/tokenizers";
import { fork } from "node:child_process";
import * as childProcess from "node:child_process";
import { EventEmitter } from "node:events";
import * as fs from "node:fs";
import { join as join2 } from "node:path";
function standIns(project2) {
  return {
    "node:fs": { ...fs, fstatSync: fstatSync2, readFileSync: readOnce() },
    "node:child_process": { ...childProcess, fork: forkOnce(join2(project2, "dist/jinja-process.js")) },
    "@huggingface/tokenizers": { Tokenizer: tokenizerOnce() }
  };
}
function fstatSync2(fd) {
  return fd === 0 ? { isFile: () => false, isDirectory: () => false } : fs.fstatSync(fd);
}
var LARGE = 1e6;
function readOnce() {
  const read = /* @__PURE__ */ new Map();
  return (path, encoding) => {
    const changed = fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    const key = `${path} ${changed}`;
    const text = read.get(key) ?? fs.readFileSync(path, encoding);
    if (text.length > LARGE) read.set(key, text);
    return text;
  };
}
function tokenizerOnce() {
  const made = /* @__PURE__ */ new WeakMap();
  return new Proxy(Tokenizer, {
    construct(_, [json, config]) {
      const tokenizer = made.get(json) ?? new Tokenizer(json, config);
      made.set(json, tokenizer);
      return tokenizer;
    }
  });
}
function parseOnce() {
  const made = /* @__PURE__ */ new Map();
  const { parse } = JSON;
  JSON.parse = (text, reviver) => {
    if (text.length < LARGE) return parse(text, reviver);
    const value = made.get(text) ?? parse(text, reviver);
    made.set(text, value);
    return value;
  };
}
function forkOnce(path) {
  const answers = /* @__PURE__ */ new Map();
  return (_path, options) => {
    let child;
    const stand = new EventEmitter();
    return Object.assign(stand, {
      kill: (signal) => child?.kill(signal),
      send(text) {
        if (answers.has(text)) return void setImmediate(() => stand.emit("message", answers.get(text)));
        child = fork(path, options);
        child.once("message", (answer) => answers.set(text, answer));
        for (const event of ["message", "exit", "error"]) child.on(event, (value) => stand.emit(event, value));
        child.send(text);
      }
    });
  };
}

// scripts/mutation/command-line/protocol.ts
var switches = globalThis["__stryker__"] ??= {};

// scripts/mutation/command-line/thread.ts
var { project, copy, answered, port } = workerData;
var PROGRAM = join3(project, "src/cli/program.ts");
var OWN = join3(project, "src/cli") + sep2;
parseOnce();
var loader = new ModuleLoader(project, copy);
await loader.prepare(PROGRAM, standIns(project));
port.on("message", async (call) => {
  const outcome = await outcomeOf(call);
  port.postMessage(outcome);
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});
parentPort?.postMessage("ready", []);
var FRESH = { currentTestId: "run", mutantCoverage: void 0 };
async function outcomeOf(call) {
  const { mutated, activeMutant, hitLimit } = call;
  const isMutated = (path) => path.startsWith(OWN) && (mutated === void 0 || path === mutated);
  Object.assign(switches, FRESH, { activeMutant, hitLimit, hitCount: hitLimit && 0 });
  const written = await withProcess(call, async () => {
    loader.renew("picocolors");
    const { main } = loader.load(PROGRAM, /* @__PURE__ */ new Map(), isMutated);
    await main();
  });
  return { ...written, passed: switches.mutantCoverage?.perTest["run"] ?? {}, hitCount: switches.hitCount ?? 0 };
}
