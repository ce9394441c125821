import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { chromium, type Browser, type Page, type Route } from "playwright-core";

const project = new URL("../../", import.meta.url);

/** Debian's, or the one that CHROMIUM names; `undefined` where there is none. */
export const chromiumPath: string | undefined = [process.env["CHROMIUM"], "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);

/** A page of a browser, and what came of it: errors, and requests for anything but the files of this project. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Texts of `console.log`. */
  readonly printed: readonly string[];
  readonly close: () => Promise<void>;
}

/** By path, or by URL. */
type Files = Readonly<Record<string, string | Buffer>>;

/**
 * Opens a page, usually spec/support/browser-page.html, with dist beside it and these files, and with what stands in for the
 * rest of the network. The profile of the browser is new.
 */
export async function openPage(files: Files, elsewhere: Files = {}): Promise<OpenedPage> {
  const { url, close } = await serve({ "/": checksPage(), ...files });
  const browser = await launch();
  const page = await browser.newPage();
  for (const [address, body] of Object.entries(elsewhere)) await page.route(address, answering(body));
  const complaints: string[] = [];
  const printed: string[] = [];
  page.on("console", (message) => void (message.type() === "log" && printed.push(message.text())));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) =>
    complaints.push(`${request.failure()?.errorText}: ${request.method()} ${request.url()}`),
  );
  page.on("response", (response) => {
    if (!response.ok() && !response.url().endsWith("/favicon.ico")) {
      complaints.push(`${response.status()} ${response.url()}`);
    }
  });
  await page.goto(url);
  await page
    .waitForFunction("globalThis.checks !== undefined", undefined, { timeout: 60_000 })
    .catch((error: unknown) => complaints.push(String(error)));
  return {
    page,
    complaints,
    printed,
    close: async () => {
      await browser.close();
      close();
    },
  };
}

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? "",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** To requests of any page. */
function answering(body: string | Buffer): (route: Route) => Promise<void> {
  return async (route) => route.fulfill({ headers: { "Access-Control-Allow-Origin": "*" }, body });
}

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
};

/** It does what it is asked by way of `checks`. */
export function checksPage(): string {
  return read("spec/support/browser-page.html");
}

/** The files, and the modules of dist; `posted` gets what a page sends. */
export async function serve(
  files: Files,
  posted?: (body: string) => void,
): Promise<{ readonly url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { method, url = "" } = request;
    if (method === "POST" && posted !== undefined) {
      void text(request).then(posted);
      response.writeHead(204).end();
      return;
    }
    const isModule = /^\/dist\/(golden\/)?[\w.-]+\.js$/.test(url) && existsSync(new URL(url.slice(1), project));
    const body = isModule ? read(url.slice(1)) : files[url];
    const type = TYPES[url.split(".").at(-1) ?? ""] ?? "text/html; charset=utf-8";
    response.writeHead(body === undefined ? 404 : 200, { "Content-Type": type }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

function read(path: string): string {
  return readFileSync(new URL(path, project), "utf8");
}
