import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const PROJECT: string = fileURLToPath(new URL("../..", import.meta.url));

/** The package is not as it should be; the message is for people. */
export class CheckError extends Error {}

/** Prints `ok NAME`, or throws a CheckError that starts with `not ok NAME`. */
export function step<T>(name: string, check: () => T): T {
  try {
    const result = check();
    console.log(`ok ${name}`);
    return result;
  } catch (error) {
    throw new CheckError(`not ok ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function assertEqual(what: string, actual: unknown, expected: unknown): void {
  const [was, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (was !== wanted) throw new Error(`${what}\n  expected ${wanted}\n  got      ${was}`);
}

export interface CommandOptions {
  readonly cwd: string;
  readonly input?: string;
}

/** Standard output of a command; throws with all that it wrote when it fails. */
export function command(name: string, args: readonly string[], { cwd, input = "" }: CommandOptions): string {
  const { status, stdout, stderr, error } = spawnSync(name, args, { cwd, input, encoding: "utf8", shell: ON_WINDOWS });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${name} ${args.join(" ")} exits ${status}\n${stdout}${stderr}`);
  return stdout;
}

const ON_WINDOWS = process.platform === "win32"; // npm and npx are scripts there
