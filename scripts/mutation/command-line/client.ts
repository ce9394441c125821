import { buildSync } from "esbuild";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import type { Call, Outcome, Start } from "./protocol.ts";

/** The command line did not end. */
export class Endless extends Error {}

/** The thread in which the command line runs; who asks for a run waits for its end. */
export class CommandLine {
  readonly #project: string;
  readonly #copy: string;
  readonly #answered = new Int32Array(new SharedArrayBuffer(4));
  #thread: { readonly worker: Worker; readonly port: MessagePort } | undefined;

  constructor(project: string, copy: string) {
    this.#project = project;
    this.#copy = copy;
  }

  /** Before a run: after one that did not end there is no thread any more. */
  async ready(): Promise<void> {
    if (this.#thread !== undefined) return;
    const { port1, port2 } = new MessageChannel();
    const start: Start = { project: this.#project, copy: this.#copy, answered: this.#answered, port: port2 };
    const worker = new Worker(this.#threadFile(), { workerData: start, transferList: [port2] });
    await once(worker, "message");
    worker.unref();
    this.#thread = { worker, port: port1 };
  }

  /** Throws `Endless` where it takes longer than so many milliseconds. */
  run(call: Call, longest: number): Outcome {
    if (this.#thread === undefined) throw new Error("the thread of the command line has not started");
    const { worker, port } = this.#thread;
    Atomics.store(this.#answered, 0, 0);
    port.postMessage(call);
    if (Atomics.wait(this.#answered, 0, 0, longest) === "timed-out") {
      this.#thread = undefined;
      void worker.terminate();
      throw new Endless(`not done after ${Math.round(longest)} ms`);
    }
    return receiveMessageOnPort(port)?.message as Outcome;
  }

  /** In JavaScript: threads do not know tsx. */
  #threadFile(): string {
    const outfile = join(this.#copy, `thread-${process.pid}.js`);
    const entry = fileURLToPath(new URL("thread.ts", import.meta.url));
    buildSync({
      entryPoints: [entry],
      outfile,
      bundle: true,
      packages: "external",
      format: "esm",
      platform: "node",
    });
    return outfile;
  }

  async stop(): Promise<void> {
    await this.#thread?.worker.terminate();
    this.#thread = undefined;
  }
}
