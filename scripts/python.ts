import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const ORACLE: string = fileURLToPath(new URL("oracle.py", import.meta.url));

/** What Python renders for a request, or the name and text of its exception. */
export interface PythonAnswer {
  readonly text?: string;
  readonly error?: string;
  /** With `--spans`: the bodies of `{% generation %}`, in code points. */
  readonly spans?: readonly Span[];
}

export type Span = readonly [start: number, end: number];

/** What the template itself says, by `raise_exception`: TemplateError: No messages provided. -> No messages provided. */
export function wordsOfTemplate(error = ""): string | undefined {
  return /^TemplateError: (.*)$/s.exec(error)?.[1];
}

/** The oracle as a co-process: one request line in, one answer line out. */
export interface Oracle {
  ask(request: string): Promise<PythonAnswer>;
  /** Many requests, without waiting for an answer in between. */
  askAll(requests: readonly string[]): Promise<PythonAnswer[]>;
  close(): Promise<void>;
}

/**
 * Starts `oracle.py answer`, with these options. Ends the whole run (status 2) when the co-process ends before its time;
 * it has said why itself.
 */
export function startOracle(...options: readonly "--spans"[]): Oracle {
  const child = spawn(pythonWithJinja(), [ORACLE, "answer", ...options], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting: ((line: string) => void)[] = [];
  let isClosing = false;
  child.stdin.on("error", () => undefined); // "close" follows
  child.on("close", () => {
    if (!isClosing) process.exit(2);
  });
  // Answers are ASCII, so readline's fondness for U+2028 does no harm.
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(line));
  const nextAnswer = async (): Promise<PythonAnswer> => {
    const line = await new Promise<string>((resolve) => waiting.push(resolve));
    return JSON.parse(line) as PythonAnswer;
  };
  return {
    ask(request) {
      child.stdin.write(`${request}\n`);
      return nextAnswer();
    },
    askAll(requests) {
      child.stdin.write(requests.map((request) => `${request}\n`).join(""));
      return Promise.all(requests.map(nextAnswer));
    },
    async close() {
      isClosing = true;
      child.stdin.end();
      await once(child, "close");
    },
  };
}

/** What answers: Python 3.11.7, jinja2 3.1.6 */
export function pythonVersions(): { readonly python: string; readonly jinja2: string } {
  const script =
    "import jinja2, json, platform; print(json.dumps({'python': platform.python_version(), 'jinja2': jinja2.__version__}))";
  const printed = execFileSync(pythonWithJinja(), ["-c", script], { encoding: "utf8" });
  return JSON.parse(printed) as ReturnType<typeof pythonVersions>;
}

/** `PYTHON`, or the first of the usual names that can import jinja2. Without one, ends the run (status 2). */
export function pythonWithJinja(): string {
  const found = findPython();
  if (found !== undefined) return found;
  const given = namedPython();
  console.error(
    given === undefined
      ? "no Python with jinja2 found: install python3-jinja2, or set PYTHON"
      : `PYTHON is ${given}, which cannot import jinja2`,
  );
  process.exit(2);
}

export function canRunPython(): boolean {
  return findPython() !== undefined;
}

function findPython(): string | undefined {
  const given = namedPython(); // it, and no other: another version may answer otherwise
  const names = given === undefined ? ["python3", "/usr/bin/python3", "python"] : [given];
  return names.find(canImportJinja);
}

function namedPython(): string | undefined {
  return process.env["PYTHON"] || undefined;
}

function canImportJinja(python: string): boolean {
  try {
    execFileSync(python, ["-c", "import jinja2"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
