import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Rendering } from "./rendering.ts";

/** What a text made of the probes, or why that is not known. */
export type ProbeRun = { readonly renderings: readonly Rendering[] } | { readonly failure: string };

/** Time for all texts of a file, in milliseconds. */
export const TIME = 10_000;
const MEGABYTES = 256;
export const OUT_OF_MEMORY: string = `Gave up rendering it: it takes more than ${MEGABYTES} MB of heap.`;

/** Runs the probes in a process that is ended when the time is up or its heap full, and that ends with this one. */
export async function runProbes(text: string, deadline: number): Promise<ProbeRun> {
  // Starting a process takes time, too, and a file may have 65,000 texts.
  if (Date.now() >= deadline) return OUT_OF_TIME;
  // Beside this file in dist.
  const child = fork(fileURLToPath(new URL("./jinja-process.js", import.meta.url)), {
    execArgv: [`--max-old-space-size=${MEGABYTES}`],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ProbeRun>((resolve, reject) => {
      timer = setTimeout(() => resolve(OUT_OF_TIME), Math.max(0, deadline - Date.now()));
      child.once("message", (run) => resolve(run as ProbeRun));
      // Some ways of filling the memory end the process before it can tell.
      child.once("exit", () => resolve({ failure: OUT_OF_MEMORY }));
      child.once("error", reject);
      child.send(text);
    });
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
  }
}

const OUT_OF_TIME: ProbeRun = { failure: `Gave up rendering it after ${TIME / 1000} s.` };
