import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeScriptedModel } from "./scripted-model.ts";

/** The llama-server on the path; `undefined` where there is none. */
export const llamaServer: string | undefined =
  spawnSync("llama-server", ["--version"]).error === undefined ? "llama-server" : undefined;

export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A llama-server with a model that answers by scripts of token ids; see `writeScriptedModel`. */
export async function startLlamaServer(
  scripts: readonly (readonly number[])[],
  addBos = false,
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "llama-server-"));
  const model = join(folder, "scripted.gguf");
  await writeScriptedModel(model, scripts, addBos);
  const port = String(await freePort());
  const options = [
    "--model",
    model,
    "--port",
    port,
    "--ctx-size",
    "4096",
    "--parallel",
    "1",
    "--no-webui",
    "--offline",
  ];
  const server = spawn("llama-server", options, { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  server.stderr.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-2000);
  });
  const ended = new Promise<void>((resolve) => {
    server.once("close", resolve);
  });
  const stop = async (): Promise<void> => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    if (await isReady(url)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`llama-server did not come up:\n${log}`);
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
