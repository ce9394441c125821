import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { renderProbes } from "./jinja.ts";
import { OUT_OF_MEMORY, type ProbeRun } from "./probe-run.ts";

// The process that renders a text which may be anything. It renders in a second thread, so that the first can end it when
// the command is gone.

const NOT_INSTALLED =
  "It could only be compared by rendering it, which needs another package: npm install @huggingface/jinja";

if (isMainThread) {
  process.once("message", renderInThread);
  process.once("disconnect", () => process.exit());
} else {
  parentPort?.postMessage(await runOf(workerData as string), []);
}

function renderInThread(text: string): void {
  const thread = new Worker(new URL(import.meta.url), { workerData: text });
  thread.once("message", (run: ProbeRun) => process.send?.(run));
  thread.once("error", (error) => process.send?.({ failure: failureOf(error) } satisfies ProbeRun));
}

function failureOf(error: NodeJS.ErrnoException): string {
  return error.code === "ERR_WORKER_OUT_OF_MEMORY" ? OUT_OF_MEMORY : `It cannot be rendered: ${error.message}`;
}

async function runOf(text: string): Promise<ProbeRun> {
  try {
    return { renderings: await renderProbes(text) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    return { failure: NOT_INSTALLED };
  }
}
