import { SingleBar } from "cli-progress";

export interface ProgressBar {
  advance(bytes: number): void;
  stop(): void;
}

const NONE: ProgressBar = { advance() {}, stop() {} };

/** A bar on standard error, where that is a terminal that the answers do not go to as well. */
export function startProgress(size: number | undefined): ProgressBar {
  if (size === undefined || size < SHORT || !process.stderr.isTTY || process.stdout.isTTY) return NONE;
  // With a hidden cursor, or its own handling of signals, Ctrl-C would leave the terminal without one, or not end the run.
  const bar = new SingleBar({
    format: "{bar} {percentage} %  {megabytes} MB  {eta_formatted} left",
    clearOnComplete: true,
  });
  let bytes = 0;
  bar.start(size, 0, { megabytes: "0" });
  return {
    advance(more) {
      bytes += more;
      bar.update(bytes, { megabytes: (bytes / 1e6).toFixed(1) });
    },
    stop: () => bar.stop(),
  };
}

// Done before a bar could be read.
const SHORT = 8 * 1024 * 1024;
