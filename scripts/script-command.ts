import { Command } from "commander";

/** The command of a script. Wrong usage ends it with status 2: 1 is a difference, or a check that failed. */
export function scriptCommand(name: string): Command {
  return new Command(name).exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}
