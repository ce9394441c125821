import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Browser, type Page } from "playwright-core";

const project = new URL("../../", import.meta.url);

/** Debian's, or the one that CHROMIUM names; `undefined` where there is none. */
export const chromiumPath: string | undefined = [process.env["CHROMIUM"], "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);

/** A page of a browser, and what came of it: errors, and requests for anything but the files of this project. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens spec/support/browser-page.html, with dist beside it and these files. The profile of the browser is new. */
export async function openPage(files: Readonly<Record<string, string>>): Promise<OpenedPage> {
  const { url, close } = await serve({ "/": read("spec/support/browser-page.html"), ...files });
  const browser = await launch();
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (!response.ok() && !response.url().endsWith("/favicon.ico")) {
      complaints.push(`${response.status()} ${response.url()}`);
    }
  });
  await page.goto(url);
  await page.waitForFunction("globalThis.checks !== undefined");
  return {
    page,
    complaints,
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

const TYPES: Readonly<Record<string, string>> = { js: "text/javascript", json: "application/json", txt: "text/plain" };

/** The files, and the modules of dist. */
async function serve(files: Readonly<Record<string, string>>): Promise<{ readonly url: string; close: () => void }> {
  const server = createServer(({ url = "" }, response) => {
    const isModule = /^\/dist\/(golden\/)?[\w.-]+\.js$/.test(url) && existsSync(new URL(url.slice(1), project));
    const body = isModule ? read(url.slice(1)) : files[url];
    const type = TYPES[url.split(".").at(-1) ?? ""] ?? "text/html";
    response.writeHead(body === undefined ? 404 : 200, { "Content-Type": `${type}; charset=utf-8` }).end(body);
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
