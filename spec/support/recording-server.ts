import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it came in. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What comes back: JSON, or pieces of text one after the other. Status 200 unless it says otherwise. */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly pieces?: readonly string[];
  /** After the pieces the connection stays open. */
  readonly hangs?: boolean;
}

export interface RecordingServer {
  readonly url: string;
  readonly requests: readonly Recorded[];
  /** Resolves when a client has gone before its answer was over. */
  readonly gone: Promise<void>;
}

/** A server on a port of its own that writes down what it is asked, until the end of the test. */
export async function recordingServer(reply: (request: Recorded) => Reply): Promise<RecordingServer> {
  const requests: Recorded[] = [];
  let leave = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const server = createServer((incoming, response) => {
    void readBody(incoming).then((body) => {
      const request = { method: incoming.method ?? "", path: incoming.url ?? "", body };
      requests.push(request);
      response.on("close", () => {
        if (!response.writableFinished) leave();
      });
      return answer(response, reply(request));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, gone };
}

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}

async function answer(response: ServerResponse, { status = 200, json, pieces, hangs }: Reply): Promise<void> {
  response.writeHead(status, {
    "Content-Type": pieces === undefined ? "application/json" : "text/event-stream",
    Connection: "close",
  });
  for (const piece of pieces ?? [JSON.stringify(json ?? {})]) {
    response.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  if (hangs !== true) response.end();
}
